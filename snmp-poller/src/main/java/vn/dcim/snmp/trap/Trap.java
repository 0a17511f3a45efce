package vn.dcim.snmp.trap;

import io.micronaut.core.annotation.Nullable;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.ScopedPDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/**
 * A notification, whichever version it came in.
 *
 * @param oid what happened: of SNMPv1 made from enterprise, generic and specific trap as RFC 3584 section 3.1 says
 * @param origin the agent's address where the notification states it (v1, or passed on by a proxy); null otherwise
 * @param engine the SNMPv3 engine that speaks; null otherwise
 */
record Trap(
        OID oid, @Nullable InetAddress origin, @Nullable OctetString engine, int id, List<VariableBinding> bindings) {

    private static final OID STANDARD_TRAPS = new OID("1.3.6.1.6.3.1.1.5");
    private static final OID TRAP_ADDRESS = new OID("1.3.6.1.6.3.18.1.3.0");

    static Trap of(PDU pdu) {
        List<VariableBinding> bindings = List.copyOf(pdu.getVariableBindings());
        if (pdu instanceof PDUv1 v1) {
            return new Trap(oidOf(v1), address(v1.getAgentAddress()), null, (int) v1.getTimestamp(), bindings);
        }
        OctetString engine = pdu instanceof ScopedPDU scoped ? scoped.getContextEngineID() : null;
        InetAddress origin = pdu.getVariable(TRAP_ADDRESS) instanceof IpAddress address ? address(address) : null;
        OID oid = pdu.getVariable(SnmpConstants.snmpTrapOID) instanceof OID stated ? stated : new OID("0.0");
        return new Trap(oid, origin, engine, pdu.getRequestID().toInt(), bindings);
    }

    private static OID oidOf(PDUv1 trap) {
        if (trap.getGenericTrap() != PDUv1.ENTERPRISE_SPECIFIC) {
            return new OID(STANDARD_TRAPS.getValue(), trap.getGenericTrap() + 1);
        }
        return new OID(trap.getEnterprise()).append(0).append(trap.getSpecificTrap());
    }

    private static @Nullable InetAddress address(@Nullable IpAddress address) {
        return address == null
                        || address.getInetAddress() == null
                        || address.getInetAddress().isAnyLocalAddress()
                ? null
                : address.getInetAddress();
    }

    /** Tells whether any agent may send it: coldStart, warmStart, linkDown, linkUp, authenticationFailure, egpNeighborLoss. */
    boolean isStandard() {
        return oid.startsWith(STANDARD_TRAPS);
    }

    /** Returns the bindings, one a line. */
    String text() {
        return bindings.stream()
                .map(binding -> binding.getOid().toDottedString() + " = " + binding.toValueString())
                .collect(Collectors.joining("\n"));
    }
}
