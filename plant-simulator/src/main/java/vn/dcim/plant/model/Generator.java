package vn.dcim.plant.model;

/**
 * A diesel generator of 80 kVA (64 kW) with automatic start.
 *
 * <p>On a start signal: 2 s of pre-start, up to three cranks of at most 6 s (a healthy engine fires after 3 s) with pauses
 * of 8 s, 6 s to reach speed, 8 s of warm-up; ready to take load 19 s after the signal. When the signal ends it cools
 * down for 120 s without load.
 */
public final class Generator {

    /** Engine states, with the numbers of ComAp's InteliLite controllers. */
    public enum State {
        READY(1),
        NOT_READY(2),
        PRESTART(3),
        CRANKING(4),
        PAUSE(5),
        STARTING(6),
        RUNNING(7),
        LOADED(8),
        COOLING(10),
        STOP(11),
        SHUTDOWN(12);

        private final int code;

        State(int code) {
            this.code = code;
        }

        /** ComAp's number. */
        public int code() {
            return code;
        }
    }

    /** Controller modes, with ComAp's numbers. */
    public enum Mode {
        OFF(0),
        MANUAL(1),
        AUTO(2),
        TEST(3);

        private final int code;

        Mode(int code) {
            this.code = code;
        }

        /** ComAp's number. */
        public int code() {
            return code;
        }
    }

    /** Full electrical power, in W. */
    public static final double RATED_WATTS = 64_000;

    /** Size of the tank, in L. */
    public static final double TANK_LITRES = 400;

    static final int PRESTART_S = 2;
    static final int FIRING_S = 3;
    static final int CRANK_S = 6;
    static final int PAUSE_S = 8;
    static final int SPEED_UP_S = 6;
    static final int WARM_UP_S = 8;
    static final int COOL_DOWN_S = 120;
    static final int ATTEMPTS = 3;

    private static final double IDLE_LITRES_PER_HOUR = 2.2;
    private static final double LITRES_PER_KWH = 0.245;
    private static final double WEAK_BATTERY_VOLTS = 21.5;

    private final Noise volts;
    private final Noise speed;
    private State state = State.READY;
    private Mode mode = Mode.AUTO;
    private boolean refuses;
    private boolean weakBattery;
    private int inState;
    private int attempt;
    private int starts = 212;
    private int failedStarts = 3;
    private double runHours = 418.6;
    private double litres = 0.82 * TANK_LITRES;
    private double coolant = 38;
    private double watts;
    private double wattHours = 6_412_000;

    Generator(long seed) {
        volts = new Noise(seed, "G1 volts", 0.8, 15);
        speed = new Noise(seed, "G1 speed", 3, 10);
    }

    void step(boolean startSignal, double loadWatts) {
        volts.step();
        speed.step();
        inState++;
        boolean wanted = mode == Mode.TEST || mode == Mode.AUTO && startSignal;
        switch (state) {
            case READY, NOT_READY -> {
                attempt = 0;
                if (wanted) {
                    enter(State.PRESTART);
                } else {
                    state = mode == Mode.OFF ? State.NOT_READY : State.READY;
                }
            }
            case PRESTART -> after(PRESTART_S, State.CRANKING);
            case CRANKING -> crank();
            case PAUSE -> after(PAUSE_S, State.CRANKING);
            case STARTING -> after(SPEED_UP_S, State.RUNNING);
            case RUNNING, LOADED -> {
                if (wanted) {
                    state = warm() && loadWatts > 0 ? State.LOADED : State.RUNNING;
                } else {
                    enter(State.COOLING);
                }
            }
            case COOLING -> {
                if (wanted) {
                    enter(State.RUNNING);
                    inState = WARM_UP_S;
                } else {
                    after(COOL_DOWN_S, State.STOP);
                }
            }
            case STOP -> after(8, State.READY);
            case SHUTDOWN -> {
                // why: a real controller stays shut down until somebody resets the fault
            }
        }
        watts = state == State.LOADED ? loadWatts : 0;
        count(1);
        if (litres == 0 && isTurning()) {
            enter(State.SHUTDOWN);
        }
        double target = isTurning() ? 82 + 8 * watts / RATED_WATTS : 38;
        coolant += (target - coolant) / (isTurning() ? 180 : 1800);
    }

    /** Goes on as it is; one that runs dry stops with the next step. */
    void pass(long seconds) {
        count(seconds);
    }

