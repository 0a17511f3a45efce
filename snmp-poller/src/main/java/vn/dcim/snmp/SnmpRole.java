package vn.dcim.snmp;

import vn.dcim.core.startup.ProcessRole;

/** Holds where this process asks SNMP devices: {@code dcim.roles} contains {@code snmp}, or says nothing. */
public final class SnmpRole extends ProcessRole {

    public SnmpRole() {
        super("snmp");
    }
}
