package vn.dcim.snmp.transport

import org.snmp4j.smi.OID
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.Credentials
import vn.dcim.core.device.DeviceNetworks
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.plant.snmp.AgentLoop
import vn.dcim.plant.snmp.OidTree
import vn.dcim.plant.snmp.SnmpAgent
import vn.dcim.plant.snmp.UsmCredentials

import java.time.Duration
import java.util.concurrent.CompletionException

import static vn.dcim.plant.snmp.UsmCredentials.Auth
import static vn.dcim.plant.snmp.UsmCredentials.Priv

/** What an agent may do to whoever asks it, by our own agents, whose faults can be ordered. */
class LiveAgentSpec extends Specification {

    static final SETTINGS = new TransportSettings(
            Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofMillis(600), 2, 60, Duration.ofHours(1), false)

    static final ROOT = '1.3.6.1.4.1.99999'

    @Shared @AutoCleanup
    AgentLoop loop = new AgentLoop()

    @Shared @AutoCleanup
    SnmpTransport transport = new SnmpTransport(SETTINGS)

    @AutoCleanup
    SnmpAgent agent

    static OidTree tree(int size = 200) {
        def tree = OidTree.builder()
                .text('1.3.6.1.2.1.1.1.0', 'Acme UPS')
                .oid('1.3.6.1.2.1.1.2.0', ROOT)
                .counter64('1.3.6.1.2.1.31.1.1.1.6.1') { 7_000_000_000L }
        (1..size).each { i -> tree.integer("${ROOT}.1.${i}") { i } }
        tree.build()
    }

    SnmpPeer peer(Credentials credentials = Credentials.v2c('public'), SnmpTransport through = transport) {
        through.peer(SnmpAddress.parse("snmp://127.0.0.1:${agent.address().port}"), credentials)
    }

    SnmpAgent.Builder builder() {
        SnmpAgent.on(loop)
    }

    static List<OID> columns(int count) {
        (1..count).collect { new OID("${ROOT}.1.${it}") }
    }

    def "version #version reads values, leaves out what does not exist and walks in order"() {
        given:
        agent = builder().community('public', tree()).start()
        def live = new LiveAgent(peer(credentials))

        when:
        def values = live.get(columns(3) + new OID("${ROOT}.9.9") + columns(100).drop(90))

        then:
        values.keySet() as List == columns(3) + columns(100).drop(90)
        values.values()*.toInt() == [1, 2, 3] + (91..100)

        and:
        live.walk(new OID("${ROOT}.1")).keySet() as List == columns(200)
        live.walk(new OID("${ROOT}.2")).isEmpty()
        live.walk(new OID('1.3.6.1.2.1.31')).size() == counters
        live.warnings() == []

        where:
        version | credentials              || counters
        '1'     | Credentials.v1('public')  || 0   // Counter64 does not exist in SNMPv1
        '2c'    | Credentials.v2c('public') || 1
    }

    def "existence is told of a prefix, of a scalar and of what is between"() {
        given:
        agent = builder().community('public', tree()).start()
        def live = new LiveAgent(peer())

        expect:
        live.exists(new OID(prefix)) == there
        live.exists(new OID(prefix)) == there

        where:
        prefix                 || there
        '1.3.6.1.2.1.1'        || true
        '1.3.6.1.2.1.1.1.0'    || true
        '1.3.6.1.2.1.1.1'      || true
        '1.3.6.1.2.1.1.3.0'    || false
        ROOT                   || true
        "${ROOT}.1.200".toString() || true
        "${ROOT}.1.201".toString() || false
        '1.3.6.1.4.1.9'        || false
        '1.3.6.1.4.1.100000'   || false
    }

    def "what was learned of gaps is not asked again"() {
        given:
        agent = builder().community('public', tree()).start()
        def live = new LiveAgent(peer())
        live.exists(new OID('1.3.6.1.4.1.9'))
        def before = agent.requests()

        expect: "all between 9 and 99999 lies in the same gap"
        (10..500).every { !live.exists(new OID("1.3.6.1.4.1.${it}")) }
        agent.requests() == before
    }

