package vn.dcim.plant.model;

/**
 * A double-conversion UPS of 40 kVA (36 kW) with a battery of 10 kWh.
 *
 * <p>Discharging at P for a time t takes P·t/0.94 out of the battery. What it can give falls with the load, after Peukert:
 * above 5 kW a part (1 − (5 kW/P)^0.15) of its capacity stays behind. A worn battery keeps a quarter of its capacity.
 */
public final class Ups {

    /** Where the output comes from. */
    public enum Source {
        ONLINE,
        BATTERY,
        BYPASS,
        OFF
    }

    /** Full power of the inverter, in W. */
    public static final double RATED_WATTS = 36_000;

    /** Full apparent power, in VA. */
    public static final double RATED_VA = 40_000;

    static final double BATTERY_EFFICIENCY = 0.94;
    static final double DOUBLE_CONVERSION = 0.95;
    static final double CAPACITY_WH = 10_000;
    static final double WORN = 0.25;
    static final double CHARGER_WATTS = 3_000;
    static final double CHARGE_EFFICIENCY = 0.9;
    static final double PEUKERT_WATTS = 5_000;
    static final double PEUKERT = 0.15;
    static final int RESTART_S = 10;
    private static final double POWER_FACTOR = 0.95;

    private final String name;
    private final Noise output;
    private Source source = Source.ONLINE;
    private double health = 1;
    private boolean replace;
    private boolean bypassWanted;
    private double energyWh = CAPACITY_WH;
    private double loadWatts;
    private double chargeWatts;
    private double inputVolts = 230;
    private double inputHertz = 50;
    private double temperature = 25;
    private int onBatterySeconds;
    private int poweredSeconds = RESTART_S;
    private int transfers;

    Ups(long seed, String name) {
        this.name = name;
        output = new Noise(seed, name + " output", 0.2, 10);
    }

    void step(double volts, double hertz, boolean inputLive, double load) {
        output.step();
        inputVolts = volts;
        inputHertz = hertz;
        poweredSeconds = inputLive ? poweredSeconds + 1 : 0;
        Source before = source;
        source = next(inputLive);
        if (source == Source.BATTERY && before != Source.BATTERY) {
            transfers++;
        }
        loadWatts = source == Source.OFF ? 0 : load;
        chargeWatts = 0;
        if (source == Source.BATTERY) {
            onBatterySeconds++;
            energyWh = Math.max(0, energyWh - loadWatts / BATTERY_EFFICIENCY / 3600);
        } else {
            onBatterySeconds = 0;
            if (inputLive) {
                charge();
            }
        }
        double target = 25 + (source == Source.BATTERY ? 9 : 0) + 3 * chargeWatts / CHARGER_WATTS;
        temperature += (target - temperature) / 1800;
    }

    private Source next(boolean inputLive) {
        if (inputLive) {
            if (source == Source.OFF && poweredSeconds < RESTART_S) {
                return Source.OFF;
            }
            return bypassWanted ? Source.BYPASS : Source.ONLINE;
        }
        return source != Source.OFF && usableWh(loadWatts) > 0 ? Source.BATTERY : Source.OFF;
    }

    private void charge() {
        double missing = capacityWh() - energyWh;
        chargeWatts = Math.clamp(missing * 2, 0, CHARGER_WATTS);
        energyWh = Math.min(capacityWh(), energyWh + chargeWatts * CHARGE_EFFICIENCY / 3600);
    }

    /** What the battery can still give at this load before it is flat, in Wh. */
    double usableWh(double watts) {
        double keeps = watts <= PEUKERT_WATTS ? 0 : 1 - Math.pow(PEUKERT_WATTS / watts, PEUKERT);
        return Math.max(0, energyWh - keeps * capacityWh());
    }

    private double capacityWh() {
        return CAPACITY_WH * health;
    }

    public String name() {
        return name;
    }

    public Source source() {
        return source;
    }

    /** Whether the output is under voltage. */
    public boolean live() {
        return source != Source.OFF;
    }

