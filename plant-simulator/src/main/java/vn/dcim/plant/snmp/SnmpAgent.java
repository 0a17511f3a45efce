package vn.dcim.plant.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;

/**
 * One simulated SNMP device: an address, who may read it, and what there is to read.
 *
 * <p>Unknown communities are ignored, as RFC 3584 has it. It has no thread: the loop's thread reads the suppliers, under
 * the agent's lock, so that one response shows one moment of what the lock guards.
 */
public final class SnmpAgent implements AutoCloseable, CommandResponder {

    /** The most an answer may take, in bytes: an Ethernet frame less the IP and UDP headers. */
    public static final int DEFAULT_MAX_RESPONSE = 1472;

    private static final Logger LOG = LoggerFactory.getLogger(SnmpAgent.class);

    private static final int COMMUNITY_OVERHEAD = 40;
    private static final int USM_OVERHEAD = 180;

    private final AgentLoop loop;
    private final UdpPort port;
    private final Function<String, OidTree> views;
    private final OidTree userView;
    private final UsmEngine engine;
    private final MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
    private final InstantSource time;
    private final Lock guard;
    private final BooleanSupplier powered;
    private final int maxResponse;
    private final AgentFaults faults = new AgentFaults();
    private final LongAdder requests = new LongAdder();
    private volatile Instant started;

    private SnmpAgent(Builder builder) {
        loop = builder.loop;
        Map<String, OidTree> known = Map.copyOf(builder.communities);
        views = builder.views == null ? known::get : builder.views;
        userView = builder.userTree;
        time = builder.time;
        guard = builder.guard;
        powered = builder.powered;
        maxResponse = builder.maxResponse;
        started = time.instant();
        port = UdpPort.bind(builder.address);
        OctetString id = new OctetString(
                builder.engineId == null
                        ? UsmEngine.idOf(port.getListenAddress().toString())
                        : builder.engineId);
        engine = new UsmEngine(id, builder.boots, builder.users);
        dispatcher.addMessageProcessingModel(new MPv1());
        dispatcher.addMessageProcessingModel(new MPv2c());
        if (!builder.users.isEmpty()) {
            dispatcher.addMessageProcessingModel(engine.model());
        }
        dispatcher.addCommandResponder(this);
        port.addTransportListener(dispatcher);
        loop.register(port);
    }

    /** A builder for an agent served by this loop; it listens on a free port of 127.0.0.1 unless told otherwise. */
    public static Builder on(AgentLoop loop) {
        return new Builder(loop);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(
                port.getListenAddress().getInetAddress(),
                port.getListenAddress().getPort());
    }

    /** Its misbehaviour, all off at first. */
    public AgentFaults faults() {
        return faults;
    }

    /** Requests that reached it with the right credentials, answered or not. */
    public long requests() {
        return requests.sum();
    }

    /** Time since the agent's last start: what sysUpTime shows. */
    public Duration uptime() {
        return Duration.between(started, time.instant());
    }

    /** How often it started: SNMPv3's snmpEngineBoots. */
    public int boots() {
        return engine.boots();
    }

    /** SNMPv3's engine identifier. */
    public OctetString engineId() {
        return engine.id();
    }

    /** Starts anew as after a reset of the card: boots one higher, uptime and engine time zero. */
    public void restart() {
        started = time.instant();
        engine.restart();
    }

