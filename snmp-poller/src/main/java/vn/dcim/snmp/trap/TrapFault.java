package vn.dcim.snmp.trap;

import java.util.Locale;

/** Why nobody could use a notification; their texts for people are in the bundles under {@code rejected.<code>}. */
public enum TrapFault {
    UNKNOWN_SOURCE,
    UNKNOWN_TRAP,
    REFUSED_TRAP,
    NOT_SNMP;

    /** Returns the code as it is stored, such as {@code not-snmp}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
