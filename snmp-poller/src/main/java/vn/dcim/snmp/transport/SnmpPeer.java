package vn.dcim.snmp.transport;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import vn.dcim.core.device.DeviceNetworks;

/**
 * One agent, and what was learned of it: its address, its SNMPv3 engine, how long it takes and how much it answers at once. It is
 * asked one thing at a time: the caller waits for one answer before it asks the next.
 */
public final class SnmpPeer {

    private static final int FIRST_VARBINDS = 32;
    private static final int FIRST_REPETITIONS = 20;
    private static final int MAX_REPETITIONS = 50;

    private final SnmpTransport transport;
    private final TransportSettings settings;
    private final DeviceNetworks networks;
    private final SnmpAddress address;
    private final PeerSecurity security;
    private final RoundTrip roundTrip;
    private final RequestSize getSize;
    private final RequestSize bulkSize;
    private final LongAdder timeouts = new LongAdder();
    private volatile UdpAddress resolved;
    private volatile boolean lookUp = true;
    private volatile boolean refusesBulk;

    SnmpPeer(
            SnmpTransport transport,
            TransportSettings settings,
            DeviceNetworks networks,
            SnmpAddress address,
            PeerSecurity security) {
        this.transport = transport;
        this.settings = settings;
        this.networks = networks;
        this.address = address;
        this.security = security;
        long retest = settings.retestSize().toNanos();
        roundTrip = new RoundTrip(settings.firstTimeout(), settings.minTimeout(), settings.maxTimeout());
        getSize = new RequestSize(FIRST_VARBINDS, settings.maxVarbinds(), retest);
        bulkSize = new RequestSize(FIRST_REPETITIONS, MAX_REPETITIONS, retest);
    }

    /**
     * Asks for the values of variables, in as many requests as the agent needs.
     *
     * @return completes with those that exist; exceptionally with {@link vn.dcim.core.error.DcimException} DEVICE_UNREACHABLE,
     *     DEVICE_REFUSED, WRONG_PROTOCOL, INVALID_VALUE for an unknown host, or OUTSIDE_NETWORKS, when nothing was answered
     */
    public CompletableFuture<Answer> get(List<OID> oids, Duration within) {
        return new GetExchange(this, oids, within).start();
    }

    /** Asks for what follows an OID, as many variables as the agent answers at once; empty at the end of its view. */
    public CompletableFuture<List<VariableBinding>> next(OID after, Duration within) {
        return next(after, MAX_REPETITIONS, within);
    }

    /** Asks for at most so many variables that follow an OID. */
    CompletableFuture<List<VariableBinding>> next(OID after, int most, Duration within) {
        return new NextExchange(this, after, most, within).start();
    }

    public SnmpAddress address() {
        return address;
    }

    /** Returns what was learned so far. */
    public Learned learned() {
        return new Learned(getSize.learned(), roundTrip.smoothed(), timeouts.sum());
    }

    /** Looks the host's name up again with the next request. */
    public void forgetAddress() {
        lookUp = true;
    }

    /** Returns the IP address that was asked last; empty before the first request. */
    public Optional<InetAddress> inetAddress() {
        return Optional.ofNullable(resolved).map(UdpAddress::getInetAddress);
    }

    /** Returns the identity of the agent's SNMPv3 engine; empty where it is not known. */
    public Optional<OctetString> engine() {
        return security.engine();
    }

    SnmpTransport transport() {
        return transport;
    }

    int retries() {
        return settings.retries();
    }

    PeerSecurity security() {
        return security;
    }

    RoundTrip roundTrip() {
        return roundTrip;
    }

    RequestSize getSize() {
        return getSize;
    }

    RequestSize bulkSize() {
        return bulkSize;
    }

    boolean knowsBulk() {
        return !security.isV1() && !refusesBulk;
    }

    void refusesBulk() {
        refusesBulk = true;
    }

    PDU newPdu(int type) {
        return security.newPdu(type);
    }

    void countTimeout() {
        timeouts.increment();
    }

    UdpAddress udpAddress() {
        if (lookUp) {
            UdpAddress found = address.resolve();
            networks.require(address.host(), found.getInetAddress());
            resolved = found;
            lookUp = false;
        }
        return resolved;
    }

    /**
     * What was learned of an agent.
     *
     * @param varbinds the size of the next request
     * @param roundTrip smoothed; zero before the first answer
     * @param timeouts requests that met silence
     */
    public record Learned(int varbinds, Duration roundTrip, long timeouts) {}
}
