package vn.dcim.plant.snmp

import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import org.snmp4j.PDU
import org.snmp4j.mp.SnmpConstants
import org.snmp4j.security.SecurityLevel
import org.snmp4j.smi.Null
import org.snmp4j.smi.OID
import spock.lang.AutoCleanup
import spock.lang.Specification

class SnmpAgentSpec extends Specification {

    @AutoCleanup
    AgentLoop loop = new AgentLoop()

    List<Closeable> opened = []
    int charge = 98

    def cleanup() {
        opened.each { it.close() }
    }

    OidTree tree() {
        OidTree.builder()
            .text('1.3.6.1.2.1.1.1.0', 'a device')
            .integer('1.3.6.1.2.1.33.1.2.4.0', { charge })
            .counter32('1.3.6.1.2.1.2.2.1.10.1', { 0x1_0000_0007L })
            .counter64('1.3.6.1.2.1.31.1.1.1.6.1', { 0x1_0000_0007L })
            .text('1.3.6.1.4.1.99.1.0', 'last')
            .build()
    }

    SnmpAgent agent(@DelegatesTo(SnmpAgent.Builder) Closure config = {}) {
        def builder = SnmpAgent.on(loop).community('public', tree())
        config.delegate = builder
        config.resolveStrategy = Closure.DELEGATE_FIRST
        config.call(builder)
        def agent = builder.start()
        opened << ({ agent.close() } as Closeable)
        agent
    }

    SnmpClient client(Map<String, ?> with = [:], SnmpAgent agent) {
        def client = new SnmpClient(agent, with.user as UsmCredentials)
        with.findAll { it.key != 'user' }.each { client[it.key] = it.value }
        opened << client
        client
    }

    def "a GET answers the present value in the order asked"() {
        given:
        def client = client(agent())

        when:
        charge = 41
        def response = client.get('1.3.6.1.4.1.99.1.0', '1.3.6.1.2.1.33.1.2.4.0')

        then:
        response.errorStatus == PDU.noError
        response.variableBindings*.variable*.toString() == ['last', '41']
    }

    def "v2c tells a missing instance from a missing object and goes on"() {
        when:
        def response = client(agent()).get('1.3.6.1.2.1.33.1.2.4.1', '1.3.6.1.2.1.99.1.0', '1.3.6.1.2.1.33.1.2.4.0')

        then:
        response.errorStatus == PDU.noError
        response.variableBindings*.variable == [Null.noSuchInstance, Null.noSuchObject, response.get(2).variable]
        response.get(2).variable.toInt() == 98
    }

    def "v1 answers noSuchName with the index of the first unknown variable and the request as it came"() {
        given:
        def client = client(version: SnmpConstants.version1, agent())

        when:
        def response = client.get('1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.99.1.0')

        then:
        response.errorStatus == PDU.noSuchName
        response.errorIndex == 2
        response.size() == 2

        expect: "nor does it carry a 64-bit counter, which SNMPv1 does not know"
        client.get('1.3.6.1.2.1.31.1.1.1.6.1').errorStatus == PDU.noSuchName
        client.walk().keySet() as List ==
            ['1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.2.2.1.10.1', '1.3.6.1.2.1.33.1.2.4.0', '1.3.6.1.4.1.99.1.0']
        client.next('1.3.6.1.4.1.99.1.0').errorStatus == PDU.noSuchName
    }

    def "a v2c walk visits all in order, 64-bit counters too, and ends with endOfMibView"() {
        given:
        def client = client(agent())

        expect:
        client.walk().keySet() as List == ['1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.2.2.1.10.1', '1.3.6.1.2.1.31.1.1.1.6.1',
                                           '1.3.6.1.2.1.33.1.2.4.0', '1.3.6.1.4.1.99.1.0']
        client.walk()['1.3.6.1.2.1.2.2.1.10.1'].toLong() == 7 // 2^32 + 7 in 32 bits
        client.walk()['1.3.6.1.2.1.31.1.1.1.6.1'].toLong() == 4_294_967_303L
        client.next('1.3.6.1.4.1.99.1.0').get(0).variable == Null.endOfMibView
    }