    /** Puts the load on the bypass, or takes it back to the inverter. */
    public void bypass(boolean on) {
        bypassWanted = on;
    }

    /** Wears the battery out (a self-test then asks for its replacement), or puts a new, full one in. */
    public void worn(boolean on) {
        double charge = charge01();
        health = on ? WORN : 1;
        replace = on;
        energyWh = on ? charge * capacityWh() : capacityWh();
    }

    public boolean replaceBattery() {
        return replace;
    }

    /** Energy in the battery, in Wh. */
    public double energyWh() {
        return energyWh;
    }

    /** In %. */
    public double chargePercent() {
        return 100 * charge01();
    }

    private double charge01() {
        return energyWh / capacityWh();
    }

    /** How long the battery would carry the present load, in s; 0 once it is flat and the output is off. */
    public double runtimeSeconds() {
        if (source == Source.OFF) {
            return 0;
        }
        double watts = Math.max(loadWatts, 200);
        return usableWh(watts) * BATTERY_EFFICIENCY / watts * 3600;
    }

    /** Whether less than three minutes are left. */
    public boolean batteryLow() {
        return runtimeSeconds() < 180;
    }

    /** Time since it went on battery, in s; 0 when it is not. */
    public int onBatterySeconds() {
        return onBatterySeconds;
    }

    /** Times it went on battery since the run began. */
    public int transfers() {
        return transfers;
    }

    /** In V, of 192 cells: 436 on float, 408 falling to 336 on discharge. */
    public double batteryVolts() {
        double charge = charge01();
        if (source == Source.BATTERY || source == Source.OFF) {
            return 408 - 72 * (1 - charge) - 0.05 * Math.abs(batteryAmps());
        }
        return 414 + 22 * charge;
    }

    /** In A; negative while discharging. */
    public double batteryAmps() {
        if (source == Source.BATTERY) {
            return -loadWatts / BATTERY_EFFICIENCY / 380;
        }
        return chargeWatts / 430;
    }

    /** Of the battery, in °C. */
    public double batteryCelsius() {
        return temperature;
    }

    /** Phase to neutral at the input, in V. */
    public double inputVolts() {
        return inputVolts;
    }

    /** In Hz. */
    public double inputHertz() {
        return inputHertz;
    }

    /** Drawn from the supply, in W. */
    public double inputWatts() {
        return switch (source) {
            case ONLINE -> loadWatts / DOUBLE_CONVERSION + chargeWatts;
            case BYPASS -> loadWatts + chargeWatts;
            case BATTERY, OFF -> 0;
        };
    }

    /** Phase to neutral at the output, in V. */
    public double outputVolts() {
        return switch (source) {
            case ONLINE, BATTERY -> 230 + output.value();
            case BYPASS -> inputVolts;
            case OFF -> 0;
        };
    }

    /** In Hz. */
    public double outputHertz() {
        return switch (source) {
            case ONLINE, BYPASS -> inputHertz;
            case BATTERY -> 50;
            case OFF -> 0;
        };
    }

    /** In W. */
    public double outputWatts() {
        return loadWatts;
    }

    /** One phase of three, in A. */
    public double outputAmps() {
        return outputVolts() < 1 ? 0 : loadWatts / POWER_FACTOR / 3 / outputVolts();
    }

    /** In % of the apparent power. */
    public double loadPercent() {
        return 100 * loadWatts / POWER_FACTOR / RATED_VA;
    }

    /** Heat into the room, in W. */
    public double lossWatts() {
        return switch (source) {
            case ONLINE -> loadWatts * (1 / DOUBLE_CONVERSION - 1) + chargeWatts * (1 - CHARGE_EFFICIENCY);
            case BATTERY -> loadWatts * (1 / BATTERY_EFFICIENCY - 1);
            case BYPASS -> chargeWatts * (1 - CHARGE_EFFICIENCY);
            case OFF -> 0;
        };
    }
}