    def "SNMPv3 reads with #auth and #priv"() {
        given:
        def user = new UsmCredentials('operator', auth, 'auth-password', priv, 'priv-password')
        agent = builder().user(user, tree()).start()
        def through = new SnmpTransport(SETTINGS.allowingWeakAlgorithms(true))

        when:
        def live = new LiveAgent(peer(Credentials.v3(
                'operator', authName, authName ? 'auth-password' : null,
                privName, privName ? 'priv-password' : null), through))

        then:
        live.get(columns(2)).size() == 2

        cleanup:
        through.close()

        where:
        auth        | authName  | priv        | privName
        null        | null      | null        | null
        Auth.MD5    | 'MD5'     | null        | null
        Auth.SHA1   | 'SHA'     | null        | null
        Auth.SHA1   | 'SHA'     | Priv.DES    | 'DES'
        Auth.SHA1   | 'SHA'     | Priv.AES128 | 'AES'
        Auth.SHA224 | 'SHA-224' | Priv.AES128 | 'AES'
        Auth.SHA256 | 'SHA-256' | Priv.AES192 | 'AES-192'
        Auth.SHA384 | 'SHA-384' | Priv.AES256 | 'AES-256'
        Auth.SHA512 | 'SHA-512' | Priv.AES256 | 'AES-256'
        Auth.SHA1   | 'SHA'     | Priv.AES192C | 'AES-192-C'
        Auth.SHA1   | 'SHA'     | Priv.AES256C | 'AES-256-C'
    }

    def "#field #value is refused unless weak algorithms are allowed"() {
        when:
        transport.peer(SnmpAddress.parse('snmpv3://127.0.0.1'),
                Credentials.v3('operator', auth, 'auth-password', priv, 'priv-password'))

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.INVALID_VALUE
        failure.arguments()[0..1] == [field, value]
        failure.arguments()[2].contains('dcim.snmp.weak-algorithms')

        where:
        field          | value | auth  | priv
        'authProtocol' | 'MD5' | 'MD5' | 'AES'
        'privProtocol' | 'DES' | 'SHA' | 'DES'
    }

    def "an agent outside of the networks that are set is not asked, whatever name stands for it: #host"() {
        given:
        agent = builder().community('public', tree()).start()
        def narrow = new SnmpTransport(SETTINGS, new DeviceNetworks(['10.0.0.0/8']))
        def peer = narrow.peer(SnmpAddress.parse("snmp://$host:${agent.address().port}"), Credentials.v2c('public'))

        when:
        peer.get([new OID('1.3.6.1.2.1.1.1.0')], Duration.ofSeconds(2)).join()

        then:
        def e = thrown(CompletionException)
        (e.cause as DcimException).code() == ErrorCode.OUTSIDE_NETWORKS

        cleanup:
        narrow?.close()

        where:
        host << ['127.0.0.1', 'localhost']
    }

    def "#field is refused: #accepted"() {
        when:
        transport.peer(SnmpAddress.parse('snmp://127.0.0.1'), credentials)

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.INVALID_VALUE
        failure.arguments()[0] == field
        failure.arguments()[2].contains(accepted)

        where:
        credentials                                         || field          | accepted
        Credentials.v2c('')                                 || 'community'    | 'community'
        Credentials.v3('', null, null, null, null)          || 'user'         | '1 to 32'
        Credentials.v3('a' * 33, null, null, null, null)    || 'user'         | '1 to 32'
        Credentials.v3('a', 'SHA', '1234567', null, null)   || 'authPassword' | 'at least 8'
        Credentials.v3('a', 'SHA', '12345678', 'AES', 'x')  || 'privPassword' | 'at least 8'
        Credentials.v3('a', null, null, 'AES', '12345678')  || 'authProtocol' | 'authentication protocol'
        Credentials.v3('a', 'SHA-3', '12345678', null, null) || 'authProtocol' | 'SHA-512'
    }