    def "GETBULK answers non-repeaters once and repeats the rest until the end"() {
        when:
        def response = client(agent()).bulk(1, 10, '1.3.6.1.2.1.1.1', '1.3.6.1.2.1.31')

        then:
        response.variableBindings.collect { it.oid.toDottedString() } ==
            ['1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.31.1.1.1.6.1', '1.3.6.1.2.1.33.1.2.4.0', '1.3.6.1.4.1.99.1.0',
             '1.3.6.1.4.1.99.1.0']
        response.variableBindings.last().variable == Null.endOfMibView
    }

    def "an answer over the agent's size is tooBig for GET and cut for GETBULK"() {
        given: "60 variables of 100 characters and an agent of 600 bytes"
        def builder = OidTree.builder()
        60.times { builder.text("1.3.6.1.4.1.99.2.${it + 1}.0", 'x' * 100) }
        def big = builder.build()
        def client = client(agent { community('public', big).maxResponse(600) })

        when: "5 of some 116 bytes are asked for"
        def refused = client.get(*(1..5).collect { "1.3.6.1.4.1.99.2.${it}.0".toString() })
        def cut = client.bulk(0, 50, '1.3.6.1.4.1.99.2')

        then:
        refused.errorStatus == PDU.tooBig
        refused.size() == 0
        cut.errorStatus == PDU.noError
        cut.size() == 4
        client.get(*(1..4).collect { "1.3.6.1.4.1.99.2.${it}.0".toString() }).size() == 4
    }

    def "a v1 agent's tooBig repeats the request"() {
        given:
        def client = client(version: SnmpConstants.version1, agent { maxResponse(70) })

        when:
        def response = client.get('1.3.6.1.2.1.1.1.0', '1.3.6.1.4.1.99.1.0')

        then:
        response.errorStatus == PDU.tooBig
        response.size() == 2
    }

    def "a SET is refused"() {
        expect:
        client(version: version, agent()).send(PDU.SET, '1.3.6.1.2.1.1.1.0').errorStatus == status

        where:
        version                   || status
        SnmpConstants.version1    || PDU.noSuchName
        SnmpConstants.version2c   || PDU.notWritable
    }

    def "a wrong community is ignored"() {
        given:
        def agent = agent()

        expect:
        client(community: 'secret', timeoutMs: 300, agent).get('1.3.6.1.2.1.1.1.0') == null
        agent.requests() == 0
    }

    def "SNMPv3 with #auth and #priv reads"() {
        given:
        def user = new UsmCredentials('operator', auth, 'auth-password', priv, 'priv-password')
        def client = client(user: user, agent { it.user(user, tree()) })

        expect:
        client.get('1.3.6.1.2.1.1.1.0').get(0).variable.toString() == 'a device'
        client.bulk(0, 10, '1.3.6.1.2.1.33').size() == 3

        where:
        auth                        | priv
        null                        | null
        UsmCredentials.Auth.MD5     | null
        UsmCredentials.Auth.SHA1    | UsmCredentials.Priv.AES128
        UsmCredentials.Auth.SHA224  | UsmCredentials.Priv.AES128
        UsmCredentials.Auth.SHA256  | UsmCredentials.Priv.AES128
        UsmCredentials.Auth.SHA384  | UsmCredentials.Priv.AES192
        UsmCredentials.Auth.SHA512  | UsmCredentials.Priv.AES256
        UsmCredentials.Auth.SHA1    | UsmCredentials.Priv.DES
    }

    def "SNMPv3 does not let a wrong key through and refuses a lower level with authorizationError"() {
        given:
        def right = new UsmCredentials('operator', UsmCredentials.Auth.SHA256, 'auth-password', UsmCredentials.Priv.AES128, 'priv-password')
        def wrong = new UsmCredentials('operator', UsmCredentials.Auth.SHA256, 'auth-passw0rd', UsmCredentials.Priv.AES128, 'priv-password')
        def agent = agent { it.user(right, tree()) }

        when:
        client(user: wrong, timeoutMs: 300, agent).get('1.3.6.1.2.1.1.1.0')

        then:
        agent.requests() == 0

        expect:
        client(user: right, securityLevel: SecurityLevel.AUTH_NOPRIV, agent).get('1.3.6.1.2.1.1.1.0').errorStatus == PDU.authorizationError
    }

