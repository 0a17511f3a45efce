package vn.dcim.core.shift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One shift, from its begin up to but without its end.
 *
 * @param part of its pattern, such as {@code night}
 * @param title as people call it
 * @param day on which it begins, in the centre's time
 * @param handoverMinutes before and after its end in which both shifts sign
 */
@MappedEntity("shift")
public record Shift(
        @Id @GeneratedValue @Nullable Long id,
        String part,
        String title,
        LocalDate day,
        Instant beginsAt,
        Instant endsAt,
        int handoverMinutes) {

    public boolean covers(Instant at) {
        return !at.isBefore(beginsAt) && at.isBefore(endsAt);
    }

    /** Tells whether both have some time in common; that one ends as the other begins is none. */
    public boolean overlaps(Shift other) {
        return beginsAt.isBefore(other.endsAt) && other.beginsAt.isBefore(endsAt);
    }

    public Duration length() {
        return Duration.between(beginsAt, endsAt);
    }

    /** Returns the first instant at which it may be handed over. */
    public Instant handoverOpensAt() {
        return endsAt.minus(Duration.ofMinutes(handoverMinutes));
    }

    /** Returns the first instant at which signing is late. */
    public Instant handoverLateAt() {
        return endsAt.plus(Duration.ofMinutes(handoverMinutes));
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "shift:" + id + " " + day + " " + part;
    }
}
