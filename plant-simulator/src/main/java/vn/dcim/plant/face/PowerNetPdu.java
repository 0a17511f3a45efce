package vn.dcim.plant.face;

import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import vn.dcim.plant.model.Pdu;
import vn.dcim.plant.snmp.OidTree;

/** A rack PDU as an APC AP88xx shows it: rPDU2 1.3.6.1.4.1.318.1.1.26 and the older rPDU 1.3.6.1.4.1.318.1.1.12. */
public final class PowerNetPdu {

    /** What the unit says it is. */
    public static final String OBJECT_ID = "1.3.6.1.4.1.318.1.3.4.6";

    private static final String OLD = "1.3.6.1.4.1.318.1.1.12.";
    private static final String DEVICE = "1.3.6.1.4.1.318.1.1.26.4.3.1.";
    private static final String PHASE = "1.3.6.1.4.1.318.1.1.26.6.3.1.";
    private static final int NEAR_AMPS = 26;

    private PowerNetPdu() {}

    /** sysDescr of the unit with this serial number. */
    public static String description(String serial) {
        return "APC Web/SNMP Management Card (MB:v4.1.0 PF:v6.4.0 PN:apc_hw05_aos_640.bin AF1:v6.4.0 "
                + "AN1:apc_hw05_rpdu2g_640.bin MN:AP8886 HR:02 SN:" + serial + " MD:09/20/2016)";
    }

    /** Adds the tree of this unit. */
    public static OidTree.Builder add(OidTree.Builder tree, Pdu pdu, String serial) {
        tree.text(OLD + "1.1.0", pdu.name())
                .text(OLD + "1.2.0", "02")
                .text(OLD + "1.5.0", "AP8886")
                .text(OLD + "1.6.0", serial)
                .constant(OLD + "1.15.0", new Integer32(230))
                .scaled(OLD + "1.16.0", 1, pdu::watts)
                .constant(OLD + "2.1.2.0", new Gauge32(3))
                .constant(DEVICE + "1.1", new Integer32(1))
                .constant(DEVICE + "2.1", new Integer32(1))
                .text(DEVICE + "3.1", pdu.name())
                .integer(DEVICE + "4.1", () -> loadState(Math.max(pdu.amps(0), Math.max(pdu.amps(1), pdu.amps(2)))))
                .scaled(DEVICE + "5.1", 0.1, pdu::watts)
                .scaled(DEVICE + "9.1", 0.01, pdu::wattHours)
                .constant(DEVICE + "12.1", new Integer32(1))
                .constant(DEVICE + "13.1", new Integer32(1))
                .scaled(DEVICE + "16.1", 0.1, pdu::voltAmps)
                .scaled(DEVICE + "17.1", 100, () -> pdu.voltAmps() < 1 ? 1 : pdu.watts() / pdu.voltAmps());
        for (int phase = 0; phase < 3; phase++) {
            phase(tree, pdu, phase);
        }
        return tree;
    }

    private static void phase(OidTree.Builder tree, Pdu pdu, int p) {
        String i = "." + (p + 1);
        tree.constant(OLD + "2.2.1.1.2" + i, new Integer32(0))
                .constant(OLD + "2.2.1.1.3" + i, new Integer32(NEAR_AMPS))
                .constant(OLD + "2.2.1.1.4" + i, new Integer32((int) Pdu.RATED_AMPS))
                .constant(OLD + "2.3.1.1.1" + i, new Integer32(p + 1))
                .gauge(OLD + "2.3.1.1.2" + i, 10, () -> pdu.amps(p))
                .integer(OLD + "2.3.1.1.3" + i, () -> oldLoadState(pdu.amps(p)))
                .constant(OLD + "2.3.1.1.4" + i, new Integer32(p + 1))
                .constant(OLD + "2.3.1.1.5" + i, new Integer32(0))
                .constant(PHASE + "1" + i, new Integer32(p + 1))
                .constant(PHASE + "2" + i, new Integer32(1))
                .constant(PHASE + "3" + i, new Integer32(p + 1))
                .integer(PHASE + "4" + i, () -> loadState(pdu.amps(p)))
                .scaled(PHASE + "5" + i, 10, () -> pdu.amps(p))
                .scaled(PHASE + "6" + i, 1, () -> pdu.volts(p))
                .scaled(PHASE + "7" + i, 0.1, () -> pdu.watts(p))
                .scaled(PHASE + "8" + i, 0.1, () -> pdu.amps(p) * pdu.volts(p))
                .scaled(PHASE + "9" + i, 100, () -> 0.96);
    }

    /** rPDU2: 1 low, 2 normal, 3 near overload, 4 overload. */
    private static int loadState(double amps) {
        if (amps >= Pdu.RATED_AMPS) {
            return 4;
        }
        return amps >= NEAR_AMPS ? 3 : 2;
    }

    /** rPDU: 1 normal, 2 low, 3 near overload, 4 overload. */
    private static int oldLoadState(double amps) {
        return loadState(amps) == 2 ? 1 : loadState(amps);
    }
}
