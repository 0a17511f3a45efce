package vn.dcim.web.overview;

import java.util.OptionalDouble;
import java.util.regex.Pattern;
import vn.dcim.core.device.Device;
import vn.dcim.web.overview.Testimony.Choice;

/** Hears from the readings of each class of device what it says of the power that leaves it. */
final class Testimonies {

    private static final Pattern SUPPLY = Pattern.compile("(input|utility)\\.([^.]+\\.)?voltage");
    private static final Pattern OUTPUT = Pattern.compile("output\\.([^.]+\\.)?voltage");
    private static final Pattern GENERATED = Pattern.compile("generator\\.(L[^.]+\\.)?voltage");

    /** Below this, in volts, a conductor counts as dead: no supply works on it, and induced voltages stay under it. */
    private static final double DEAD_BELOW = 60;

    private final Instruments instruments;

    Testimonies(Instruments instruments) {
        this.instruments = instruments;
    }

    Testimony of(PowerGraph.Node node) {
        if (node.isLoads() || instruments.isUnreachable(node.device())) {
            return Testimony.NONE;
        }
        Device device = node.device();
        return switch (node.deviceClass()) {
            case METER -> Testimony.of(byVoltage(device, SUPPLY));
            case GENERATOR -> Testimony.of(generator(device));
            case ATS -> new Testimony(byVoltage(device, OUTPUT), choice(device));
            case UPS -> Testimony.of(ups(device));
            case DC_POWER -> Testimony.of(dcPower(device));
            case PDU -> byVoltage(device, SUPPLY) == Flow.DEAD ? Testimony.of(Flow.DEAD) : Testimony.NONE;
            default -> Testimony.NONE;
        };
    }

    private Flow byVoltage(Device device, Pattern names) {
        OptionalDouble voltage = instruments.greatest(device, names);
        if (voltage.isEmpty()) {
            return null;
        }
        return voltage.getAsDouble() < DEAD_BELOW ? Flow.DEAD : Flow.LIVE;
    }

    private Flow generator(Device device) {
        return switch (instruments.word(device, "generator.state")) {
            case "running", "loaded", "cooling-down" -> Flow.LIVE;
            case "stopped", "ready", "starting", "stopping", "failed", "shutdown", "not-ready" -> Flow.DEAD;
            default -> byVoltage(device, GENERATED);
        };
    }

    private Choice choice(Device device) {
        return switch (instruments.word(device, "input.source", "output.source")) {
            case "source-a" -> Choice.PREFERRED;
            case "source-b" -> Choice.ALTERNATE;
            case "utility" -> Choice.UTILITY;
            case "generator" -> Choice.GENERATOR;
            case "none", "off" -> Choice.NOTHING;
            default -> null;
        };
    }

    private Flow ups(Device device) {
        return switch (instruments.word(device, "output.source")) {
            case "battery", "test" -> Flow.BATTERY;
            case "none", "off", "standby" -> Flow.DEAD;
            case "", "unknown" -> byVoltage(device, OUTPUT);
            default -> Flow.LIVE;
        };
    }

    private Flow dcPower(Device device) {
        return switch (instruments.word(device, "battery.status")) {
            case "discharging" -> Flow.BATTERY;
            case "depleted" -> Flow.DEAD;
            default -> null;
        };
    }
}
