package vn.dcim.plant.model;

import java.util.List;

/**
 * The air of the server room in two lumps, the cold aisle and the rest, exchanging heat by the flow of air.
 *
 * <p>Air that the coolers send and the racks do not take passes by to the warm side; air that the racks want and the
 * coolers do not send comes round from it. All heat ends in the warm side.
 */
public final class Room {

    static final double COLD_JOULES_PER_KELVIN = 400_000;
    static final double HOT_JOULES_PER_KELVIN = 2_000_000;

    /** Walls and roof, in W/K. */
    static final double ENVELOPE = 400;

    /** Airflow of the IT equipment per watt: a rise of 11 K over the servers. */
    static final double CUBIC_METRES_PER_WATT = 1 / (11 * Cooler.AIR_JOULES);

    private final Noise moisture;
    private double cold = 20.5;
    private double hot = 29;
    private double outside = 31;
    private double grams = 7.9;

    Room(long seed) {
        moisture = new Noise(seed, "moisture", 0.25, 3600);
    }

    void step(double itWatts, double otherWatts, double outsideCelsius, List<Cooler> coolers) {
        outside = outsideCelsius;
        double sent = 0;
        double sentHeat = 0;
        double latent = 0;
        for (Cooler cooler : coolers) {
            double flow = cooler.airflow() * Cooler.AIR_JOULES;
            sent += flow;
            sentHeat += flow * cooler.supplyCelsius();
            latent += cooler.coolingPercent() / 100;
        }
        double wanted = Math.max(itWatts * CUBIC_METRES_PER_WATT, 0.2) * Cooler.AIR_JOULES;
        double around = Math.max(0, wanted - sent);
        double through = sent + around;
        double coldFlux = sentHeat + around * hot - through * cold;
        double hotFlux = through * cold + itWatts + otherWatts + ENVELOPE * (outside - hot) - through * hot;
        cold += coldFlux / COLD_JOULES_PER_KELVIN;
        hot += hotFlux / HOT_JOULES_PER_KELVIN;
        moisture.step();
        // why: moisture leaks in from outside and a working coil wrings it out down to about 7.6 g/kg
        grams += (18 - grams) / 40_000 + latent * Math.min(0, 7.6 - grams) / 4_000;
    }

    /** Air in front of the racks, in °C. */
    public double coldCelsius() {
        return cold;
    }

    /** Air behind the racks and at the coolers' inlet, in °C. */
    public double hotCelsius() {
        return hot;
    }

    /** In °C. */
    public double outsideCelsius() {
        return outside;
    }

    /** Water in the air, in g/kg. */
    public double grams() {
        return grams + moisture.value();
    }

    /** In front of the racks, in %. */
    public double humidity(double celsius) {
        return Math.clamp(Air.relativeHumidity(celsius, grams()), 1, 100);
    }
}
