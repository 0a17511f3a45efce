package vn.dcim.plant.face;

import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import vn.dcim.plant.model.Ups;
import vn.dcim.plant.snmp.OidTree;

/** A UPS after RFC 1628: UPS-MIB 1.3.6.1.2.1.33.1; rows of the alarm table come and go with their cause. */
public final class StandardUps {

    /** What the card says it is: a network card of ABB's on net-snmp. */
    public static final String OBJECT_ID = "1.3.6.1.4.1.8072.3.2.10";

    /** sysDescr. */
    public static final String DESCRIPTION =
            "Linux ABB-00200c0a1b02 6.6.0-qno #1 Fri Dec 20 10:36:54 UTC 2024 armv5tejl";

    private static final String ROOT = "1.3.6.1.2.1.33.1.";
    private static final String WELL_KNOWN_ALARM = ROOT + "6.3.";

    private StandardUps() {}

    /** Adds the tree of this UPS. */
    public static OidTree.Builder add(OidTree.Builder tree, Ups ups) {
        tree.text(ROOT + "1.1.0", "ABB")
                .text(ROOT + "1.2.0", "PowerValue 11/31 T 40 kVA")
                .text(ROOT + "1.3.0", "1.42")
                .text(ROOT + "1.4.0", "1.0.18")
                .text(ROOT + "1.5.0", "UPS-B")
                .text(ROOT + "1.6.0", "PDU-B1, PDU-B2");
        battery(tree, ups);
        power(tree, ups);
        alarms(tree, ups);
        return tree.constant(ROOT + "9.1.0", new Integer32(230))
                .constant(ROOT + "9.2.0", new Integer32(500))
                .constant(ROOT + "9.3.0", new Integer32(230))
                .constant(ROOT + "9.4.0", new Integer32(500))
                .constant(ROOT + "9.5.0", new Integer32((int) Ups.RATED_VA))
                .constant(ROOT + "9.6.0", new Integer32((int) Ups.RATED_WATTS))
                .constant(ROOT + "9.7.0", new Integer32(3));
    }

    private static void battery(OidTree.Builder tree, Ups ups) {
        tree.integer(ROOT + "2.1.0", () -> {
                    if (ups.source() == Ups.Source.OFF) {
                        return 4;
                    }
                    return ups.batteryLow() ? 3 : 2;
                })
                .integer(ROOT + "2.2.0", ups::onBatterySeconds)
                .integer(ROOT + "2.3.0", () -> (int) (ups.runtimeSeconds() / 60))
                .scaled(ROOT + "2.4.0", 1, ups::chargePercent)
                .scaled(ROOT + "2.5.0", 10, ups::batteryVolts)
                .scaled(ROOT + "2.6.0", 10, ups::batteryAmps)
                .scaled(ROOT + "2.7.0", 1, ups::batteryCelsius);
    }

    private static void power(OidTree.Builder tree, Ups ups) {
        tree.counter32(ROOT + "3.1.0", ups::transfers)
                .constant(ROOT + "3.2.0", new Integer32(3))
                .integer(ROOT + "4.1.0", () -> switch (ups.source()) {
                    case OFF -> 2;
                    case ONLINE -> 3;
                    case BYPASS -> 4;
                    case BATTERY -> 5;
                })
                .scaled(ROOT + "4.2.0", 10, ups::outputHertz)
                .constant(ROOT + "4.3.0", new Integer32(3))
                .scaled(ROOT + "5.1.0", 10, ups::inputHertz)
                .constant(ROOT + "5.2.0", new Integer32(3));
        for (int line = 1; line <= 3; line++) {
            double spread = 0.4 * (line - 2);
            tree.scaled(ROOT + "3.3.1.2." + line, 10, ups::inputHertz)
                    .scaled(ROOT + "3.3.1.3." + line, 1, () -> volts(ups.inputVolts(), spread))
                    .scaled(ROOT + "3.3.1.4." + line, 10, () -> amps(ups.inputWatts(), ups.inputVolts()))
                    .scaled(ROOT + "3.3.1.5." + line, 1, () -> ups.inputWatts() / 3)
                    .scaled(ROOT + "4.4.1.2." + line, 1, () -> volts(ups.outputVolts(), spread))
                    .scaled(ROOT + "4.4.1.3." + line, 10, ups::outputAmps)
                    .scaled(ROOT + "4.4.1.4." + line, 1, () -> ups.outputWatts() / 3)
                    .scaled(ROOT + "4.4.1.5." + line, 1, ups::loadPercent)
                    .scaled(ROOT + "5.3.1.2." + line, 1, () -> volts(ups.inputVolts(), spread));
        }
    }

    private static void alarms(OidTree.Builder tree, Ups ups) {
        // why: the numbers are those of RFC 1628's well-known alarms
        Alarm[] alarms = {
            new Alarm(1, ups::replaceBattery),
            new Alarm(2, () -> ups.source() == Ups.Source.BATTERY),
            new Alarm(3, () -> ups.live() && ups.batteryLow()),
            new Alarm(4, () -> !ups.live()),
            new Alarm(6, () -> ups.inputVolts() < 1),
            new Alarm(9, () -> ups.source() == Ups.Source.BYPASS),
            new Alarm(14, () -> !ups.live())
        };
        tree.gauge(ROOT + "6.1.0", 1, () -> {
            int present = 0;
            for (Alarm alarm : alarms) {
                present += alarm.cause().getAsBoolean() ? 1 : 0;
            }
            return present;
        });
        for (Alarm alarm : alarms) {
            tree.put(
                            ROOT + "6.2.1.2." + alarm.number(),
                            () -> alarm.cause().getAsBoolean() ? new OID(WELL_KNOWN_ALARM + alarm.number()) : null)
                    .put(
                            ROOT + "6.2.1.3." + alarm.number(),
                            () -> alarm.cause().getAsBoolean() ? new TimeTicks(0) : null);
        }
        tree.integer(ROOT + "7.3.0", () -> ups.replaceBattery() ? 3 : 1);
    }

    private record Alarm(int number, java.util.function.BooleanSupplier cause) {}

    private static double volts(double volts, double spread) {
        return volts < 1 ? 0 : volts + spread;
    }

    private static double amps(double watts, double volts) {
        return volts < 1 ? 0 : watts / 3 / volts / 0.98;
    }
}
