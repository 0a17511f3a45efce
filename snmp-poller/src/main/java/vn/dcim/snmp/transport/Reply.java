package vn.dcim.snmp.transport;

import org.snmp4j.PDU;

/** What came of one request. */
sealed interface Reply {

    /** @param nanos from sending to receiving */
    record Answered(PDU pdu, long nanos) implements Reply {}

    /** Nothing came in time. */
    record Silent() implements Reply {}

    /** The agent's SNMPv3 engine reported that it does not accept the request. */
    record Reported(UsmReport report) implements Reply {}

    /** Something came from the agent's address that is no SNMP. */
    record Foreign() implements Reply {}

    /** The request could not be sent. */
    record Unsent(Exception cause) implements Reply {}
}
