package vn.dcim.plant.model;

/** A three-phase rack distribution unit of 32 A; racks are spread over its phases. */
public final class Pdu {

    /** Rating of one phase, in A. */
    public static final double RATED_AMPS = 32;

    private static final double POWER_FACTOR = 0.96;

    private final String name;
    private final Ups supply;
    private final Breaker breaker;
    private final double[] watts = new double[3];
    private double wattHours;

    Pdu(String name, Ups supply, double wattHours) {
        this.name = name;
        this.supply = supply;
        breaker = new Breaker("Q-" + name, supply.name(), name);
        this.wattHours = wattHours;
    }

    void clear() {
        java.util.Arrays.fill(watts, 0);
    }

    void add(int phase, double load) {
        watts[phase] += load;
    }

    void step() {
        pass(1);
    }

    void pass(long seconds) {
        wattHours += watts() * seconds / 3600;
    }

    public String name() {
        return name;
    }

    public Ups supply() {
        return supply;
    }

    /** The breaker at its input. */
    public Breaker breaker() {
        return breaker;
    }

    public boolean live() {
        return breaker.closed() && supply.live();
    }

    /** In W, all phases. */
    public double watts() {
        return watts[0] + watts[1] + watts[2];
    }

    /** In W; phase 0 to 2. */
    public double watts(int phase) {
        return watts[phase];
    }

    /** Phase to neutral, in V. */
    public double volts(int phase) {
        return !live() ? 0 : supply.outputVolts() - 0.7 - 0.1 * phase;
    }

    /** In A. */
    public double amps(int phase) {
        return volts(phase) < 1 ? 0 : watts[phase] / POWER_FACTOR / volts(phase);
    }

    /** Apparent power, in VA. */
    public double voltAmps() {
        return watts() / POWER_FACTOR;
    }

    /** Delivered in its life, in Wh. */
    public double wattHours() {
        return wattHours;
    }
}
