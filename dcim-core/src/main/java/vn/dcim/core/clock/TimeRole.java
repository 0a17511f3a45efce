package vn.dcim.core.clock;

import vn.dcim.core.startup.ProcessRole;

/** Holds where this process asks devices: {@code dcim.roles} contains {@code snmp}, or says nothing. */
final class TimeRole extends ProcessRole {

    TimeRole() {
        super("snmp");
    }
}
