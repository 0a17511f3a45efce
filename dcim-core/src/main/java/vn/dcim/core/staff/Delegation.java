package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.dcim.core.account.Permission;

/**
 * Rights of one account given to another for a term.
 *
 * @param permissions codes with commas between
 * @param firstDay counts whole in the days of the centre, like the last
 * @param revokedAt when somebody ended it before; null when nobody did
 */
@MappedEntity("delegation")
public record Delegation(
        @Id @GeneratedValue @Nullable Long id,
        Long fromAccountId,
        Long toAccountId,
        String permissions,
        LocalDate firstDay,
        LocalDate lastDay,
        String reason,
        String document,
        Instant recordedAt,
        String recordedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {

    /** How it stands on a day. */
    public enum State {
        TO_COME,
        RUNNING,
        ENDED,
        REVOKED;

        /** Returns the word of the bundles, such as {@code to-come}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public State state(LocalDate today) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (today.isBefore(firstDay)) {
            return State.TO_COME;
        }
        return today.isAfter(lastDay) ? State.ENDED : State.RUNNING;
    }

    /** Returns what is given; a word that is no permission any more gives nothing. */
    public Set<Permission> given() {
        List<String> codes = List.of(permissions.split(","));
        Set<Permission> given = EnumSet.noneOf(Permission.class);
        Arrays.stream(Permission.values())
                .filter(permission -> codes.contains(permission.code()))
                .forEach(given::add);
        return given;
    }
}
