package vn.dcim.core.work.plan;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Something that is to be done by a day, at some assets of one place.
 *
 * @param manual its code
 * @param placeId null where nobody said where they stand
 * @param overall whether it belongs to the maintenance of the whole centre
 * @param causeText what the meter said; empty by the calendar
 * @param approvalId null till it is approved
 * @param orderId null till it is ordered
 */
@MappedEntity("maintenance_line")
public record PlanLine(
        @Id @GeneratedValue @Nullable Long id,
        int version,
        long planId,
        String manual,
        @Nullable Long placeId,
        LocalDate dueOn,
        boolean overall,
        Cause cause,
        String causeText,
        @Nullable Long approvalId,
        @Nullable Long orderId) {

    /** Why it is to be done. */
    public enum Cause {
        CALENDAR,
        METER;

        /** Returns the word of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    PlanLine moved(LocalDate day) {
        return new PlanLine(
                id, version + 1, planId, manual, placeId, day, overall, cause, causeText, approvalId, orderId);
    }

    PlanLine approved(long approval) {
        return new PlanLine(
                id, version + 1, planId, manual, placeId, dueOn, overall, cause, causeText, approval, orderId);
    }

    PlanLine ordered(@Nullable Long order) {
        return new PlanLine(
                id, version + 1, planId, manual, placeId, dueOn, overall, cause, causeText, approvalId, order);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "maintenance-line " + id + " " + manual;
    }
}
