package vn.dcim.snmp;

import java.util.Optional;
import org.snmp4j.smi.OID;

/** What belongs to one interface, by the last part of its OIDs. Source: IF-MIB (RFC 2863). */
final class Interfaces {

    private static final OID IF_ENTRY = new OID("1.3.6.1.2.1.2.2.1");
    private static final OID IF_SPEED = new OID("1.3.6.1.2.1.2.2.1.5");
    private static final OID IF_X_ENTRY = new OID("1.3.6.1.2.1.31.1.1.1");
    private static final OID IF_HIGH_SPEED = new OID("1.3.6.1.2.1.31.1.1.1.15");
    private static final OID DISCONTINUITY = new OID("1.3.6.1.2.1.31.1.1.1.19");
    private static final int COLUMN_AND_INDEX = 2;

    private Interfaces() {}

    /** Returns ifCounterDiscontinuityTime of the interface that a counter belongs to; empty for counters of other tables. */
    static Optional<OID> discontinuityOf(OID counter) {
        boolean ofInterface = isCell(counter, IF_ENTRY) || isCell(counter, IF_X_ENTRY);
        return ofInterface ? Optional.of(new OID(DISCONTINUITY.getValue(), counter.last())) : Optional.empty();
    }

    static boolean isDiscontinuity(OID oid) {
        return oid.startsWith(DISCONTINUITY);
    }

    /** Returns by how much the value of ifSpeed or ifHighSpeed is multiplied to be in octets a second; 0 for other OIDs. */
    static double octetsPerSecond(OID oid) {
        return oid.startsWith(IF_HIGH_SPEED) ? 125_000 : oid.startsWith(IF_SPEED) ? 0.125 : 0;
    }

    private static boolean isCell(OID oid, OID entry) {
        return oid.size() == entry.size() + COLUMN_AND_INDEX && oid.startsWith(entry);
    }
}
