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
        return hyphened(name());
    }

    /** What exactly was wrong; the sentences are in the bundles under {@code rejected.detail.<code>}. */
    public enum Detail {
        NO_DEVICE_ASKED(UNKNOWN_SOURCE),
        /** Names of the devices that are asked there. */
        NOT_OF_DEVICE(UNKNOWN_TRAP),
        UNKNOWN_USER(REFUSED_TRAP),
        WRONG_AUTHENTICATION(REFUSED_TRAP),
        WRONG_PRIVACY(REFUSED_TRAP),
        UNSUPPORTED_LEVEL(REFUSED_TRAP),
        /** The number of the error. */
        OTHER_REFUSAL(REFUSED_TRAP),
        EMPTY(NOT_SNMP),
        /** The first byte, in hexadecimal. */
        FIRST_BYTE(NOT_SNMP);

        private final TrapFault fault;

        Detail(TrapFault fault) {
            this.fault = fault;
        }

        TrapFault fault() {
            return fault;
        }

        /** Returns the code as it is stored, such as {@code first-byte}. */
        public String code() {
            return hyphened(name());
        }
    }

    private static String hyphened(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
