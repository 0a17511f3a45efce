package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * One person goes, and what hangs on it is worked off.
 *
 * @param accountId null for a person without an account here
 * @param fullName as it was when the departure was opened, like unit and post
 * @param decision number of the document
 * @param lastDay the last working day
 * @param atOnce true where the rights ended when the departure was opened
 * @param termBefore last day of the account before; null for no end
 * @param endedAt when it was closed or withdrawn; null while it is worked off
 * @param withdrawnFor why; null unless it was opened by mistake
 */
@MappedEntity("departure")
public record Departure(
        @Id @GeneratedValue @Nullable Long id,
        @Nullable Long accountId,
        String fullName,
        String unit,
        String post,
        DepartureKind kind,
        String decision,
        LocalDate lastDay,
        boolean atOnce,
        @Nullable LocalDate termBefore,
        Instant openedAt,
        String openedBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String withdrawnFor) {

    /** How far it is. */
    public enum State {
        OPEN,
        CLOSED,
        WITHDRAWN;

        /** Returns the word of the bundles, such as {@code open}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state() {
        return endedAt == null ? State.OPEN : withdrawnFor == null ? State.CLOSED : State.WITHDRAWN;
    }
}
