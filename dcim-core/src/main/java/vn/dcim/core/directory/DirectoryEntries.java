package vn.dcim.core.directory;

import com.unboundid.ldap.sdk.Entry;
import io.micronaut.core.annotation.Nullable;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Person;

/** Reads what entries say of people. */
final class DirectoryEntries {

    /** userAccountControl, ADS_UF_ACCOUNTDISABLE (MS-ADTS 2.2.16). */
    private static final int DISABLED_BIT = 2;
    /** FILETIME counts tenths of microseconds since 1601. */
    private static final BigInteger TICKS_PER_SECOND = BigInteger.valueOf(10_000_000);

    private static final BigInteger SECONDS_FROM_1601_TO_1970 = BigInteger.valueOf(11_644_473_600L);
    /** accountExpires: never (MS-ADA1 2.1). */
    private static final String NEVER = "9223372036854775807";

    private final DirectorySettings settings;

    DirectoryEntries(DirectorySettings settings) {
        this.settings = settings;
    }

    /** Returns the attributes that have to be asked for. */
    String[] wanted() {
        List<String> wanted = new ArrayList<>(settings.attributes().values());
        wanted.addAll(List.of("memberOf", "userAccountControl"));
        if (settings.disabledAttribute() != null) {
            wanted.add(settings.disabledAttribute());
        }
        return wanted.toArray(String[]::new);
    }

    /** Returns the attributes that have to be asked for to list people. */
    String[] wantedOfLists() {
        List<String> wanted = new ArrayList<>(List.of(wanted()));
        wanted.addAll(List.of(
                "adminCount",
                "whenCreated",
                "createTimestamp",
                "lastLogonTimestamp",
                "authTimestamp",
                "pwdLastSet",
                "pwdChangedTime",
                "shadowLastChange",
                "pwdAccountLockedTime"));
        return wanted.toArray(String[]::new);
    }

    /** Reads what lists tell of a person; the password of one who has to change it at the next sign-in is of unknown age. */
    ListedPerson listed(Entry entry) {
        boolean active = settings.kind() == DirectoryKind.ACTIVE_DIRECTORY;
        String expires = entry.getAttributeValue(settings.attribute(DirectoryField.EXPIRES));
        Optional<Instant> expiry = expiry(expires);
        return new ListedPerson(
                name(entry),
                text(entry, DirectoryField.FULL_NAME, 200),
                text(entry, DirectoryField.UNIT, 200),
                isDisabled(entry),
                entry.hasAttribute("pwdAccountLockedTime"),
                // why: Active Directory marks members of its groups of administrators so (MS-ADTS 3.1.1.6.1)
                active ? "1".equals(entry.getAttributeValue("adminCount")) : null,
                date(entry, active ? "whenCreated" : "createTimestamp"),
                active ? fileTime(entry, "lastLogonTimestamp") : date(entry, "authTimestamp"),
                passwordChangedAt(entry, active),
                // why: both tell the instant from which on it is over
                expiry.map(end -> LocalDate.ofInstant(end.minusSeconds(1), CentreTime.ZONE))
                        .orElse(null),
                active && expires != null && expiry.isEmpty());
    }

    private static @Nullable Instant passwordChangedAt(Entry entry, boolean active) {
        if (active) {
            return fileTime(entry, "pwdLastSet");
        }
        Instant changed = date(entry, "pwdChangedTime");
        Long day = entry.getAttributeValueAsLong("shadowLastChange");
        return changed != null
                        || day == null
                        || day <= 0
                        || day > LocalDate.of(2200, 1, 1).toEpochDay()
                ? changed
                : LocalDate.ofEpochDay(day).atStartOfDay(CentreTime.ZONE).toInstant();
    }

    private static @Nullable Instant date(Entry entry, String attribute) {
        var date = entry.getAttributeValueAsDate(attribute);
        return date == null ? null : date.toInstant();
    }

    private static @Nullable Instant fileTime(Entry entry, String attribute) {
        String value = entry.getAttributeValue(attribute);
        return value == null || !value.matches("[0-9]{1,19}") || value.matches("0+") || value.equals(NEVER)
                ? null
                : instant(value);
    }

    private static Instant instant(String fileTime) {
        return Instant.ofEpochSecond(new BigInteger(fileTime)
                .divide(TICKS_PER_SECOND)
                .subtract(SECONDS_FROM_1601_TO_1970)
                .longValueExact());
    }

    String name(Entry entry) {
        return text(entry, DirectoryField.ACCOUNT, 100);
    }

    String id(Entry entry) {
        byte[] id = entry.getAttributeValueBytes(settings.attribute(DirectoryField.ID));
        if (id == null) {
            return "";
        }
        return settings.kind() == DirectoryKind.ACTIVE_DIRECTORY
                ? HexFormat.of().formatHex(id)
                : text(entry, DirectoryField.ID, 100);
    }

    Person person(Entry entry) {
        return new Person(
                text(entry, DirectoryField.FULL_NAME, 200),
                null,
                text(entry, DirectoryField.TELEPHONE, 50),
                text(entry, DirectoryField.MAIL, 200),
                text(entry, DirectoryField.UNIT, 200),
                text(entry, DirectoryField.POST, 200));
    }

    boolean isDisabled(Entry entry) {
        Integer control = entry.getAttributeValueAsInteger("userAccountControl");
        return control != null && (control & DISABLED_BIT) != 0 || isMarked(entry);
    }

    private boolean isMarked(Entry entry) {
        String attribute = settings.disabledAttribute();
        if (attribute == null || !entry.hasAttribute(attribute)) {
            return false;
        }
        String value = settings.disabledValue();
        return value == null
                || List.of(entry.getAttributeValues(attribute)).stream().anyMatch(value::equalsIgnoreCase);
    }

    boolean isExpired(Entry entry, Instant now) {
        return expiry(entry.getAttributeValue(settings.attribute(DirectoryField.EXPIRES)))
                .filter(end -> !now.isBefore(end))
                .isPresent();
    }

    private Optional<Instant> expiry(@Nullable String value) {
        if (value == null || !value.matches("[0-9]{1,19}") || value.equals(NEVER) || value.matches("0+")) {
            return Optional.empty();
        }
        if (settings.kind() == DirectoryKind.ACTIVE_DIRECTORY) {
            return Optional.of(instant(value));
        }
        long day = Long.parseLong(value);
        return day > LocalDate.MAX.toEpochDay() / 2
                ? Optional.empty()
                : Optional.of(
                        LocalDate.ofEpochDay(day).atStartOfDay(CentreTime.ZONE).toInstant());
    }

    private String text(Entry entry, DirectoryField field, int longest) {
        String value = entry.getAttributeValue(settings.attribute(field));
        if (value == null) {
            return "";
        }
        String text = value.strip();
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
