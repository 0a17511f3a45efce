package vn.dcim.snmp.testing

import org.snmp4j.CommunityTarget
import org.snmp4j.PDU
import org.snmp4j.PDUv1
import org.snmp4j.ScopedPDU
import org.snmp4j.Snmp
import org.snmp4j.MessageDispatcherImpl
import org.snmp4j.UserTarget
import org.snmp4j.mp.CounterSupport
import org.snmp4j.mp.MPv1
import org.snmp4j.mp.MPv2c
import org.snmp4j.mp.MPv3
import org.snmp4j.mp.SnmpConstants
import org.snmp4j.security.SecurityLevel
import org.snmp4j.security.SecurityModel
import org.snmp4j.security.SecurityModels
import org.snmp4j.security.USM
import org.snmp4j.security.UsmUser
import org.snmp4j.smi.Integer32
import org.snmp4j.smi.OID
import org.snmp4j.smi.OctetString
import org.snmp4j.smi.TimeTicks
import org.snmp4j.smi.UdpAddress
import org.snmp4j.smi.VariableBinding
import org.snmp4j.transport.DefaultUdpTransportMapping
import vn.dcim.snmp.transport.UsmAlgorithms

/** Sends notifications: by net-snmp's snmptrap and snmpinform where they are installed, otherwise by a sender of our own. */
class TrapSender implements Closeable {

    static final OctetString ENGINE = new OctetString('80001f8805'.decodeHex())

    private final int port
    private final boolean real
    private final Snmp snmp

    /** @param real whether net-snmp's programs are to be used */
    TrapSender(int port, boolean real) {
        this.port = port
        this.real = real
        def counters = new CounterSupport()
        def usm = new USM(UsmAlgorithms.all(), ENGINE, 7, counters)
        usm.addUser(new UsmUser(new OctetString('operator'), UsmAlgorithms.authentication('SHA-256', false).ID,
                new OctetString('auth-password'), UsmAlgorithms.privacy('AES', false).ID, new OctetString('priv-password')))
        def dispatcher = new MessageDispatcherImpl()
        dispatcher.addMessageProcessingModel(new MPv1())
        dispatcher.addMessageProcessingModel(new MPv2c())
        dispatcher.addMessageProcessingModel(new MPv3(ENGINE.value, null, UsmAlgorithms.all(),
                SecurityModels.getCollection([usm] as SecurityModel[]), counters))
        snmp = new Snmp(dispatcher, new DefaultUdpTransportMapping(new UdpAddress('127.0.0.1/0')))
        snmp.listen()
    }

    /** The two senders there are on this machine, or our own twice where net-snmp's is not installed. */
    static List<Boolean> kinds() {
        [false, installed()]
    }

    static boolean installed() {
        ['snmptrap', 'snmpinform'].every { new File("/usr/bin/$it").canExecute() }
    }

    /** Returns whether it was acknowledged; null where nothing is. */
    Boolean send(String version, boolean inform, String oid) {
        real ? byProgram(version, inform, oid) : byOwn(version, inform, oid)
    }

    private Boolean byProgram(String version, boolean inform, String oid) {
        def binding = ["${oid}.1".toString(), 'i', '42']
        def to = "127.0.0.1:$port".toString()
        def command = switch (version) {
            case '1' -> ['-v1', '-c', 'public', to, oid[0..<oid.lastIndexOf('.0.')], '127.0.0.1', '6', oid.tokenize('.').last(), '1']
            case '2c' -> ['-v2c', '-c', 'public', to, '1', oid]
            default -> ['-v3', '-u', 'operator', '-l', 'authPriv', '-a', 'SHA-256', '-A', 'auth-password', '-x', 'AES',
                        '-X', 'priv-password'] + (inform ? [] : ['-e', '0x80001f8806']) + [to, '1', oid]
        }
        def process = new ProcessBuilder([inform ? '/usr/bin/snmpinform' : '/usr/bin/snmptrap', '-m', ''] + command + binding)
                .redirectErrorStream(true).start()
        def output = process.inputStream.text
        def ended = process.waitFor()
        if (!inform && ended != 0) {
            throw new IllegalStateException(output)
        }
        inform ? ended == 0 : null
    }

    private Boolean byOwn(String version, boolean inform, String oid) {
        def pdu = switch (version) {
            case '1' -> new PDUv1().tap {
                it.type = PDU.V1TRAP
                enterprise = new OID(oid[0..<oid.lastIndexOf('.0.')])
                genericTrap = PDUv1.ENTERPRISE_SPECIFIC
                specificTrap = oid.tokenize('.').last() as int
            }
            case '2c' -> new PDU()
            default -> new ScopedPDU()
        }
        if (version != '1') {
            pdu.type = inform ? PDU.INFORM : PDU.TRAP
            pdu.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(1)))
            pdu.add(new VariableBinding(SnmpConstants.snmpTrapOID, new OID(oid)))
        }
        pdu.add(new VariableBinding(new OID("${oid}.1"), new Integer32(42)))
        def address = new UdpAddress("127.0.0.1/$port")
        def target = version == '3'
                ? new UserTarget<>(address, new OctetString('operator'), inform ? new byte[0] : ENGINE.value, SecurityLevel.AUTH_PRIV)
                : new CommunityTarget<>(address, new OctetString('public'))
        target.version = [1: 0, '2c': 1, 3: 3].find { it.key.toString() == version }.value
        target.timeout = 1000
        target.retries = 3
        def event = snmp.send(pdu, target)
        inform ? event.response?.type == PDU.RESPONSE : null
    }

    /** Sends bytes that are no SNMP. */
    void sendNoise() {
        new DatagramSocket(0, InetAddress.loopbackAddress).withCloseable {
            it.send(new DatagramPacket('GET / HTTP/1.1'.bytes, 14, InetAddress.loopbackAddress, port))
        }
    }

    @Override
    void close() {
        snmp.close()
    }
}
