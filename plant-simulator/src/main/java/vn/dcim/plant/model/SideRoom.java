package vn.dcim.plant.model;

/** A room beside that of the racks, one lump of air and walls: what stands in it warms it, a split unit with a thermostat cools it. */
public final class SideRoom {

    static final double JOULES_PER_KELVIN = 900_000;
    static final double COOLING_WATTS = 3_500;

    /** Walls to the rest of the building, which is 27 °C, in W/K. */
    private static final double ENVELOPE = 60;

    private static final double BESIDE_CELSIUS = 27;

    private final double on;
    private final double off;
    private final Noise draught;
    private double celsius;
    private boolean cooling;

    /**
     * A room that has been cooled for long.
     *
     * @param set what its thermostat is set to, in °C; the unit starts half a kelvin above it and stops half a kelvin below
     */
    SideRoom(long seed, String name, double set) {
        on = set + 0.5;
        off = set - 0.5;
        celsius = set;
        draught = new Noise(seed, name, 0.05, 300);
    }

    void step(double watts, boolean powered) {
        cooling = powered && (cooling ? celsius > off : celsius > on);
        celsius += (watts + ENVELOPE * (BESIDE_CELSIUS - celsius) - (cooling ? COOLING_WATTS : 0)) / JOULES_PER_KELVIN;
        draught.step();
    }

    /** Where its sensor hangs, in °C. */
    public double celsius() {
        return celsius + draught.value();
    }

    /** Whether its unit blows cold. */
    public boolean cooling() {
        return cooling;
    }
}
