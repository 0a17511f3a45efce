package vn.dcim.core.floor;

/**
 * By which limits air is called warm.
 *
 * @param low least °C of the range that is right
 * @param high greatest
 */
public record HeatScale(double low, double high) {

    /** ASHRAE TC 9.9, recommended range at the inlet of the equipment, which TIA-942 refers to. */
    public static final HeatScale USUAL = new HeatScale(18, 27);

    /** How many bands there are: too cold, three thirds of the range, too warm, far too warm. */
    public static final int BANDS = 6;

    /** By how many K the range is left before it is far too warm. */
    private static final double FAR = 5;

    private static final int THIRDS = 3;

    /** Returns the band of a temperature, from 0 for too cold to 5 for far too warm; both limits belong to the range. */
    public int band(double celsius) {
        if (celsius < low) {
            return 0;
        }
        if (celsius > high) {
            return celsius > high + FAR ? BANDS - 1 : BANDS - 2;
        }
        return 1 + Math.min(THIRDS - 1, (int) (THIRDS * (celsius - low) / (high - low)));
    }

    /** Returns where a band begins, in °C. */
    public double from(int band) {
        return switch (band) {
            case 0 -> Double.NEGATIVE_INFINITY;
            case BANDS - 1 -> high + FAR;
            default -> low + (band - 1) * (high - low) / THIRDS;
        };
    }
}
