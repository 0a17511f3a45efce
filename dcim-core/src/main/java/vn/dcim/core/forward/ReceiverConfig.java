package vn.dcim.core.forward;

import com.cloudbees.syslog.Facility;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.transport.Loopback;

/**
 * A receiver of the settings, {@code dcim.forward.receivers.<name>}.
 *
 * @param name lower-case letters, digits and hyphens, at most 40
 * @param address {@code tls://host:6514}; {@code tcp://} and {@code udp://} on this machine, or with an exception from encryption
 * @param caFile certificates (PEM) that the receiver's is signed with; null for those that Java trusts
 * @param certificate what the receiver is shown of us (PEM with its chain); null for nothing
 * @param privateKey its key (PEM); null where it stands in the file of the certificate
 * @param facility a word of syslog, such as {@code local0}, {@code audit}, {@code authpriv}
 * @param what {@code audit}, {@code alarm}, {@code seal}, {@code log}; null for all of them but the last
 * @param leastPriority of alarms: {@code low}, {@code medium}, {@code high}
 * @param language of what people read in a message, {@code vi} or {@code en}
 * @param history whether a receiver that is new gets what was written before it was there
 * @param longest a message may be, bytes; longer ones lose the ends of what stood before and after, and of the reason
 */
@EachProperty("dcim.forward.receivers")
public record ReceiverConfig(
        @Parameter String name,
        String address,
        @Nullable String caFile,
        @Nullable String certificate,
        @Nullable String privateKey,
        @Bindable(defaultValue = "local0") String facility,
        @Nullable List<String> what,
        @Bindable(defaultValue = "low") String leastPriority,
        @Bindable(defaultValue = "vi") String language,
        @Bindable(defaultValue = "true") boolean history,
        @Bindable(defaultValue = "8192") int longest) {

    /** What every receiver must be able to take: RFC 5425, 4.3.1. */
    private static final int LEAST_LONGEST = 2048;

    private static final int LONGEST_LONGEST = 1_000_000;

    /** What a datagram holds. */
    private static final int LONGEST_DATAGRAM = 65_000;

    private static final Set<String> PROTOCOLS = Set.of("tls", "tcp", "udp");

    public ReceiverConfig {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "dcim.forward.receivers", name, "a–z 0–9 -");
        }
        if (!isAddress(address)) {
            throw refused(name, "address", address, "tls://HOST:6514");
        }
        if (certificate == null && privateKey != null) {
            throw refused(name, "private-key", privateKey, "certificate + private-key");
        }
        if (!isOneOf(facility, Facility.values())) {
            throw refused(name, "facility", facility, words(Facility.values()));
        }
        what = what == null || what.isEmpty()
                // why: what other machines say is much, and not for every receiver
                ? Arrays.stream(ForwardKind.values())
                        .filter(kind -> kind != ForwardKind.LOG)
                        .map(ForwardKind::code)
                        .toList()
                : List.copyOf(what);
        for (String kind : what) {
            if (!isOneOf(kind, ForwardKind.values())) {
                throw refused(name, "what", kind, words(ForwardKind.values()));
            }
        }
        if (!isOneOf(leastPriority, AlarmPriority.values())) {
            throw refused(name, "least-priority", leastPriority, words(AlarmPriority.values()));
        }
        if (!language.equals("vi") && !language.equals("en")) {
            throw refused(name, "language", language, "vi, en");
        }
        int most = address.startsWith("udp:") ? LONGEST_DATAGRAM : LONGEST_LONGEST;
        if (longest < LEAST_LONGEST || longest > most) {
            throw refused(name, "longest", String.valueOf(longest), LEAST_LONGEST + " – " + most);
        }
    }

    URI uri() {
        return URI.create(address);
    }

    boolean isEncrypted() {
        return uri().getScheme().equals("tls");
    }

    boolean isDatagrams() {
        return uri().getScheme().equals("udp");
    }

    boolean isOnThisMachine() {
        return Loopback.is(uri().getHost());
    }

    Facility syslogFacility() {
        return Facility.valueOf(facility.toUpperCase(Locale.ROOT));
    }

    Set<ForwardKind> kinds() {
        return what.stream()
                .map(kind -> ForwardKind.valueOf(kind.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ForwardKind.class)));
    }

    /** Returns the priorities of alarms that are sent. */
    Set<AlarmPriority> priorities() {
        return EnumSet.range(
                AlarmPriority.valueOf(leastPriority.toUpperCase(Locale.ROOT)),
                AlarmPriority.values()[AlarmPriority.values().length - 1]);
    }

    /** Returns what names its path for good. */
    String pathKey() {
        return "receiver:" + name;
    }

    private static boolean isAddress(String address) {
        try {
            URI uri = URI.create(address);
            return PROTOCOLS.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() > 0
                    && uri.getPort() < 65_536
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null;
        } catch (IllegalArgumentException e) {
            // why: what is no address at all is a wrong one
            return false;
        }
    }

    private static boolean isOneOf(String word, Enum<?>[] known) {
        return word.equals(word.toLowerCase(Locale.ROOT))
                && Arrays.stream(known)
                        .anyMatch(one -> one.name().toLowerCase(Locale.ROOT).equals(word));
    }

    private static String words(Enum<?>[] known) {
        return Arrays.stream(known)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static DcimException refused(String receiver, String field, String value, String accepted) {
        return new DcimException(
                ErrorCode.INVALID_VALUE, "dcim.forward.receivers." + receiver + "." + field, value, accepted);
    }
}
