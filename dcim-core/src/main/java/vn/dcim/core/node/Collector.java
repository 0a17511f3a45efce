package vn.dcim.core.node;

import java.util.Set;

/** What asks or hears the devices of one kind, a share of them at a time. Called by one thread. */
public interface Collector {

    /**
     * Returns the kind, as the names of its leases begin: {@link DeviceShares#SNMP}, {@link DeviceShares#MQTT},
     * {@link DeviceShares#SYSLOG} or {@link DeviceShares#NTP}.
     */
    String kind();

    /** Begins with the devices of these leases. */
    void take(Set<String> leases);

    /** Ends with the devices of these leases; what they have said is handed over, and stored, when it returns. */
    void letGo(Set<String> leases);
}