    def "two agents may know the same user by different passwords"() {
        given:
        agent = builder().user(new UsmCredentials('operator', Auth.SHA256, 'password-one', Priv.AES128, 'privacy-one'), tree()).start()
        def other = builder().user(new UsmCredentials('operator', Auth.SHA256, 'password-two', Priv.AES128, 'privacy-two'), tree()).start()
        def first = peer(Credentials.v3('operator', 'SHA-256', 'password-one', 'AES', 'privacy-one'))
        def second = transport.peer(SnmpAddress.parse("snmp://127.0.0.1:${other.address().port}"),
                Credentials.v3('operator', 'SHA-256', 'password-two', 'AES', 'privacy-two'))

        expect:
        3.times {
            assert new LiveAgent(first).get(columns(1)).size() == 1
            assert new LiveAgent(second).get(columns(1)).size() == 1
        }

        cleanup:
        other.close()
    }

    def "SNMPv3 with #wrong is refused with what the agent said"() {
        given:
        def user = new UsmCredentials('operator', Auth.SHA256, 'auth-password', Priv.AES128, 'priv-password')
        agent = builder().user(user, tree()).start()

        when:
        new LiveAgent(peer(credentials)).get(columns(1))

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.DEVICE_REFUSED
        failure.arguments()[0] == "snmp://127.0.0.1:${agent.address().port}"
        failure.arguments()[1].startsWith(said)

        where:
        wrong                     | said                            | credentials
        'an unknown user'         | 'usmStatsUnknownUserNames'      | Credentials.v3('stranger', 'SHA-256', 'auth-password', 'AES', 'priv-password')
        'a wrong password'        | 'usmStatsWrongDigests'          | Credentials.v3('operator', 'SHA-256', 'wrong-password', 'AES', 'priv-password')
        'another authentication'  | 'usmStatsWrongDigests'          | Credentials.v3('operator', 'SHA-512', 'auth-password', 'AES', 'priv-password')
        'less than the user must' | 'authorizationError'            | Credentials.v3('operator', 'SHA-256', 'auth-password', null, null)
    }

    def "SNMPv3 goes on after the agent restarted, #how"() {
        given:
        def user = new UsmCredentials('operator', Auth.SHA256, 'auth-password', Priv.AES128, 'priv-password')
        def ownLoop = new AgentLoop()
        agent = SnmpAgent.on(ownLoop).engine(engine, boots).user(user, tree()).start()
        def peer = peer(Credentials.v3('operator', 'SHA-256', 'auth-password', 'AES', 'priv-password'))

        expect:
        new LiveAgent(peer).get(columns(1)).size() == 1

        when:
        if (newEngine == null) {
            agent.restart()
        } else {
            def port = agent.address().port
            agent.close()
            ownLoop.close()
            agent = builder().bind(new InetSocketAddress(InetAddress.loopbackAddress, port))
                    .engine(newEngine, newBoots).user(user, tree()).start()
        }

        then:
        new LiveAgent(peer).get(columns(1)).size() == 1

        cleanup:
        ownLoop.close()

        where:
        how                          | engine                   | boots | newEngine                | newBoots
        'with one more boot'         | '80001f8801'.decodeHex() | 5     | null                     | 0
        'having lost its boot count' | '80001f8802'.decodeHex() | 5     | '80001f8802'.decodeHex() | 1
        'replaced by another card'   | '80001f8803'.decodeHex() | 5     | '80001f8804'.decodeHex() | 1
    }

    def "the agent's limit of #limit variables is learned"() {
        given:
        agent = builder().community('public', tree()).start()
        agent.faults().maxVarbinds(limit)
        def peer = peer()

        expect:
        new LiveAgent(peer).get(columns(100)).size() == 100
        peer.learned().varbinds() <= limit

        when:
        def before = agent.requests()
        new LiveAgent(peer).get(columns(100))

        then: "no request is wasted the second time"
        agent.requests() - before == Math.ceil(100 / peer.learned().varbinds())

        where:
        limit << [1, 8, 29, 59]
    }

