package vn.dcim.plant.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A rack of IT equipment with one or two feeds. With both feeds it draws half from each; with one, all from that one. It
 * shuts itself down at an inlet temperature of 45 °C and comes back below 35 °C.
 */
public final class Rack {

    private static final double SHUTDOWN_CELSIUS = 45;
    private static final double RESTART_CELSIUS = 35;

    private final String name;
    private final int phase;
    private final double nominalWatts;
    private final double recirculation;
    private final Pdu feedA;
    private final Pdu feedB;
    private final Breaker breakerA;
    private final Breaker breakerB;
    private final Noise noise;
    private final Noise air;
    private boolean tooHot;
    private double watts;
    private double inlet = 22;
    private double drift;

    Rack(long seed, int number, double nominalWatts, Pdu feedA, Pdu feedB) {
        name = "R%02d".formatted(number);
        phase = number % 3;
        this.nominalWatts = nominalWatts;
        this.feedA = feedA;
        this.feedB = feedB;
        breakerA = breaker(feedA);
        breakerB = breaker(feedB);
        // why: racks at the ends of the rows draw more of their own warm exhaust than those in the middle
        recirculation = 0.03 + 0.05 * Math.abs((number - 1) % 10 - 4.5) / 4.5;
        noise = new Noise(seed, name, 0.03, 600);
        air = new Noise(seed, name + " air", 0.12, 90);
    }

    private Breaker breaker(Pdu feed) {
        return feed == null ? null : new Breaker(feed.name().replace("PDU", "Q") + "-" + name, feed.name(), name);
    }

    void draw(double dayFactor) {
        noise.step();
        boolean a = isLive(feedA, breakerA);
        boolean b = isLive(feedB, breakerB);
        tooHot = tooHot ? inlet > RESTART_CELSIUS : inlet > SHUTDOWN_CELSIUS;
        watts = tooHot || !a && !b ? 0 : nominalWatts * dayFactor * (1 + noise.value());
        if (a) {
            feedA.add(phase, b ? watts / 2 : watts);
        }
        if (b) {
            feedB.add(phase, a ? watts / 2 : watts);
        }
    }

    private static boolean isLive(Pdu feed, Breaker breaker) {
        return feed != null && breaker.closed() && feed.live();
    }

    /** Whether one of its feeds at least is under voltage. */
    public boolean live() {
        return isLive(feedA, breakerA) || isLive(feedB, breakerB);
    }

    void breathe(double cold, double hot) {
        double target = cold + recirculation * (hot - cold) + air.step();
        inlet += (target - inlet) / 20;
    }

    public String name() {
        return name;
    }

    /** The feed from UPS-A's side, or null. */
    public Pdu feedA() {
        return feedA;
    }

    /** The feed from UPS-B's side, or null. */
    public Pdu feedB() {
        return feedB;
    }

    /** The breakers of its feeds, path A first. */
    public List<Breaker> breakers() {
        return Stream.of(breakerA, breakerB).filter(Objects::nonNull).toList();
    }

    /** In W. */
    public double watts() {
        return watts;
    }

    /** True temperature at the inlet, in °C. */
    public double inletCelsius() {
        return inlet;
    }

    /** What the sensor at the inlet shows, in °C. */
    public double sensorCelsius() {
        return inlet + drift;
    }

    /** Makes the sensor read too high by so many kelvin. */
    public void sensorDrift(double kelvin) {
        drift = kelvin;
    }

    /** In K. */
    public double sensorDrift() {
        return drift;
    }
}
