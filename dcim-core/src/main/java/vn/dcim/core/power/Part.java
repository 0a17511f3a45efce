package vn.dcim.core.power;

import io.micronaut.core.annotation.Nullable;

/**
 * One part of the chain before something opens, and after.
 *
 * @param measure what it says of itself; {@link Measure#NONE} for what no program asks
 * @param was what it gets now
 * @param then what it gets once generators have started, where they are needed
 * @param last what it gets once batteries that carry then are flat
 * @param before what it carries now, in W: its own reading, or what {@link Loads} makes of those of others, as are those that follow
 * @param after what it carries then: the reading with what comes and goes
 * @param finallyAfter what it carries at last
 * @param isBudgeted whether some of this is budgeted and not read
 * @param limit what it may carry for long, in W; null where no rating is noted
 */
public record Part(
        ChainNode node,
        Measure measure,
        Supply was,
        Supply then,
        Supply last,
        double before,
        double after,
        double finallyAfter,
        boolean isBudgeted,
        @Nullable Double limit) {

    /** Below this, in W, nothing moves. */
    private static final double NOTHING = 1;

    boolean isTouched() {
        return was != then
                || was != last
                || Math.abs(after - before) > NOTHING
                || Math.abs(finallyAfter - before) > NOTHING;
    }

    /** Returns the most that it carries after. */
    public double most() {
        return Math.max(after, finallyAfter);
    }

    public boolean isOverloaded() {
        return limit != null && most() > limit;
    }
}