    def "after a restart boots are one higher, uptime is zero, and a v3 client finds its way again"() {
        given:
        def now = Instant.parse('2026-11-21T00:00:00Z')
        def user = new UsmCredentials('operator', UsmCredentials.Auth.SHA256, 'auth-password', UsmCredentials.Priv.AES128, 'priv-password')
        def agent = agent { it.user(user, tree()).engine('\u0080\0\u00c2Q\4spec'.getBytes('ISO-8859-1'), 4).time({ now } as InstantSource) }
        def client = client(user: user, agent)
        client.get('1.3.6.1.2.1.1.1.0')
        now = now.plusSeconds(90)

        expect:
        agent.boots() == 4
        agent.uptime() == Duration.ofSeconds(90)

        when:
        agent.restart()

        then:
        agent.boots() == 5
        agent.uptime() == Duration.ZERO
        client.get('1.3.6.1.2.1.1.1.0').get(0).variable.toString() == 'a device'
    }

    def "a silent, a slow and a foreign agent behave as told and recover"() {
        given:
        def agent = agent()
        def client = client(timeoutMs: 400, agent)

        when:
        fault(agent.faults())

        then:
        (client.get('1.3.6.1.2.1.1.1.0') != null) == answered

        when:
        agent.faults().silent(false).foreignAddress(false).delay(Duration.ZERO)

        then:
        client.get('1.3.6.1.2.1.1.1.0') != null

        where:
        fault                                                    || answered
        ({ AgentFaults it -> it.silent(true) })                    || false
        ({ AgentFaults it -> it.delay(Duration.ofMillis(900)) })   || false
        ({ AgentFaults it -> it.delay(Duration.ofMillis(20)) })    || true
    }

    def "a foreign answer leaves from another port"() {
        given:
        def agent = agent()
        agent.faults().foreignAddress(true)
        def socket = new DatagramSocket()
        socket.soTimeout = 2000
        byte[] request = '302902010004067075626c6963a01c02047bc72f030201000201003 00e300c06082b060102010101000500'.replace(' ', '').decodeHex()
        def answer = new DatagramPacket(new byte[500], 500)

        when:
        socket.send(new DatagramPacket(request, request.length, agent.address().address, agent.address().port))
        socket.receive(answer)

        then:
        answer.port != agent.address().port

        cleanup:
        socket.close()
    }

    def "an agent that takes few variables says tooBig, and one whose walk turns never ends"() {
        given:
        def agent = agent()
        def client = client(agent)
        agent.faults().maxVarbinds(2).walkTurnsAt(new OID('1.3.6.1.2.1.33'))

        expect:
        client.get('1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.1.1.0').errorStatus == PDU.noError
        client.get('1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.1.1.0').errorStatus == PDU.tooBig
        client.bulk(0, 9, '1.3').size() == 2
        client.next('1.3.6.1.2.1.33.1.2.4.0').get(0).oid == new OID('1.3.6.1.2.1.1.1.0')
    }

    def "an unpowered agent is silent"() {
        given:
        def live = false
        def client = client(timeoutMs: 300, agent { powered { live } })

        expect:
        client.get('1.3.6.1.2.1.1.1.0') == null

        when:
        live = true

        then:
        client.get('1.3.6.1.2.1.1.1.0') != null
    }

    def "a datagram that is no SNMP disturbs nobody"() {
        given:
        def agent = agent()
        def socket = new DatagramSocket()

        when:
        [[0x30, 0x82, 0xff, 0xff], [0xff], [], [0x30, 0x03, 2, 1]].each {
            byte[] junk = it as byte[]
            socket.send(new DatagramPacket(junk, junk.length, agent.address().address, agent.address().port))
        }

        then:
        client(agent).get('1.3.6.1.2.1.1.1.0').get(0).variable.toString() == 'a device'

        cleanup:
        socket.close()
    }
}
