package vn.dcim.core.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * One thing to be done in a departure.
 *
 * @param what which one, such as a system and whom to tell; empty where the kind says all
 * @param dueOn the last day in time
 * @param outcome null while it is open
 * @param happenedOn when it was done, as the evidence says
 * @param document number of the paper that proves it; empty for none
 */
@MappedEntity("departure_item")
public record DepartureItem(
        @Id @GeneratedValue @Nullable Long id,
        Long departureId,
        ItemKind kind,
        String what,
        LocalDate dueOn,
        @Nullable Outcome outcome,
        @Nullable LocalDate happenedOn,
        String document,
        String remark,
        @Nullable Instant settledAt,
        @Nullable String settledBy) {

    /** What is noted of a decision that all administrators choose new passwords. */
    static final String ORDERED = "new passwords ordered";

    /** Tells whether it is the decision that all administrators choose new passwords. */
    public boolean isOrderOfPasswords() {
        return kind == ItemKind.ADMINISTRATOR_PASSWORDS && outcome == Outcome.DONE && remark.equals(ORDERED);
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        /** Not done, and the remark says why it need not be. */
        WAIVED;

        /** Returns the word of the bundles, such as {@code done}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
