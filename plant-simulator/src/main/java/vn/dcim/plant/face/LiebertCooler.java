package vn.dcim.plant.face;

import java.util.function.BooleanSupplier;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import vn.dcim.plant.model.Cooler;
import vn.dcim.plant.snmp.OidTree;

/** A cooling unit as a Liebert web card shows it: LIEBERT-GP-ENVIRONMENTAL-MIB 1.3.6.1.4.1.476.1.42.3.4. */
public final class LiebertCooler {

    /** What the card says it is. */
    public static final String OBJECT_ID = "1.3.6.1.4.1.476.1.42";

    /** sysDescr. */
    public static final String DESCRIPTION = "Liebert PDX";

    private static final String ENV = "1.3.6.1.4.1.476.1.42.3.4.";
    private static final String CELSIUS = ENV + "1.3.3.1.";
    private static final String FAHRENHEIT = ENV + "1.2.3.1.";
    private static final String HUMIDITY = ENV + "2.2.3.1.";
    private static final String STATE = ENV + "3.";
    private static final String HOURS = ENV + "6.";

    private LiebertCooler() {}

    /** Adds the tree of this unit. */
    public static OidTree.Builder add(OidTree.Builder tree, Cooler cooler) {
        temperature(tree, 1, "1", cooler::returnCelsius);
        temperature(tree, 2, "3", cooler::supplyCelsius);
        temperature(tree, 3, "2", cooler::returnCelsius);
        tree.scaled(CELSIUS + "6.2", 1, cooler::setpointCelsius)
                .scaled(FAHRENHEIT + "6.2", 1, () -> fahrenheit(cooler.setpointCelsius()));
        for (int i = 1; i <= 2; i++) {
            tree.constant(HUMIDITY + "1." + i, new Gauge32(i))
                    .constant(HUMIDITY + "2." + i, new OID(ENV + "2.1." + i))
                    .scaled(HUMIDITY + "3." + i, 1, cooler::returnHumidity)
                    .constant(HUMIDITY + "4." + i, new Integer32(60))
                    .constant(HUMIDITY + "5." + i, new Integer32(20));
        }
        tree.constant(HUMIDITY + "6.2", new Integer32(45));
        states(tree, cooler);
        hours(tree, cooler);
        return tree;
    }

    private static void temperature(
            OidTree.Builder tree, int index, String which, java.util.function.DoubleSupplier celsius) {
        tree.constant(CELSIUS + "1." + index, new Gauge32(index))
                .constant(CELSIUS + "2." + index, new OID(ENV + "1.1." + which))
                .scaled(CELSIUS + "3." + index, 1, celsius)
                .constant(FAHRENHEIT + "1." + index, new Gauge32(index))
                .constant(FAHRENHEIT + "2." + index, new OID(ENV + "1.1." + which))
                .scaled(FAHRENHEIT + "3." + index, 1, () -> fahrenheit(celsius.getAsDouble()));
    }

    private static void states(OidTree.Builder tree, Cooler cooler) {
        onOff(tree, "1.0", cooler::running);
        onOff(tree, "2.0", cooler::compressorRuns);
        onOff(tree, "3.0", () -> false);
        onOff(tree, "4.0", () -> false);
        onOff(tree, "5.0", () -> false);
        onOff(tree, "7.0", cooler::running);
        onOff(tree, "8.0", () -> cooler.failed() || cooler.filterDirty());
        tree.gauge(STATE + "9.0", 1, cooler::coolingPercent).constant(STATE + "10.0", new Gauge32(0));
        onOff(tree, "11.0", cooler::failed);
        tree.constant(STATE + "14.0", new Integer32(1))
                .constant(STATE + "15.0", new Integer32(1))
                .gauge(STATE + "16.0", 1, cooler::fanPercent)
                .constant(STATE + "17.0", new Gauge32(0))
                .constant(STATE + "18.0", new Gauge32(0))
                .constant(STATE + "19.0", new Gauge32(0));
    }

    private static void hours(OidTree.Builder tree, Cooler cooler) {
        tree.gauge(HOURS + "1.0", 1, cooler::compressorHours).gauge(HOURS + "3.0", 1, cooler::fanHours);
    }

    private static void onOff(OidTree.Builder tree, String oid, BooleanSupplier on) {
        tree.integer(STATE + oid, () -> on.getAsBoolean() ? 1 : 2);
    }

    private static double fahrenheit(double celsius) {
        return celsius * 9 / 5 + 32;
    }
}
