package vn.dcim.plant.model;

/** One feed of the public grid: three phases of 230 V at 50 Hz with small noise, present or not. */
public final class GridFeed {

    private static final double LOWEST_USABLE_VOLTS = 196;

    private final String name;
    private final Noise common;
    private final Noise[] phases;
    private final Noise frequency;
    private boolean present = true;
    private double level = 1;
    private double watts;
    private double wattHours;

    GridFeed(long seed, String name) {
        this.name = name;
        common = new Noise(seed, name + " volts", 1.8, 300);
        phases = new Noise[] {
            new Noise(seed, name + " L1", 0.6, 30),
            new Noise(seed, name + " L2", 0.6, 30),
            new Noise(seed, name + " L3", 0.6, 30)
        };
        frequency = new Noise(seed, name + " hertz", 0.02, 60);
    }

    void step(double loadWatts) {
        common.step();
        for (Noise phase : phases) {
            phase.step();
        }
        frequency.step();
        watts = live() ? loadWatts : 0;
        pass(1);
    }

    void pass(long seconds) {
        wattHours += watts * seconds / 3600;
    }

    public String name() {
        return name;
    }

    /** Takes the feed away or brings it back. */
    public void present(boolean on) {
        present = on;
    }

    /** Lowers or raises the voltage: 1 is nominal, 0.8 a deep sag. */
    public void level(double factor) {
        level = factor;
    }

    /** Whether a consumer can run on it. */
    public boolean live() {
        return volts(0) >= LOWEST_USABLE_VOLTS;
    }

    /** Phase to neutral, in V; phase 0 to 2. */
    public double volts(int phase) {
        return present ? level * (231 + common.value() + phases[phase].value()) : 0;
    }

    /** In Hz; 0 when dead. */
    public double hertz() {
        return present ? 50 + frequency.value() : 0;
    }

    /** In W, all phases. */
    public double watts() {
        return watts;
    }

    /** In A, with the load spread evenly at a power factor of 0.97. */
    public double amps(int phase) {
        double volts = volts(phase);
        return volts < 1 ? 0 : watts / 3 / volts / 0.97;
    }

    /** Delivered since the run began, in Wh. */
    public double wattHours() {
        return wattHours;
    }
}
