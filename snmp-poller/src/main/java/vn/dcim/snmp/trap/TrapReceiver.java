package vn.dcim.snmp.trap;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.SNMP4JSettings;
import org.snmp4j.SNMP4JSettings.ReportSecurityLevelStrategy;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BER;
import org.snmp4j.event.AuthenticationFailureEvent;
import org.snmp4j.event.AuthenticationFailureListener;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.DefaultCounterListener;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import vn.dcim.core.ingest.RejectedMessageRepository;
import vn.dcim.core.ingest.SampleSink;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.snmp.SnmpPoller;
import vn.dcim.snmp.profile.ProfileLibrary;
import vn.dcim.snmp.transport.UsmAlgorithms;
import vn.dcim.snmp.trap.TrapFault.Detail;

/**
 * Receives traps of SNMP v1, v2c and v3 and informs, which it acknowledges, on a port of its own. A community is not looked at:
 * what is received only makes a known device be asked, and a state that it states holds until that answer.
 */
@Singleton
@Requires(beans = {TrapConfig.class, SnmpPoller.class, SampleSink.class})
public final class TrapReceiver implements CommandResponder, AuthenticationFailureListener {

    private static final Logger LOG = LoggerFactory.getLogger(TrapReceiver.class);

    private static final int MAX_DATAGRAM = 65_535;
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int SHOWN_BYTES = 1_000;
    private static final Instant FIRST_BOOT = Instant.parse("2026-01-01T00:00:00Z");

    private final SnmpPoller poller;
    private final RejectedTraps rejected;
    private final TrapHandler handler;
    private final TrapUsers users;
    /** Takes datagrams, as the network hands them over. */
    final Mapping socket;

