package vn.dcim.plant.model;

/** Moist air at sea level. */
final class Air {

    private Air() {}

    /** Relative humidity in % of air with so many grams of water per kilogram (Magnus formula, 1013 hPa). */
    static double relativeHumidity(double celsius, double gramsPerKg) {
        double vapour = gramsPerKg / 1000 * 1013.25 / (0.622 + gramsPerKg / 1000);
        return 100 * vapour / (6.112 * Math.exp(17.62 * celsius / (243.12 + celsius)));
    }
}
