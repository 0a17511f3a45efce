package vn.dcim.web.live;

import io.micronaut.core.annotation.Nullable;

/**
 * Where a value belongs, and the scale to draw it on.
 *
 * @param low least normal value in the point's unit; null when nothing is too low
 * @param high greatest normal value; null when nothing is too high
 */
public record NormalRange(@Nullable Double low, @Nullable Double high) {

    public static final NormalRange NONE = new NormalRange(null, null);

    public boolean isKnown() {
        return low != null || high != null;
    }

    boolean excludes(double value) {
        return low != null && value < low || high != null && value > high;
    }

    /** Returns the left end of the scale: as far below the range as the range is half wide, and never below zero for what starts there. */
    public double from() {
        if (low == null) {
            return Math.min(0, high);
        }
        return high == null ? Math.min(0, low) : low - (high - low) / 2;
    }

    /** Returns the right end of the scale. */
    public double to() {
        if (high == null) {
            return low + Math.max(Math.abs(low), 1);
        }
        return low == null ? high + Math.max(Math.abs(high) / 2, 1) : high + (high - low) / 2;
    }

    /** Returns where a value lies on the scale, from 0 to {@code width}. */
    public double place(double value, double width) {
        double share = (value - from()) / (to() - from());
        return Math.round(Math.clamp(share, 0, 1) * width * 10) / 10.0;
    }
}