    /** A sender of this agent's traps and informs, from the agent's own address and port; the caller closes it. */
    public AgentNotifier notifier() {
        return new AgentNotifier(this, engine, dispatcher, port);
    }

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        PDU request = event.getPDU();
        if (request == null || event.isProcessed() || !request.isConfirmedPdu()) {
            return;
        }
        event.setProcessed(true);
        boolean v3 = event.getMessageProcessingModel() == SnmpConstants.version3;
        String name = new String(event.getSecurityName(), StandardCharsets.UTF_8);
        OidTree view = v3 ? userView : views.apply(name);
        if (view == null) {
            return;
        }
        requests.increment();
        if (faults.silent() || !powered.getAsBoolean()) {
            return;
        }
        PDU response = v3 && event.getSecurityLevel() < engine.levelOf(name)
                ? refused(request)
                : answer(event, request, view, v3, name);
        if (faults.delay().isZero()) {
            send(event, response);
        } else {
            loop.later(faults.delay(), () -> send(event, response));
        }
    }

    private PDU answer(CommandResponderEvent<?> event, PDU request, OidTree view, boolean v3, String name) {
        int overhead = v3 ? USM_OVERHEAD + name.length() : COMMUNITY_OVERHEAD + name.length();
        int room = Math.min(maxResponse, event.getMaxSizeResponsePDU()) - overhead;
        boolean v1 = event.getMessageProcessingModel() == SnmpConstants.version1;
        guard.lock();
        try {
            return new Answer(view, v1, room, faults).to(request);
        } finally {
            guard.unlock();
        }
    }

    private static PDU refused(PDU request) {
        PDU response = (PDU) request.clone();
        response.setType(PDU.RESPONSE);
        response.setErrorStatus(PDU.authorizationError);
        response.setErrorIndex(0);
        return response;
    }

    private <A extends Address> void send(CommandResponderEvent<A> event, PDU response) {
        try {
            port.answerFromElsewhere(faults.foreignAddress());
            event.getMessageDispatcher()
                    .returnResponsePdu(
                            event.getMessageProcessingModel(),
                            event.getSecurityModel(),
                            event.getSecurityName(),
                            event.getSecurityLevel(),
                            response,
                            event.getMaxSizeResponsePDU(),
                            event.getStateReference(),
                            new StatusInformation());
        } catch (IOException e) {
            LOG.warn("Agent {} could not answer {}: {}", address(), event.getPeerAddress(), e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            port.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Agent " + address() + " cannot be closed", e);
        }
    }

    /** What an agent is made of; an agent with neither a community nor a user answers nobody. */
    public static final class Builder {

        private final AgentLoop loop;
        private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        private final Map<String, OidTree> communities = new HashMap<>();
        private final List<UsmCredentials> users = new ArrayList<>();
        private Function<String, OidTree> views;
        private OidTree userTree;
        private byte[] engineId;
        private int boots = 1;
        private int maxResponse = DEFAULT_MAX_RESPONSE;
        private InstantSource time = InstantSource.system();
        private Lock guard = new ReentrantLock();
        private BooleanSupplier powered = () -> true;

        private Builder(AgentLoop loop) {
            this.loop = loop;
        }

        /** Where to listen; port 0 for a free one. */
        public Builder bind(InetSocketAddress where) {
            address = where;
            return this;
        }

        /** SNMPv1 and v2c readers with this community see the tree. */
        public Builder community(String community, OidTree tree) {
            communities.put(community, tree);
            return this;
        }

        /** The tree by community (null for unknown ones), instead of single communities. */
        public Builder views(Function<String, OidTree> byCommunity) {
            views = byCommunity;
            return this;
        }

        /** An SNMPv3 user; all users see the same tree. */
        public Builder user(UsmCredentials user, OidTree tree) {
            users.add(user);
            userTree = tree;
            return this;
        }

        /** SNMPv3 engine identifier (5 to 32 bytes; made from the address by default) and the count of starts so far. */
        public Builder engine(byte[] id, int startCount) {
            engineId = id == null ? null : id.clone();
            boots = startCount;
            return this;
        }

        /** The largest answer in bytes. */
        public Builder maxResponse(int bytes) {
            maxResponse = bytes;
            return this;
        }

        /** What sysUpTime is counted by. */
        public Builder time(InstantSource source) {
            time = source;
            return this;
        }

        /** Held while an answer is made. */
        public Builder guard(Lock lock) {
            guard = lock;
            return this;
        }

        /** While false, the agent is as dead as a card without power. */
        public Builder powered(BooleanSupplier supply) {
            powered = supply;
            return this;
        }

        public SnmpAgent start() {
            return new SnmpAgent(this);
        }
    }
}
