package vn.dcim.plant.face;

import org.snmp4j.smi.Gauge32;
import vn.dcim.plant.model.Generator;
import vn.dcim.plant.model.GridFeed;
import vn.dcim.plant.model.TransferSwitch;
import vn.dcim.plant.snmp.OidTree;

/** The same generator as a Himoinsa controller (CEA7) shows it: 1.3.6.1.4.1.41809.1, with a sysObjectID of 0.0. */
public final class HimoinsaGenerator {

    /** What the controller says it is: nothing. */
    public static final String OBJECT_ID = "0.0";

    /** sysDescr. */
    public static final String DESCRIPTION = "C2LAN SNMP";

    private static final String ROOT = "1.3.6.1.4.1.41809.1.";
    private static final String TABLE = ROOT + "55.1.";
    private static final double ROOT3 = Math.sqrt(3);

    private HimoinsaGenerator() {}

    /** Adds the tree; the mains are those the controller watches. */
    public static OidTree.Builder add(OidTree.Builder tree, Generator g, GridFeed mains, TransferSwitch ats) {
        tree.scaled(ROOT + "27.0", 10, g::fuelPercent)
                .scaled(ROOT + "28.0", 10, () -> g.rpm() > 1000 ? 27.8 : 0)
                .scaled(ROOT + "29.0", 10, g::startBatteryVolts)
                .integer(ROOT + "42.0", g::starts)
                .integer(ROOT + "43.0", g::failedStarts)
                .put(ROOT + "46.0", () -> new Gauge32(status(g, ats)))
                .scaled(TABLE + "2.0", 10, mains::hertz)
                .scaled(TABLE + "3.0", ROOT3, () -> mains.volts(0))
                .scaled(TABLE + "4.0", ROOT3, () -> mains.volts(1))
                .scaled(TABLE + "5.0", ROOT3, () -> mains.volts(2))
                .scaled(TABLE + "6.0", 1, () -> mains.volts(0))
                .scaled(TABLE + "7.0", 1, () -> mains.volts(1))
                .scaled(TABLE + "8.0", 1, () -> mains.volts(2))
                .scaled(TABLE + "9.0", 10, g::hertz)
                .scaled(TABLE + "10.0", ROOT3, () -> g.volts(0))
                .scaled(TABLE + "11.0", ROOT3, () -> g.volts(1))
                .scaled(TABLE + "12.0", ROOT3, () -> g.volts(2))
                .scaled(TABLE + "13.0", 1, () -> g.volts(0))
                .scaled(TABLE + "14.0", 1, () -> g.volts(1))
                .scaled(TABLE + "15.0", 1, () -> g.volts(2))
                .scaled(TABLE + "16.0", 1, () -> g.amps(0))
                .scaled(TABLE + "17.0", 1, () -> g.amps(1))
                .scaled(TABLE + "18.0", 1, () -> g.amps(2));
        return tree.put(TABLE + "28.0", () -> new Gauge32(commutator(g, ats)));
    }

    /** Bits: mains closed 512, generator closed 256, alarm 128, blocked 32, test 16, manual 8, auto 4, stopped 2, running 1. */
    private static int status(Generator g, TransferSwitch ats) {
        int mode =
                switch (g.mode()) {
                    case OFF -> 32;
                    case TEST -> 16;
                    case MANUAL -> 8;
                    case AUTO -> 4;
                };
        int closed = ats.selected() == TransferSwitch.Source.A ? 512 : 256;
        return closed | (g.failed() ? 128 : 0) | mode | (g.rpm() > 600 ? 1 : 2);
    }

    /** Bits: mains closed 64, generator closed 32, blocked 16, test 8, manual 4, auto 2, alarm 1. */
    private static int commutator(Generator g, TransferSwitch ats) {
        int mode =
                switch (g.mode()) {
                    case OFF -> 16;
                    case TEST -> 8;
                    case MANUAL -> 4;
                    case AUTO -> 2;
                };
        return (ats.selected() == TransferSwitch.Source.A ? 64 : 32) | mode | (g.failed() ? 1 : 0);
    }
}
