package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import vn.dcim.core.CentreTime;

/**
 * An account as a list tells of it. Texts are empty and values null where the list says nothing, which is not known.
 *
 * @param id id of the import times 1,000,000 and the number in the list, so that a hundred thousand are stored at once
 * @param responsible who answers for the account of a machine
 * @param neverUsed true where the list says so
 * @param expiresOn the last day
 * @param neverExpires true where the list says so
 * @param leastLength of its password, in characters
 */
@MappedEntity("foreign_account")
public record ForeignAccount(
        @Id Long id,
        Long importId,
        String login,
        String fullName,
        String unit,
        @Nullable AccountState state,
        @Nullable Boolean administrator,
        @Nullable Boolean machine,
        String responsible,
        @Nullable Instant createdAt,
        @Nullable Instant lastUsedAt,
        boolean neverUsed,
        @Nullable Instant passwordChangedAt,
        @Nullable LocalDate expiresOn,
        boolean neverExpires,
        @Nullable Integer leastLength,
        @Nullable Boolean secondFactor,
        String grantedBy,
        String grantedFor,
        String grantDocument,
        @Nullable LocalDate grantedOn) {

    static final long MOST_IN_A_LIST = 100_000;
    private static final long NUMBERS = 1_000_000;

    /** Returns its number in the list, from 1. */
    public int number() {
        return (int) (id % NUMBERS);
    }

    /** Returns the name of the person who has it, or answers for it; empty where the list tells none. */
    public String personName() {
        return Boolean.TRUE.equals(machine) ? responsible : fullName;
    }

    /** Tells whether the list itself says who approved it. */
    public boolean isGranted() {
        return !grantedBy.isEmpty() && !(grantDocument.isEmpty() && grantedFor.isEmpty());
    }

    ForeignAccount in(long importId) {
        return new ForeignAccount(
                importId * NUMBERS + number(),
                importId,
                login,
                fullName,
                unit,
                state,
                administrator,
                machine,
                responsible,
                createdAt,
                lastUsedAt,
                neverUsed,
                passwordChangedAt,
                expiresOn,
                neverExpires,
                leastLength,
                secondFactor,
                grantedBy,
                grantedFor,
                grantDocument,
                grantedOn);
    }

    /** Returns the fields that tell otherwise of the account than another list does. */
    Set<ForeignField> differences(ForeignAccount other) {
        Set<ForeignField> differences = EnumSet.noneOf(ForeignField.class);
        Arrays.stream(ForeignField.values())
                .filter(field -> !text(field).equals(other.text(field)))
                .forEach(differences::add);
        return differences;
    }

    /** Returns a field as a file writes it, in words and days that {@link ListReader} reads again; empty for not known. */
    public String text(ForeignField field) {
        return switch (field) {
            case LOGIN -> login;
            case FULL_NAME -> fullName;
            case UNIT -> unit;
            case STATE -> state == null ? "" : state.code();
            case ADMINISTRATOR -> text(administrator);
            case MACHINE -> text(machine);
            case RESPONSIBLE -> responsible;
            case CREATED -> text(createdAt, false);
            case LAST_USED -> text(lastUsedAt, neverUsed);
            case PASSWORD_CHANGED -> text(passwordChangedAt, false);
            case EXPIRES -> neverExpires ? NEVER : expiresOn == null ? "" : expiresOn.toString();
            case LEAST_LENGTH -> leastLength == null ? "" : leastLength.toString();
            case SECOND_FACTOR -> text(secondFactor);
            case GRANTED_BY -> grantedBy;
            case GRANTED_FOR -> grantedFor;
            case GRANT_DOCUMENT -> grantDocument;
            case GRANTED_ON -> grantedOn == null ? "" : grantedOn.toString();
        };
    }

    /** What a file says of what did not happen, or will not. */
    static final String NEVER = "never";

    static String text(@Nullable Boolean value) {
        return value == null ? "" : value ? "yes" : "no";
    }

    static String text(@Nullable Instant at, boolean never) {
        return never
                ? NEVER
                : at == null
                        ? ""
                        : at.atZone(CentreTime.ZONE)
                                .toLocalDateTime()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()
                                .replace('T', ' ');
    }
}