    TrapReceiver(
            TrapConfig config,
            SnmpPoller poller,
            ProfileLibrary library,
            PointVocabulary vocabulary,
            SampleSink sink,
            RejectedMessageRepository repository,
            Clock clock) {
        this.poller = poller;
        this.rejected = new RejectedTraps(repository, clock, config.rejectedPerMinute());
        this.handler = new TrapHandler(poller, library, vocabulary, sink, rejected, clock);
        SNMP4JSettings.setReportSecurityLevelStrategy(ReportSecurityLevelStrategy.noAuthNoPrivIfNeeded);
        OctetString engine = engine(config);
        CounterSupport counters = new CounterSupport();
        counters.addCounterListener(new DefaultCounterListener());
        USM usm = new USM(UsmAlgorithms.all(), engine, boots(clock.instant()), counters);
        this.users = new TrapUsers(usm);
        MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv1());
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(
                engine.getValue(),
                null,
                UsmAlgorithms.all(),
                SecurityModels.getCollection(new SecurityModel[] {usm}),
                counters));
        dispatcher.addCommandResponder(this);
        dispatcher.addAuthenticationFailureListener(this);
        this.socket = bind(config, dispatcher);
    }

    private Mapping bind(TrapConfig config, MessageDispatcher dispatcher) {
        try {
            Mapping bound = new Mapping(new UdpAddress(InetAddress.getByName(config.address()), config.port()));
            bound.setReceiveBufferSize(RECEIVE_BUFFER);
            bound.setMaxInboundMessageSize(MAX_DATAGRAM);
            bound.setAsyncMsgProcessingSupported(false);
            bound.addTransportListener(dispatcher);
            return bound;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "traps cannot be received on " + config.address() + ":" + config.port() + ": " + e.getMessage()
                            + "; choose another dcim.snmp.trap.port, or allow this program to use ports below 1024",
                    e);
        }
    }

    private static OctetString engine(TrapConfig config) {
        if (config.engine() != null) {
            return new OctetString(HexFormat.of().parseHex(config.engine()));
        }
        try {
            String host = InetAddress.getLocalHost().getHostName();
            String name = "dcim-" + host;
            return new OctetString(
                    MPv3.createLocalEngineID(new OctetString(name.substring(0, Math.min(27, name.length())))));
        } catch (UnknownHostException e) {
            return new OctetString(MPv3.createLocalEngineID(new OctetString("dcim")));
        }
    }

    /** Counts starts by the minutes of the clock: it grows from start to start, as RFC 3414 asks, with nothing to be kept. */
    private static int boots(Instant now) {
        return (int) Math.max(1, (now.getEpochSecond() - FIRST_BOOT.getEpochSecond()) / 60);
    }

    @EventListener
    void begin(StartupEvent event) throws IOException {
        socket.listen();
        LOG.info("Traps are received on UDP port {}", port());
    }

    /** Returns the port it listens on. */
    public int port() {
        return socket.getListenAddress().getPort();
    }

    /** Returns how many notifications nobody could use. */
    long rejected() {
        return rejected.total();
    }

    /** Returns how many notifications that nobody can use were not kept: too many of one source, or no database. */
    public long dropped() {
        return rejected.dropped();
    }

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        PDU pdu = event.getPDU();
        boolean inform = pdu.getType() == PDU.INFORM;
        if (!inform && pdu.getType() != PDU.TRAP && pdu.getType() != PDU.V1TRAP) {
            return;
        }
        event.setProcessed(true);
        long size = pdu.getBERLength();
        Trap trap = Trap.of(pdu);
        InetAddress sender = ((UdpAddress) event.getPeerAddress()).getInetAddress();
        if (inform) {
            acknowledge(event, pdu);
        }
        handler.handle(trap, sender, size);
    }

    private static <A extends Address> void acknowledge(CommandResponderEvent<A> event, PDU pdu) {
        PDU response = (PDU) pdu.clone();
        response.setType(PDU.RESPONSE);
        response.setErrorStatus(PDU.noError);
        response.setErrorIndex(0);
        try {
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
            LOG.warn("An inform of {} was not acknowledged: {}", event.getPeerAddress(), e.getMessage());
        }
    }

    @Override
    public <A extends Address> void authenticationFailure(AuthenticationFailureEvent<A> event) {
        InetAddress sender = ((UdpAddress) event.getAddress()).getInetAddress();
        switch (event.getError()) {
            // why: an engine that asks who we are, before its first inform, is no failure
            case SnmpConstants.SNMPv3_USM_UNKNOWN_ENGINEID -> {}
            // why: an inform that asks for our time, or a device that lost its own; asking it is safe whoever sent this
            case SnmpConstants.SNMPv3_USM_NOT_IN_TIME_WINDOW -> handler.refresh(sender);
            case SnmpConstants.SNMPv3_USM_UNKNOWN_SECURITY_NAME -> refuse(sender, Detail.UNKNOWN_USER);
            case SnmpConstants.SNMPv3_USM_AUTHENTICATION_FAILURE, SnmpConstants.SNMPv3_USM_AUTHENTICATION_ERROR ->
                refuse(sender, Detail.WRONG_AUTHENTICATION);
            case SnmpConstants.SNMPv3_USM_DECRYPTION_ERROR -> refuse(sender, Detail.WRONG_PRIVACY);
            case SnmpConstants.SNMPv3_USM_UNSUPPORTED_SECURITY_LEVEL -> refuse(sender, Detail.UNSUPPORTED_LEVEL);
            default -> refuse(sender, Detail.OTHER_REFUSAL, event.getError());
        }
    }

    private void refuse(InetAddress sender, Detail detail, Object... arguments) {
        rejected.keep(sender, "", "", 0, detail, arguments);
    }

    @PreDestroy
    void end() throws IOException {
        socket.close();
        rejected.close();
    }

    /** A socket that knows the users of today before it decodes, and keeps what is no SNMP. */
    final class Mapping extends DefaultUdpTransportMapping {

        private Mapping(UdpAddress address) throws IOException {
            super(address);
        }

        @Override
        protected void fireProcessMessage(
                DatagramPacket packet, ByteBuffer bytes, TransportStateReference stateReference) {
            if (!bytes.hasRemaining()) {
                rejected.keep(packet.getAddress(), "", "", 0, Detail.EMPTY);
            } else if (bytes.get(bytes.position()) == BER.SEQUENCE) {
                users.know(poller.polledDevices());
                super.fireProcessMessage(packet, bytes, stateReference);
            } else {
                int shown = Math.min(SHOWN_BYTES, packet.getLength());
                rejected.keep(
                        packet.getAddress(),
                        "",
                        HexFormat.ofDelimiter(" ")
                                .formatHex(packet.getData(), packet.getOffset(), packet.getOffset() + shown),
                        packet.getLength(),
                        Detail.FIRST_BYTE,
                        HexFormat.of().toHexDigits(packet.getData()[packet.getOffset()]));
            }
        }
    }
}
