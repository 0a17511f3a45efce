package vn.dcim.core.power;

import io.micronaut.core.annotation.Nullable;

/**
 * A UPS that carries from its battery.
 *
 * @param part before and after
 * @param read what the UPS itself says it would last at the present load, in s; null where it says nothing that can be used
 */
public record Battery(Part part, @Nullable Double read) {

    /** What a greater load costs over and above its share, after Peukert, for the lead batteries of a UPS. */
    private static final double PEUKERT = 1.2;

    /**
     * Returns how long it lasts at the new load, in s: the UPS's own figure, shorter as the load grows with Peukert's exponent, longer
     * only in proportion as it falls; null where the UPS says nothing.
     */
    public @Nullable Double lasts() {
        if (read == null || part.before() <= 0 || part.after() <= 0) {
            return read;
        }
        double ratio = part.before() / part.after();
        return read * (ratio < 1 ? Math.pow(ratio, PEUKERT) : ratio);
    }
}
