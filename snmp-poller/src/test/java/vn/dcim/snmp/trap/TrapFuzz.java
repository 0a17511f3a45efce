package vn.dcim.snmp.trap;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.SNMP4JSettings;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.asn1.BERSerializable;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;
import vn.dcim.core.ingest.RejectedMessage;
import vn.dcim.core.ingest.RejectedMessageRepository;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.snmp.IdlePoller;
import vn.dcim.snmp.profile.ProfileLibrary;

/**
 * Whatever arrives on the port of traps is a notification, or kept as none, never an exception. Reached is all that strangers
 * can reach; what SNMPv3 encrypts takes the keys of a user.
 */
class TrapFuzz {

    private static final int LARGEST = 65_535;
    private static final String ENGINE = "8000000001020304";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);
    private static final InetAddress SENDER = InetAddress.getLoopbackAddress();
    private static final byte[] BUFFER = new byte[LARGEST];
    private static final TrapReceiver RECEIVER = new TrapReceiver(
            new TrapConfig(0, "127.0.0.1", ENGINE, Integer.MAX_VALUE),
            IdlePoller.at(CLOCK),
            ProfileLibrary.load(null),
            PointVocabulary.load(),
            null,
            keepingNothing(),
            CLOCK);

    static {
        // why: SNMP4J would only log them
        SNMP4JSettings.setForwardRuntimeExceptions(true);
    }

    static Stream<Arguments> notifications() throws IOException {
        PDU trap = new PDU();
        trap.setType(PDU.TRAP);
        trap.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(4_711)));
        trap.add(new VariableBinding(SnmpConstants.snmpTrapOID, new OID("1.3.6.1.4.1.318.0.5")));
        trap.add(new VariableBinding(new OID("1.3.6.1.6.3.18.1.3.0"), new IpAddress("10.0.0.7")));
        trap.add(new VariableBinding(new OID("1.3.6.1.4.1.318.2.3.3.0"), new OctetString("on battery")));
        PDU inform = new PDU(trap);
        inform.setType(PDU.INFORM);
        PDUv1 v1 = new PDUv1();
        v1.setEnterprise(new OID("1.3.6.1.4.1.318"));
        v1.setAgentAddress(new IpAddress("10.0.0.7"));
        v1.setGenericTrap(PDUv1.ENTERPRISE_SPECIFIC);
        v1.setSpecificTrap(5);
        v1.add(new VariableBinding(new OID("1.3.6.1.4.1.318.2.3.3.0"), new Integer32(-1)));
        OctetString community = new OctetString("public");
        return Stream.of(
                        sequence(bytes(new Integer32(0)), bytes(community), bytes(v1)),
                        sequence(bytes(new Integer32(1)), bytes(community), bytes(trap)),
                        sequence(bytes(new Integer32(1)), bytes(community), bytes(inform)),
                        v3(OctetString.fromHexString("80:00:00:00:01:02:03:04"), "", inform),
                        v3(new OctetString(), "", inform),
                        v3(OctetString.fromHexString("80:00:1f:88:04:61:62:63"), "operator", trap),
                        new byte[0])
                .map(Arguments::of);
    }

    @MethodSource("notifications")
    @FuzzTest(maxDuration = "60m")
    void anyDatagram(byte[] bytes) {
        int length = Math.min(bytes.length, LARGEST);
        Arrays.fill(BUFFER, (byte) 0);
        System.arraycopy(bytes, 0, BUFFER, 0, length);
        var packet = new DatagramPacket(BUFFER, length, SENDER, 9);
        var state = new TransportStateReference(
                RECEIVER.socket,
                RECEIVER.socket.getAddress(),
                null,
                SecurityLevel.undefined,
                SecurityLevel.undefined,
                false,
                null);
        try {
            RECEIVER.socket.fireProcessMessage(packet, ByteBuffer.wrap(BUFFER, 0, length), state);
        } catch (RuntimeException e) {
            if (isOurs(e)) {
                throw e;
            }
        }
    }

    /** Tells whether it comes from our code or from what that called; what SNMP4J cannot decode, it drops by itself. */
    private static boolean isOurs(Throwable failure) {
        return failure != null
                && (Stream.of(failure.getStackTrace())
                                .takeWhile(frame -> !frame.getMethodName().equals("fireProcessMessage"))
                                .anyMatch(frame -> frame.getClassName().startsWith("vn.dcim."))
                        || isOurs(failure.getCause()));
    }

    private static byte[] v3(OctetString engine, String user, PDU pdu) throws IOException {
        byte[] header = sequence(
                bytes(new Integer32(4_711)),
                bytes(new Integer32(LARGEST)),
                bytes(new OctetString(new byte[] {4})),
                bytes(new Integer32(3)));
        byte[] security = sequence(
                bytes(engine),
                bytes(new Integer32(0)),
                bytes(new Integer32(0)),
                bytes(new OctetString(user)),
                bytes(new OctetString()),
                bytes(new OctetString()));
        byte[] scoped = sequence(bytes(engine), bytes(new OctetString()), bytes(pdu));
        return sequence(bytes(new Integer32(3)), header, bytes(new OctetString(security)), scoped);
    }

    private static byte[] bytes(BERSerializable value) throws IOException {
        var out = new BEROutputStream(ByteBuffer.allocate(value.getBERLength()));
        value.encodeBER(out);
        return out.getBuffer().array();
    }

    private static byte[] sequence(byte[]... parts) throws IOException {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        var out = new BEROutputStream(ByteBuffer.allocate(all.size() + 6));
        BER.encodeHeader(out, BER.SEQUENCE, all.size());
        out.write(all.toByteArray());
        return Arrays.copyOf(out.getBuffer().array(), out.getBuffer().position());
    }

    private static RejectedMessageRepository keepingNothing() {
        return (RejectedMessageRepository) Proxy.newProxyInstance(
                TrapFuzz.class.getClassLoader(),
                new Class<?>[] {RejectedMessageRepository.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("save") && arguments[0] instanceof RejectedMessage) {
                        return arguments[0];
                    }
                    throw new UnsupportedOperationException(method.toString());
                });
    }
}
