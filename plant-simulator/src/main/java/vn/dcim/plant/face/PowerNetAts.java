package vn.dcim.plant.face;

import java.util.function.DoubleSupplier;
import org.snmp4j.smi.Integer32;
import vn.dcim.plant.model.Generator;
import vn.dcim.plant.model.PlantModel;
import vn.dcim.plant.model.TransferSwitch;
import vn.dcim.plant.snmp.OidTree;

/**
 * The transfer switch as an APC network card shows it: PowerNet-MIB's ats 1.3.6.1.4.1.318.1.1.8, with the engine start
 * signal and generator of 1.3.6.1.4.1.318.1.1.17 and 18 as the AP44xx recording has them.
 */
public final class PowerNetAts {

    /** What the card says it is. */
    public static final String OBJECT_ID = "1.3.6.1.4.1.318.1.3.32";

    /** sysDescr. */
    public static final String DESCRIPTION =
            "APC Web/SNMP Management Card (MB:v4.1.0 PF:v6.4.6 PN:apc_hw05_aos_646.bin AF1:v6.4.7 "
                    + "AN1:apc_hw05_ats4g_647.bin MN:AP4423 HR:R01 SN:ZA0000000002 MD:06/09/2018)";

    private static final String ATS = "1.3.6.1.4.1.318.1.1.8.";
    private static final String SWITCH = "1.3.6.1.4.1.318.1.1.17.";
    private static final String GENERATOR = "1.3.6.1.4.1.318.1.1.18.1.";
    private static final double ROOT3 = Math.sqrt(3);

    private PowerNetAts() {}

    /** Adds the tree of the plant's transfer switch. */
    public static OidTree.Builder add(OidTree.Builder tree, PlantModel plant) {
        TransferSwitch ats = plant.ats();
        tree.text(ATS + "1.1.0", "R01")
                .text(ATS + "1.2.0", "4.1.9")
                .text(ATS + "1.5.0", "AP4423")
                .text(ATS + "1.6.0", "ZA0000000002")
                .constant(ATS + "1.7.0", new Integer32(230))
                .constant(ATS + "1.8.0", new Integer32(50))
                .text(ATS + "4.1.0", "ATS-1")
                .constant(ATS + "4.2.0", new Integer32(1))
                .constant(ATS + "5.1.1.0", new Integer32(2))
                .integer(ATS + "5.1.2.0", () -> ats.selected() == TransferSwitch.Source.A ? 1 : 2)
                .integer(ATS + "5.1.3.0", () -> redundant(plant) ? 2 : 1)
                .constant(ATS + "5.1.4.0", new Integer32(2))
                .constant(ATS + "5.1.5.0", new Integer32(2))
                .constant(ATS + "5.1.6.0", new Integer32(2))
                .constant(ATS + "5.1.10.0", new Integer32(2))
                .integer(ATS + "5.1.12.0", () -> ats.liveA() ? 2 : 1)
                .integer(ATS + "5.1.13.0", () -> ats.liveB() || ready(plant.generator()) ? 2 : 1)
                .constant(ATS + "5.1.14.0", new Integer32(1))
                .integer(ATS + "5.1.15.0", () -> ats.live() ? 2 : 1);
        volts(tree, plant);
        engine(tree, plant);
        return tree;
    }

    /** A standing generator counts as good while it is fit to start on its own. */
    private static boolean ready(Generator generator) {
        return generator.mode() == Generator.Mode.AUTO && !generator.failed();
    }

    private static boolean redundant(PlantModel plant) {
        TransferSwitch ats = plant.ats();
        return ats.selected() == TransferSwitch.Source.A ? ats.liveA() && ready(plant.generator()) : ats.liveA();
    }

    private static void volts(OidTree.Builder tree, PlantModel plant) {
        tree.scaled(ATS + "5.3.2.1.4.1", 1, () -> plant.grid1().hertz())
                .scaled(ATS + "5.3.2.1.4.2", 1, () -> plant.generator().hertz());
        for (int phase = 0; phase < 3; phase++) {
            int p = phase;
            String index = "." + (phase + 1);
            DoubleSupplier grid = () -> plant.grid1().volts(p);
            DoubleSupplier generator = () -> plant.generator().volts(p);
            tree.scaled(ATS + "5.3.3.1.3.1.1" + index, 1, grid)
                    .scaled(ATS + "5.3.3.1.3.2.1" + index, 1, generator)
                    .scaled(ATS + "5.4.3.1.3.1.1" + index, 1, plant::atsVolts)
                    .scaled(SWITCH + "4.1.7.1.2" + index, 10 * ROOT3, grid)
                    .scaled(SWITCH + "4.2.7.1.2" + index, 10 * ROOT3, generator)
                    .scaled(SWITCH + "4.3.12.1.2" + index, 10 * ROOT3, plant::atsVolts);
        }
    }

    private static void engine(OidTree.Builder tree, PlantModel plant) {
        TransferSwitch ats = plant.ats();
        Generator generator = plant.generator();
        tree.integer(SWITCH + "3.1.1.0", () -> ats.selected() == TransferSwitch.Source.A ? 2 : 3)
                .constant(SWITCH + "3.1.2.0", new Integer32(1))
                .integer(SWITCH + "3.1.4.0", () -> ats.engineCalled() ? 1 : 2)
                .integer(SWITCH + "4.1.2.0", () -> ats.selected() == TransferSwitch.Source.A ? 2 : 1)
                .integer(SWITCH + "4.1.4.0", () -> ats.liveA() ? 1 : 2)
                .integer(SWITCH + "4.2.2.0", () -> ats.selected() == TransferSwitch.Source.B ? 2 : 1)
                .integer(SWITCH + "4.2.4.0", () -> ats.liveB() ? 1 : 2)
                .constant(SWITCH + "5.1.2.0", new Integer32(1))
                .constant(SWITCH + "5.2.2.0", new Integer32(2))
                .integer(GENERATOR + "2.2.0", () -> operation(generator))
                .integer(GENERATOR + "2.3.0", () -> switch (generator.mode()) {
                    case OFF -> 1;
                    case MANUAL, TEST -> 2;
                    case AUTO -> 3;
                })
                .scaled(GENERATOR + "3.1.0", 10, generator::startBatteryVolts)
                .constant(GENERATOR + "3.5.0", new Integer32(1))
                .constant(GENERATOR + "3.6.0", new Integer32(1));
    }

    /** PowerNet's generator state: 3 ready, 4 starting, 6 running, 7 normal stop, 9 not in auto, 10 shut down. */
    private static int operation(Generator generator) {
        return switch (generator.state()) {
            case READY -> generator.mode() == Generator.Mode.AUTO ? 3 : 9;
            case NOT_READY -> 9;
            case PRESTART, CRANKING, PAUSE, STARTING -> 4;
            case RUNNING, LOADED, COOLING -> 6;
            case STOP -> 7;
            case SHUTDOWN -> 10;
        };
    }
}
