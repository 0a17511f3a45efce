package vn.dcim.plant;

import java.util.List;
import vn.dcim.plant.snmp.UsmCredentials;

/**
 * One thing of the plant: a device that answers, or a node that only feeds others.
 *
 * @param key stable and unique, such as {@code UPS-A}
 * @param deviceClass ups, generator, ats, pdu, cooling, environment, leak, access, camera, nvr, router or switch for
 *     devices; grid, line or rack for nodes
 * @param name as on the label
 * @param address {@code snmp://public@127.0.0.1:PORT}, {@code snmpv3://USER@127.0.0.1:PORT}, {@code mqtt:PREFIX} or null
 *     for a node that does not answer
 * @param credentials of SNMPv3, else null
 * @param fedBy keys of what gives it power (for lines and what hangs on them: its network), preferred first
 * @param place room and rack or wall, such as {@code POWER} or {@code DC/R05}
 */
public record PlantDevice(
        String key,
        String deviceClass,
        String name,
        String address,
        UsmCredentials credentials,
        List<String> fedBy,
        String place) {

    /** Whether it answers over SNMP or publishes over MQTT. */
    public boolean answers() {
        return address != null;
    }
}
