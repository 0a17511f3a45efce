package vn.dcim.snmp.transport;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.SNMP4JSettings;
import org.snmp4j.SNMP4JSettings.ReportSecurityLevelStrategy;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BER;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.DeviceNetworks;

/**
 * The one socket through which all agents are asked. It receives, decodes and calls back on one thread; what is called must
 * return at once. Answers from another address than the one that was asked are ignored.
 */
public final class SnmpTransport implements AutoCloseable {

    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int MAX_DATAGRAM = 65_535;
    private static final int REMEMBERED_STRANGERS = 1_000;

    private final TransportSettings settings;
    private final DeviceNetworks networks;
    private final Snmp snmp;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Address, Long> strangers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Address, Long> eldest) {
            return size() > REMEMBERED_STRANGERS;
        }
    };

    /** Asks anybody. */
    public SnmpTransport(TransportSettings settings) {
        this(settings, DeviceNetworks.ALL);
    }

    /** @param networks in which agents are asked */
    public SnmpTransport(TransportSettings settings, DeviceNetworks networks) {
        this.settings = settings;
        this.networks = networks;
        // why: SNMP4J matches answers by request id alone unless told otherwise
        SNMP4JSettings.setVerifyResponsePeerAddress(true);
        // why: agents report wrong keys and users without authentication; the standard strategy drops that unseen
        SNMP4JSettings.setReportSecurityLevelStrategy(ReportSecurityLevelStrategy.noAuthNoPrivIfNeeded);
        try {
            // why: the wildcard socket of the JDK serves both address families where the machine has both
            DefaultUdpTransportMapping udp = new Mapping();
            udp.setReceiveBufferSize(RECEIVE_BUFFER);
            udp.setMaxInboundMessageSize(MAX_DATAGRAM);
            // why: with a time-out the JDK makes five system calls of a datagram: it must ask whether there is one
            udp.setSocketTimeout(0);
            // why: messages are decoded on the receiving thread, so that one buffer serves all datagrams
            udp.setAsyncMsgProcessingSupported(false);
            snmp = new Snmp(dispatcher(), udp);
            snmp.listen();
        } catch (IOException e) {
            throw new UncheckedIOException("no UDP socket for SNMP", e);
        }
    }

    private static MessageDispatcher dispatcher() {
        OctetString engine = new OctetString(MPv3.createLocalEngineID());
        CounterSupport counters = new CounterSupport();
        USM usm = new USM(UsmAlgorithms.all(), engine, 1, counters);
        MessageDispatcher dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv1());
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(
                engine.getValue(),
                null,
                UsmAlgorithms.all(),
                SecurityModels.getCollection(new SecurityModel[] {usm}),
                counters));
        return dispatcher;
    }

    /**
     * Returns an agent to ask.
     *
     * @throws vn.dcim.core.error.DcimException INVALID_VALUE for credentials that no agent could accept
     */
    public SnmpPeer peer(SnmpAddress address, Credentials credentials) {
        return new SnmpPeer(
                this, settings, networks, address, new PeerSecurity(this, credentials, settings.weakAlgorithms()));
    }

    /** Where what may block or compute for milliseconds goes. */
    Executor workers() {
        return workers;
    }

    /** Sends one request; {@code to} is called once, on the receiving or the timer's thread. */
    void send(Target<UdpAddress> target, PDU pdu, long timeoutMs, Consumer<Reply> to) {
        Pending pending = new Pending(target.getAddress(), to);
        try {
            synchronized (target) {
                target.setTimeout(Math.max(1, timeoutMs));
                target.setRetries(0);
                snmp.send(pdu, target, null, pending);
            }
        } catch (IOException | RuntimeException e) {
            snmp.cancel(pdu, pending);
            pending.complete(new Reply.Unsent(e));
        }
    }

    /** Asks an SNMPv3 engine who it is; null when nothing comes in time. Blocks. */
    byte @Nullable [] discoverEngine(UdpAddress address, long timeoutMs) {
        return snmp.discoverAuthoritativeEngineID(address, Math.max(1, timeoutMs));
    }

    @Override
    public void close() {
        try {
            workers.shutdownNow();
            snmp.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the SNMP socket cannot be closed", e);
        }
    }

    private boolean hasForeignAnswer(Address address, long sinceNanos) {
        synchronized (strangers) {
            Long at = strangers.get(address);
            return at != null && at - sinceNanos >= 0;
        }
    }

    /** One request on its way. */
    private final class Pending implements ResponseListener {

        private final Address address;
        private final Consumer<Reply> to;
        private final long sentNanos = System.nanoTime();
        private final AtomicBoolean done = new AtomicBoolean();

        private Pending(Address address, Consumer<Reply> to) {
            this.address = address;
            this.to = to;
        }

        @Override
        public <A extends Address> void onResponse(ResponseEvent<A> event) {
            // why: SNMP4J keeps an asynchronous request until it is cancelled
            snmp.cancel(event.getRequest(), this);
            complete(reply(event));
        }

        private Reply reply(ResponseEvent<?> event) {
            PDU response = event.getResponse();
            if (response == null) {
                return hasForeignAnswer(address, sentNanos) ? new Reply.Foreign() : new Reply.Silent();
            }
            if (response.getType() == PDU.REPORT) {
                return new Reply.Reported(UsmReport.of(response.get(0).getOid()));
            }
            return new Reply.Answered(response, System.nanoTime() - sentNanos);
        }

        private void complete(Reply reply) {
            if (done.compareAndSet(false, true)) {
                to.accept(reply);
            }
        }
    }

    /** A socket that tells SNMP from other protocols before it decodes. */
    private final class Mapping extends DefaultUdpTransportMapping {

        private Mapping() throws IOException {
            super(new UdpAddress("0.0.0.0/0"));
        }

        @Override
        protected void fireProcessMessage(
                DatagramPacket packet, ByteBuffer bytes, TransportStateReference stateReference) {
            if (bytes.hasRemaining() && bytes.get(bytes.position()) == BER.SEQUENCE) {
                super.fireProcessMessage(packet, bytes, stateReference);
            } else {
                synchronized (strangers) {
                    strangers.put(new UdpAddress(packet.getAddress(), packet.getPort()), System.nanoTime());
                }
            }
        }
    }
}
