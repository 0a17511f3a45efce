package vn.dcim.plant.snmp;

import java.util.function.LongSupplier;
import org.snmp4j.smi.Integer32;

/** The system group that every agent has (SNMPv2-MIB 1.3.6.1.2.1.1). */
public final class SystemGroup {

    private static final String ROOT = "1.3.6.1.2.1.1.";

    private SystemGroup() {}

    /**
     * Adds the group.
     *
     * @param uptime hundredths of a second since the agent started
     */
    public static OidTree.Builder add(
            OidTree.Builder tree, String description, String objectId, String name, String place, LongSupplier uptime) {
        return tree.text(ROOT + "1.0", description)
                .oid(ROOT + "2.0", objectId)
                .ticks(ROOT + "3.0", uptime)
                .text(ROOT + "4.0", "noc@example.org")
                .text(ROOT + "5.0", name)
                .text(ROOT + "6.0", place)
                .constant(ROOT + "7.0", new Integer32(72));
    }
}
