package vn.dcim.core.account.elevation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.account.Permission;
import vn.dcim.core.account.Role;

/**
 * Rights that somebody holds for a time in one session.
 *
 * @param id given by the database; null before
 * @param role of the account as it began; with another one it is over
 * @param permissions codes with commas between
 * @param document number of an order; empty for none
 * @param address where it was taken
 * @param endsAt from this instant on it holds no more
 * @param endedAt null while it goes on, or is over and nobody has looked yet
 * @param remark of whoever withdrew it
 */
@MappedEntity("elevation")
public record Elevation(
        @Id @GeneratedValue @Nullable Long id,
        long accountId,
        long sessionId,
        Role role,
        String permissions,
        String reason,
        String document,
        String address,
        Instant startedAt,
        Instant endsAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String ending,
        @Nullable String remark) {

    /** Why one ended. */
    public enum Ending {
        /** Its time was over. */
        TIME,
        /** Its owner gave it back. */
        RETURNED,
        /** An administrator ended it. */
        WITHDRAWN,
        /** The session ended. */
        SESSION,
        /** The account was suspended or ended, or got another role. */
        ACCOUNT;

        /** Returns the word of the database and of the bundles, such as {@code returned}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the rights as one text. */
    static String codes(Set<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::code).collect(Collectors.joining(","));
    }

    /** Returns what was taken; a word that is no permission any more gives nothing. */
    public Set<Permission> taken() {
        List<String> codes = List.of(permissions.split(","));
        Set<Permission> taken = EnumSet.noneOf(Permission.class);
        Arrays.stream(Permission.values())
                .filter(permission -> codes.contains(permission.code()))
                .forEach(taken::add);
        return taken;
    }

    /** Returns what of it holds at this moment: what its role may take on demand. */
    public Set<Permission> held() {
        return taken().stream()
                .filter(role::mayOnDemand)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    /** Tells whether it has not come to its end, as far as its own record says. */
    public boolean isRunning(Instant now) {
        return endedAt == null && now.isBefore(endsAt);
    }

    /** Returns the word for how it stands: {@code running}, or why it ended. */
    public String state(Instant now) {
        return isRunning(now) ? "running" : ending == null ? Ending.TIME.code() : ending;
    }

    /** Returns what the audit log says of whatever is done by it. */
    public String ground() {
        return "on demand: " + (document.isEmpty() ? "" : document + ": ") + reason;
    }
}
