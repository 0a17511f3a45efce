package vn.dcim.plant.model;

/**
 * A precision cooling unit of 20 kW: a fan of at most 1.8 m³/s and a compressor that holds the supply air at its set point.
 * After a loss of power the fan comes back at once and the compressor after 60 s.
 */
public final class Cooler {

    /** Full sensible cooling power, in W. */
    public static final double RATED_WATTS = 20_000;

    /** Heat that a cubic metre of air carries for a kelvin, in J. */
    static final double AIR_JOULES = 1206;

    static final double MAX_AIRFLOW = 1.8;
    static final int COMPRESSOR_DELAY_S = 60;

    private final String name;
    private final Noise noise;
    private final Noise humidity;
    private boolean powered = true;
    private boolean failed;
    private boolean switchedOn = true;
    private double setpoint = 20;
    private double fan = 0.65;
    private double duty = 0.5;
    private double supply = 20;
    private double returned = 29;
    private double relativeHumidity = 45;
    private double dust = 0.2;
    private int readySeconds = COMPRESSOR_DELAY_S;
    private double fanHours = 21_340;
    private double compressorHours = 14_912;

    Cooler(long seed, String name) {
        this.name = name;
        noise = new Noise(seed, name, 0.15, 60);
        humidity = new Noise(seed, name + " humidity", 0.8, 900);
    }

    void step(boolean live, double hotCelsius, double grams) {
        powered = live;
        noise.step();
        humidity.step();
        readySeconds = fanRuns() ? readySeconds + 1 : 0;
        double wantedFan = fanRuns() ? Math.clamp(0.55 + 0.06 * (hotCelsius - 27), 0.5, 1) : 0;
        fan += (wantedFan - fan) / 8;
        if (fan < 0.02) {
            fan = 0;
        }
        returned = hotCelsius + noise.value();
        if (compressorRuns()) {
            // why: proportional on the error of the supply air, with the last duty as the integral part
            duty = Math.clamp(duty + 0.004 * (supply - setpoint), 0.1, 1);
        } else {
            duty = 0;
        }
        double reached = airflow() > 0.05 ? returned - coolingWatts() / (airflow() * AIR_JOULES) : hotCelsius;
        supply += (reached - supply) / 40;
        pass(1);
        relativeHumidity = Math.clamp(Air.relativeHumidity(returned, grams) + humidity.value(), 5, 99);
    }

    void pass(long seconds) {
        compressorHours += compressorRuns() ? seconds / 3600.0 : 0;
        fanHours += fan > 0 ? seconds / 3600.0 : 0;
        dust = Math.min(1, dust + seconds / (400 * 86_400.0));
    }

    private boolean fanRuns() {
        return powered && switchedOn && !failed;
    }

    public String name() {
        return name;
    }

    /** Stops the unit with a fault, or mends it. */
    public void failed(boolean on) {
        failed = on;
    }

    public boolean failed() {
        return failed;
    }

    /** Presses the unit's switch. */
    public void switchedOn(boolean on) {
        switchedOn = on;
    }

    public boolean switchedOn() {
        return switchedOn;
    }

    /** Whether the unit has its supply. */
    public boolean powered() {
        return powered;
    }

    /** Whether it moves air. */
    public boolean running() {
        return fanRuns();
    }

    public boolean compressorRuns() {
        return fanRuns() && readySeconds >= COMPRESSOR_DELAY_S;
    }

    /** In %. */
    public double fanPercent() {
        return 100 * fan;
    }

    /** In % of the full cooling power. */
    public double coolingPercent() {
        return 100 * duty;
    }

    /** In m³/s. */
    public double airflow() {
        return fan * MAX_AIRFLOW;
    }

    /** Taken out of the room, in W. */
    public double coolingWatts() {
        return duty * RATED_WATTS;
    }

    /** Drawn from the supply, in W: a coefficient of performance of 3.2 and a fan of 1.5 kW. */
    public double inputWatts() {
        return powered ? 60 + coolingWatts() / 3.2 + 1500 * fan * fan * fan : 0;
    }

    /** In °C. */
    public double supplyCelsius() {
        return supply;
    }

    /** In °C. */
    public double returnCelsius() {
        return returned;
    }

    /** Of the supply air, in °C. */
    public double setpointCelsius() {
        return setpoint;
    }

    /** Sets the wanted supply air, in °C. */
    public void setpointCelsius(double celsius) {
        setpoint = celsius;
    }

    /** Of the return air, in %. */
    public double returnHumidity() {
        return relativeHumidity;
    }

    /** Pressure loss over the filter, in Pa: rises with airflow and dust. */
    public double filterPascal() {
        return 180 * fan * fan * (1 + 1.5 * dust);
    }

    /** How dirty the filter is, 0 new to 1 clogged. */
    public void filterDust(double share) {
        dust = Math.clamp(share, 0, 1);
    }

    /** Whether the filter wants changing. */
    public boolean filterDirty() {
        return dust > 0.85;
    }

    /** In h. */
    public double fanHours() {
        return fanHours;
    }

    /** In h. */
    public double compressorHours() {
        return compressorHours;
    }
}
