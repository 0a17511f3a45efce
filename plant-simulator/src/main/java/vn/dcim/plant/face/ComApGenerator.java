package vn.dcim.plant.face;

import vn.dcim.plant.model.Generator;
import vn.dcim.plant.model.GridFeed;
import vn.dcim.plant.model.TransferSwitch;
import vn.dcim.plant.snmp.OidTree;

/** The generator as a ComAp InteliLite controller shows it: scalars under 1.3.6.1.4.1.28634.14.2. */
public final class ComApGenerator {

    /** What the controller says it is. */
    public static final String OBJECT_ID = "1.3.6.1.4.1.28634.14";

    /** sysDescr. */
    public static final String DESCRIPTION = "InteliLite AMF25";

    private static final String ROOT = "1.3.6.1.4.1.28634.14.2.";

    private ComApGenerator() {}

    /** Adds the tree; the mains are those the controller watches. */
    public static OidTree.Builder add(OidTree.Builder tree, Generator g, GridFeed mains, TransferSwitch ats) {
        for (int phase = 0; phase < 3; phase++) {
            int p = phase;
            tree.scaled(ROOT + (8192 + p) + ".0", 1, () -> g.volts(p))
                    .scaled(ROOT + (8195 + p) + ".0", 1, () -> mains.volts(p))
                    .scaled(ROOT + (8198 + p) + ".0", 1, () -> g.amps(p));
        }
        return tree.scaled(ROOT + "8202.0", 1, () -> g.watts() / 1000)
                .scaled(ROOT + "8206.0", 10, g::runHours)
                .integer(ROOT + "8207.0", g::starts)
                .scaled(ROOT + "8210.0", 10, g::hertz)
                .scaled(ROOT + "8213.0", 10, g::startBatteryVolts)
                .scaled(ROOT + "9040.0", 1, g::litresPerHour)
                .scaled(ROOT + "9151.0", 1, g::coolantCelsius)
                .scaled(ROOT + "9153.0", 1, g::fuelPercent)
                .integer(ROOT + "9244.0", () -> g.state().code())
                .integer(ROOT + "9245.0", () -> breaker(ats))
                .integer(ROOT + "9887.0", () -> g.mode().code())
                .scaled(ROOT + "10123.0", 1, g::rpm);
    }

    /** ComAp's breaker state: 2 island operation on the generator, 3 mains operation, 7 mains fault. */
    private static int breaker(TransferSwitch ats) {
        if (!ats.live()) {
            return 7;
        }
        return ats.selected() == TransferSwitch.Source.A ? 3 : 2;
    }
}