    def "an agent that answers only small messages is read whole"() {
        given:
        agent = builder().community('public', tree()).maxResponse(484).start()

        expect:
        new LiveAgent(peer()).get(columns(200)).size() == 200
        new LiveAgent(peer()).walk(new OID(ROOT)).size() == 200
    }

    def "silence, wrong community and a dead port are told as no answer, with the time waited"() {
        given:
        agent = builder().community('public', tree()).start()
        agent.faults().silent(silent)

        when:
        new LiveAgent(transport.peer(SnmpAddress.parse("snmp://127.0.0.1:${port ?: agent.address().port}"), credentials))
                .get(columns(1))

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.DEVICE_UNREACHABLE
        failure.arguments()[0] == "snmp://127.0.0.1:${port ?: agent.address().port}"
        (failure.arguments()[1] as double) >= 1.4   // 0.3 + 0.6 + 0.6 s

        where:
        silent | port | credentials
        true   | 0    | Credentials.v2c('public')
        false  | 0    | Credentials.v2c('wrong')
        false  | 9    | Credentials.v2c('public')
    }

    def "an answer from another address is ignored, with version #version"() {
        given:
        agent = builder().community('public', tree())
                .user(new UsmCredentials('operator', null, null, null, null), tree()).start()
        agent.faults().foreignAddress(true)

        when:
        new LiveAgent(peer(credentials)).get(columns(1))

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.DEVICE_UNREACHABLE

        where:
        version | credentials
        '1'     | Credentials.v1('public')
        '2c'    | Credentials.v2c('public')
        '3'     | Credentials.v3('operator', null, null, null, null)
    }

    def "a host that answers another protocol is told as such"() {
        given: "something that sends every datagram back with a greeting"
        agent = builder().community('public', tree()).start()
        def echo = new DatagramSocket(0, InetAddress.loopbackAddress)
        Thread.startVirtualThread {
            def packet = new DatagramPacket(new byte[2048], 2048)
            while (!echo.closed) {
                try {
                    echo.receive(packet)
                    echo.send(new DatagramPacket('SIP/2.0 400 Bad Request'.bytes, 23, packet.socketAddress))
                } catch (SocketException ignored) {
                    return
                }
            }
        }

        when:
        new LiveAgent(transport.peer(SnmpAddress.parse("snmp://127.0.0.1:${echo.localPort}"), Credentials.v2c('public')))
                .get(columns(1))

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.WRONG_PROTOCOL
        failure.arguments() == ["snmp://127.0.0.1:${echo.localPort}" as String, 'SNMP']

        cleanup:
        echo.close()
    }

    def "a walk that turns back is ended with a warning, what it brought is kept"() {
        given:
        agent = builder().community('public', tree()).start()
        agent.faults().walkTurnsAt(new OID("${ROOT}.1.50"))
        def live = new LiveAgent(peer())

        when:
        def walked = live.walk(new OID(ROOT))

        then:
        walked.size() == 50
        live.warnings().size() == 1
        live.warnings()[0].contains("turned back from ${ROOT}.1.50")
    }

    def "a walk that never ends is broken off with an error that says after how many"() {
        given:
        agent = builder().community('public', tree()).start()

        when:
        new LiveAgent(peer(), 100, Duration.ofSeconds(10)).walk(new OID(ROOT))

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.ENDLESS_TABLE
        failure.arguments()[1] == ROOT
        failure.arguments()[2] > 100
    }

    def "an agent slower than the first timeout is waited for"() {
        given:
        agent = builder().community('public', tree()).start()
        agent.faults().delay(Duration.ofMillis(450))

        expect:
        new LiveAgent(peer()).get(columns(1)).size() == 1
    }

    def "an agent at an IPv6 address is read"() {
        given:
        agent = builder().bind(new InetSocketAddress(InetAddress.getByName('::1'), 0)).community('public', tree()).start()

        expect:
        new LiveAgent(transport.peer(SnmpAddress.parse("snmp://[::1]:${agent.address().port}"), Credentials.v2c('public')))
                .get(columns(1)).size() == 1
    }
}
