package vn.dcim.plant.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Session;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;

/** Sends an agent's traps and informs, v2c or v3, from the agent's own address, by which a receiver knows the device. */
public final class AgentNotifier implements AutoCloseable {

    private static final long INFORM_TIMEOUT_MS = 2000;

    private final SnmpAgent agent;
    private final UsmEngine engine;
    private final UdpPort port;
    private final Snmp snmp;

    AgentNotifier(SnmpAgent agent, UsmEngine engine, MessageDispatcher dispatcher, UdpPort port) {
        this.agent = agent;
        this.engine = engine;
        this.port = port;
        dispatcher.addTransportMapping(port);
        snmp = new Snmp(dispatcher);
    }

    /** Sends an SNMPv2 trap; bindings follow sysUpTime and snmpTrapOID. */
    public void trap(InetSocketAddress to, String community, OID trap, List<VariableBinding> bindings) {
        send(filled(new PDU(), PDU.TRAP, trap, bindings), target(to, community));
    }

    /** Sends an SNMPv3 trap as one of the agent's users. */
    public void trapV3(InetSocketAddress to, String user, OID trap, List<VariableBinding> bindings) {
        ScopedPDU pdu = new ScopedPDU();
        pdu.setContextEngineID(engine.id());
        send(filled(pdu, PDU.TRAP, trap, bindings), userTarget(to, user));
    }

    /** Sends an inform; the future says whether it was acknowledged within three attempts of two seconds. */
    public CompletableFuture<Boolean> inform(
            InetSocketAddress to, String community, OID trap, List<VariableBinding> bindings) {
        CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();
        PDU pdu = filled(new PDU(), PDU.INFORM, trap, bindings);
        try {
            snmp.send(pdu, target(to, community), null, new ResponseListener() {
                @Override
                public <A extends Address> void onResponse(ResponseEvent<A> event) {
                    ((Session) event.getSource()).cancel(event.getRequest(), this);
                    acknowledged.complete(event.getResponse() != null);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("An inform to " + to + " could not be sent", e);
        }
        return acknowledged;
    }

    private <P extends PDU> P filled(P pdu, int type, OID trap, List<VariableBinding> bindings) {
        pdu.setType(type);
        long hundredths = agent.uptime().toMillis() / 10;
        pdu.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(hundredths & 0xFFFF_FFFFL)));
        pdu.add(new VariableBinding(SnmpConstants.snmpTrapOID, trap));
        pdu.addAll(bindings);
        return pdu;
    }

    private void send(PDU pdu, Target<UdpAddress> to) {
        try {
            snmp.send(pdu, to);
        } catch (IOException e) {
            throw new UncheckedIOException("A trap to " + to.getAddress() + " could not be sent", e);
        }
    }

    private static Target<UdpAddress> target(InetSocketAddress to, String community) {
        CommunityTarget<UdpAddress> target =
                new CommunityTarget<>(new UdpAddress(to.getAddress(), to.getPort()), new OctetString(community));
        target.setVersion(SnmpConstants.version2c);
        target.setTimeout(INFORM_TIMEOUT_MS);
        target.setRetries(2);
        return target;
    }

    private Target<UdpAddress> userTarget(InetSocketAddress to, String name) {
        UsmCredentials user = engine.user(name);
        UserTarget<UdpAddress> target = new UserTarget<>(
                new UdpAddress(to.getAddress(), to.getPort()),
                new OctetString(name),
                engine.id().getValue(),
                user.securityLevel());
        target.setVersion(SnmpConstants.version3);
        return target;
    }

    @Override
    public void close() {
        // why: closing the session closes its transports, and this one is the agent's
        snmp.getMessageDispatcher().removeTransportMapping(port);
        try {
            snmp.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The sender of traps cannot be closed", e);
        }
    }
}
