package vn.dcim.core.work;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One thing that an order looks at, and what was found.
 *
 * @param version one more with each result
 * @param assetId null for the order as a whole
 * @param position from 0
 * @param choices of a choice, one per line
 * @param low the least number that is in order, itself included; null for none
 * @param high the greatest, itself included
 * @param result null before; done or not-done of a tick; the sha256 of a photo or signature
 * @param remark the reason, where the result is out of its limits
 */
@MappedEntity("work_item")
public record WorkItem(
        @Id @GeneratedValue @Nullable Long id,
        int version,
        long orderId,
        @Nullable Long assetId,
        int position,
        Kind kind,
        String textVi,
        String textEn,
        String choices,
        String unit,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        boolean required,
        @Nullable String result,
        String resultBy,
        @Nullable Instant resultAt,
        String remark) {

    /** The result of a tick that was made. */
    public static final String DONE = "done";
    /** The result of a tick that could not be made; it needs a reason. */
    public static final String NOT_DONE = "not-done";

    /** How it is answered. */
    public enum Kind {
        TICK,
        CHOICE,
        NUMBER,
        PHOTO,
        SIGNATURE,
        TEXT;

        /** Returns the word of the bundles. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is to be looked at, before it belongs to an order; as the item of the same names. */
    public record Draft(
            @Nullable Long assetId,
            Kind kind,
            String textVi,
            String textEn,
            List<String> choices,
            String unit,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            boolean required) {

        WorkItem of(long orderId, int position) {
            return new WorkItem(
                    null,
                    0,
                    orderId,
                    assetId,
                    position,
                    kind,
                    textVi,
                    textEn,
                    String.join("\n", choices),
                    unit,
                    low,
                    high,
                    required,
                    null,
                    "",
                    null,
                    "");
        }
    }

    /** Tells whether the result is a number out of its limits, or a tick that was not made. */
    public boolean isOutOfBand() {
        if (result == null) {
            return false;
        }
        if (kind != Kind.NUMBER) {
            return kind == Kind.TICK && result.equals(NOT_DONE);
        }
        BigDecimal number = new BigDecimal(result);
        return low != null && number.compareTo(low) < 0 || high != null && number.compareTo(high) > 0;
    }

    /** Tells whether it keeps its order from being finished. */
    public boolean holdsOpen() {
        return required && result == null || isOutOfBand() && remark.isEmpty();
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "work-item:" + id + " " + textVi;
    }
}
