package vn.dcim.plant.face;

import org.snmp4j.smi.Integer32;
import vn.dcim.plant.model.Ups;
import vn.dcim.plant.snmp.OidTree;

/** A UPS as an APC network card shows it: PowerNet-MIB 1.3.6.1.4.1.318.1.1.1. */
public final class PowerNetUps {

    /** What the card says it is. */
    public static final String OBJECT_ID = "1.3.6.1.4.1.318.1.3.27";

    /** sysDescr. */
    public static final String DESCRIPTION =
            "APC Web/SNMP Management Card (MB:v4.1.0 PF:v7.1.2 PN:apc_hw05_aos_712.bin AF1:v7.1.2 "
                    + "AN1:apc_hw05_sumx_712.bin MN:AP9631 HR:08 SN:ZA0000000001 MD:01/15/2024) "
                    + "(Embedded PowerNet SNMP Agent SW v2.2 compatible)";

    private static final String ROOT = "1.3.6.1.4.1.318.1.1.1.";

    private PowerNetUps() {}

    /** Adds the tree of this UPS. */
    public static OidTree.Builder add(OidTree.Builder tree, Ups ups) {
        identity(tree);
        battery(tree, ups);
        input(tree, ups);
        output(tree, ups);
        return tree;
    }

    private static void identity(OidTree.Builder tree) {
        tree.text(ROOT + "1.1.1.0", "Smart-UPS SRT 40000")
                .text(ROOT + "1.1.2.0", "UPS-A")
                .text(ROOT + "1.2.1.0", "UPS 12.4 (ID1017)")
                .text(ROOT + "1.2.2.0", "01/15/2024")
                .text(ROOT + "1.2.3.0", "AS2403000001");
    }

    private static void battery(OidTree.Builder tree, Ups ups) {
        tree.integer(ROOT + "2.1.1.0", () -> ups.batteryLow() ? 3 : 2)
                .ticks(ROOT + "2.1.2.0", () -> 100L * ups.onBatterySeconds())
                .text(ROOT + "2.1.3.0", "01/15/2024")
                .gauge(ROOT + "2.2.1.0", 1, ups::chargePercent)
                .gauge(ROOT + "2.2.2.0", 1, ups::batteryCelsius)
                .ticks(ROOT + "2.2.3.0", () -> Math.round(100 * ups.runtimeSeconds()))
                .integer(ROOT + "2.2.4.0", () -> ups.replaceBattery() ? 2 : 1)
                .constant(ROOT + "2.2.5.0", new Integer32(4))
                .integer(ROOT + "2.2.6.0", () -> ups.replaceBattery() ? 3 : 0)
                .constant(ROOT + "2.2.7.0", new Integer32(384))
                .scaled(ROOT + "2.2.8.0", 1, ups::batteryVolts)
                .scaled(ROOT + "2.2.9.0", 1, ups::batteryAmps)
                .text(ROOT + "2.2.21.0", "01/15/2029")
                .gauge(ROOT + "2.3.1.0", 10, ups::chargePercent)
                .gauge(ROOT + "2.3.2.0", 10, ups::batteryCelsius)
                .scaled(ROOT + "2.3.4.0", 10, ups::batteryVolts)
                .scaled(ROOT + "2.3.5.0", 10, ups::batteryAmps);
    }

    private static void input(OidTree.Builder tree, Ups ups) {
        tree.constant(ROOT + "3.1.1.0", new Integer32(3))
                .gauge(ROOT + "3.2.1.0", 1, ups::inputVolts)
                .gauge(ROOT + "3.2.4.0", 1, ups::inputHertz)
                .integer(ROOT + "3.2.5.0", () -> ups.transfers() == 0 ? 1 : 4)
                .gauge(ROOT + "3.3.1.0", 10, ups::inputVolts)
                .gauge(ROOT + "3.3.4.0", 10, ups::inputHertz);
    }

    private static void output(OidTree.Builder tree, Ups ups) {
        tree.integer(ROOT + "4.1.1.0", () -> switch (ups.source()) {
                    case ONLINE -> 2;
                    case BATTERY -> 3;
                    case OFF -> 7;
                    case BYPASS -> 9;
                })
                .constant(ROOT + "4.1.2.0", new Integer32(3))
                .gauge(ROOT + "4.2.1.0", 1, ups::outputVolts)
                .gauge(ROOT + "4.2.2.0", 1, ups::outputHertz)
                .gauge(ROOT + "4.2.3.0", 1, ups::loadPercent)
                .gauge(ROOT + "4.2.4.0", 1, ups::outputAmps)
                .scaled(ROOT + "4.2.8.0", 1, ups::outputWatts)
                .gauge(ROOT + "4.3.1.0", 10, ups::outputVolts)
                .gauge(ROOT + "4.3.2.0", 10, ups::outputHertz)
                .gauge(ROOT + "4.3.3.0", 10, ups::loadPercent)
                .gauge(ROOT + "4.3.4.0", 10, ups::outputAmps)
                .integer(ROOT + "7.2.3.0", () -> ups.replaceBattery() ? 2 : 1)
                .text(ROOT + "7.2.4.0", "11/01/2026");
    }
}
