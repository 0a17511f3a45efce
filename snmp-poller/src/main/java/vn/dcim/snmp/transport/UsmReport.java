package vn.dcim.snmp.transport;

import java.util.Arrays;
import org.snmp4j.smi.OID;

/**
 * Why an SNMPv3 engine refuses a message: the counter that its report names.
 *
 * <p>Source: SNMP-USER-BASED-SM-MIB, usmStats (RFC 3414); SNMP-MPD-MIB, snmpMPDStats (RFC 3412).
 */
enum UsmReport {
    UNSUPPORTED_SECURITY_LEVEL(
            "1.3.6.1.6.3.15.1.1.1",
            "usmStatsUnsupportedSecLevels: the user may not use this level (authentication, privacy)"),
    NOT_IN_TIME_WINDOW("1.3.6.1.6.3.15.1.1.2", "usmStatsNotInTimeWindows: boots or time of the engine are out of step"),
    UNKNOWN_USER("1.3.6.1.6.3.15.1.1.3", "usmStatsUnknownUserNames: no such user"),
    UNKNOWN_ENGINE("1.3.6.1.6.3.15.1.1.4", "usmStatsUnknownEngineIDs: its engine has another identity"),
    WRONG_DIGEST("1.3.6.1.6.3.15.1.1.5", "usmStatsWrongDigests: wrong authentication password or protocol"),
    DECRYPTION_ERROR("1.3.6.1.6.3.15.1.1.6", "usmStatsDecryptionErrors: wrong privacy password or protocol"),
    UNKNOWN_CONTEXT("1.3.6.1.6.3.12.1.5", "snmpUnknownContexts: no such context"),
    OTHER("0.0", "an SNMPv3 report of another kind");

    private final OID oid;
    private final String words;

    UsmReport(String oid, String words) {
        this.oid = new OID(oid);
        this.words = words;
    }

    static UsmReport of(OID reported) {
        return Arrays.stream(values())
                .filter(report -> report != OTHER && reported.startsWith(report.oid))
                .findFirst()
                .orElse(OTHER);
    }

    /** Tells whether asking the engine anew who and when it is may help. */
    boolean isOutOfStep() {
        return this == NOT_IN_TIME_WINDOW || this == UNKNOWN_ENGINE;
    }

    /** Returns the object's name and what it means. */
    String words() {
        return words;
    }
}
