package vn.dcim.core.telemetry.block;

import vn.dcim.core.point.Quality;

/** The numbers by which history knows qualities; they are for ever. */
public final class QualityCode {

    public static final int GOOD = 0;
    public static final int UNCERTAIN = 1;
    public static final int STALE = 2;
    public static final int BAD = 3;

    private static final Quality[] QUALITIES = {Quality.GOOD, Quality.UNCERTAIN, Quality.STALE, Quality.BAD};

    private QualityCode() {}

    public static int of(Quality quality) {
        return switch (quality) {
            case GOOD -> GOOD;
            case UNCERTAIN -> UNCERTAIN;
            case STALE -> STALE;
            case BAD -> BAD;
        };
    }

    /** @param code its two lowest bits count */
    public static Quality quality(int code) {
        return QUALITIES[code & BAD];
    }

    /** Tells what {@link Quality#isUsable} does. */
    public static boolean isUsable(int code) {
        return code <= UNCERTAIN;
    }
}