    private void count(long seconds) {
        wattHours += watts * seconds / 3600;
        if (isTurning()) {
            runHours += seconds / 3600.0;
            litres = Math.max(0, litres - (IDLE_LITRES_PER_HOUR + LITRES_PER_KWH * watts / 1000) * seconds / 3600);
        }
    }

    private boolean isTurning() {
        return rpm() > 600;
    }

    private void crank() {
        if (inState == 1) {
            starts++;
            attempt++;
        }
        boolean fires = !refuses && litres > 0 && startBatteryVolts() >= WEAK_BATTERY_VOLTS - 4;
        if (fires && inState >= FIRING_S) {
            enter(State.STARTING);
        } else if (inState >= CRANK_S && attempt >= ATTEMPTS) {
            failedStarts++;
            enter(State.SHUTDOWN);
        } else if (inState >= CRANK_S) {
            enter(State.PAUSE);
        }
    }

    private void after(int seconds, State next) {
        if (inState >= seconds) {
            enter(next);
        }
    }

    private void enter(State next) {
        state = next;
        inState = 0;
    }

    private boolean warm() {
        return state == State.LOADED || inState >= WARM_UP_S;
    }

    /** Whether its voltage and speed are good and it is warm enough to take load. */
    public boolean available() {
        return (state == State.RUNNING || state == State.LOADED) && warm();
    }

    public State state() {
        return state;
    }

    public Mode mode() {
        return mode;
    }

    /** Turns the controller's mode switch. */
    public void mode(Mode position) {
        mode = position;
    }

    /** From now on the engine cranks without firing, or fires again. */
    public void refusesToStart(boolean on) {
        refuses = on;
    }

    /** Makes the start battery too weak to turn the engine, or sound again. */
    public void weakStartBattery(boolean on) {
        weakBattery = on;
    }

    /** Clears a shutdown, as the reset button does. */
    public void reset() {
        if (state == State.SHUTDOWN) {
            enter(State.READY);
            attempt = 0;
        }
    }

    /** Whether three attempts to start have failed, or it stopped for want of fuel, and nobody has reset it. */
    public boolean failed() {
        return state == State.SHUTDOWN;
    }

    /** In r/min. */
    public double rpm() {
        return switch (state) {
            case CRANKING -> weakBattery ? 40 : 180;
            case STARTING -> 180 + (1500 - 180) * Math.min(1.0, inState / (double) SPEED_UP_S);
            case RUNNING, LOADED, COOLING -> 1500 + speed.value();
            default -> 0;
        };
    }

    /** Phase to neutral, in V. */
    public double volts(int phase) {
        return rpm() > 1000 ? rpm() / 1500 * (230.5 + volts.value() + 0.4 * (phase - 1)) : 0;
    }

    /** In Hz. */
    public double hertz() {
        return rpm() > 1000 ? rpm() / 30 : 0;
    }

    /** In W. */
    public double watts() {
        return watts;
    }

    /** In A, spread evenly at a power factor of 0.95. */
    public double amps(int phase) {
        return volts(phase) < 1 ? 0 : watts / 3 / volts(phase) / 0.95;
    }

    /** Delivered in its life, in Wh. */
    public double wattHours() {
        return wattHours;
    }

    /** In V, nominal 24 V: charged 27, sinking while the starter turns. */
    public double startBatteryVolts() {
        double rest = weakBattery ? 19.6 : 27.1;
        return state == State.CRANKING ? rest - (weakBattery ? 6 : 4.5) : rest;
    }

    /** In °C; a heater keeps the standing engine at 38. */
    public double coolantCelsius() {
        return coolant;
    }

    /** In bar. */
    public double oilBar() {
        return rpm() > 1000 ? 4.6 - 0.012 * (coolant - 38) : 0;
    }

    /** In L. */
    public double fuelLitres() {
        return litres;
    }

    /** Fills or drains the tank to this many litres. */
    public void fuelLitres(double amount) {
        litres = Math.clamp(amount, 0, TANK_LITRES);
    }

    /** In %. */
    public double fuelPercent() {
        return 100 * litres / TANK_LITRES;
    }

    /** In L/h. */
    public double litresPerHour() {
        return rpm() > 600 ? IDLE_LITRES_PER_HOUR + LITRES_PER_KWH * watts / 1000 : 0;
    }

    /** In h. */
    public double runHours() {
        return runHours;
    }

    /** Attempts to start, in its life. */
    public int starts() {
        return starts;
    }

    /** Starts that were given up after the last attempt, in its life. */
    public int failedStarts() {
        return failedStarts;
    }
}
