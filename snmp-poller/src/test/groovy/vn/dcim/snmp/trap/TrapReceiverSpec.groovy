package vn.dcim.snmp.trap

import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.Credentials
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceReader
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.ingest.RejectedDetail
import vn.dcim.core.ingest.RejectedMessage
import vn.dcim.core.ingest.RejectedMessageRepository
import vn.dcim.core.point.PointRepository
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.testing.TestDatabase
import vn.dcim.plant.snmp.AgentLoop
import vn.dcim.plant.snmp.OidTree
import vn.dcim.plant.snmp.SnmpAgent
import vn.dcim.plant.snmp.UsmCredentials
import vn.dcim.snmp.SnmpPoller
import vn.dcim.snmp.testing.TrapSender

import java.nio.file.Files
import java.time.Instant
import java.util.concurrent.atomic.AtomicInteger

/** Notifications of every version, sent over UDP, to a poller that would not ask by itself for an hour. */
class TrapReceiverSpec extends Specification {

    static final String ON_BATTERY = '1.3.6.1.4.1.99999.0.1'
    static final String UNKNOWN = '1.3.6.1.4.1.99999.0.99'

    static final String PROFILE = '''
        id: trap-spec
        class: ups
        vendor: Acme
        rank: 50
        select:
          - sysObjectID: 1.3.6.1.4.1.99999
        points:
          output.source: {oid: 1.3.6.1.4.1.99999.1.0, states: {3: utility, 5: battery}}
          battery.charge: {oid: 1.3.6.1.4.1.99999.2.0}
        traps:
          - {oid: 1.3.6.1.4.1.99999.0.1, set: output.source, state: battery}
          - {oid: 1.3.6.1.4.1.99999.0.2, refresh: []}
        '''.stripIndent()

    @Shared @AutoCleanup
    TestDatabase database = TestDatabase.fresh()

    @Shared @AutoCleanup
    AgentLoop loop = new AgentLoop()

    @Shared
    AtomicInteger source = new AtomicInteger(3)

    @Shared @AutoCleanup
    SnmpAgent agent = SnmpAgent.on(loop)
            .community('public', tree())
            .user(new UsmCredentials('operator', UsmCredentials.Auth.SHA256, 'auth-password',
                    UsmCredentials.Priv.AES128, 'priv-password'), tree())
            .start()

    @Shared @AutoCleanup
    ApplicationContext context = ApplicationContext.run(database.properties() + [
            'dcim.snmp.fast-cycle'              : '1h',
            'dcim.snmp.cycle'                   : '1h',
            'dcim.snmp.profiles'                : profiles(),
            'dcim.snmp.trap.port'               : 0,
            'dcim.snmp.trap.address'            : '127.0.0.1',
            'dcim.snmp.trap.rejected-per-minute': 3])

    @Shared
    TrapReceiver receiver = context.getBean(TrapReceiver)

    @Shared
    Device device

    def patience = new PollingConditions(timeout: 20, delay: 0.05)

    OidTree tree() {
        OidTree.builder()
                .oid('1.3.6.1.2.1.1.2.0', '1.3.6.1.4.1.99999')
                .integer('1.3.6.1.4.1.99999.1.0') { source.get() }
                .integer('1.3.6.1.4.1.99999.2.0') { 98 }
                .build()
    }

    String profiles() {
        def folder = Files.createDirectory(database.folder().resolve('profiles'))
        Files.writeString(folder.resolve('trap-spec.yaml'), PROFILE)
        folder.toString()
    }

    def setupSpec() {
        def address = "snmpv3://127.0.0.1:${agent.address().port}".toString()
        def credentials = Credentials.v3('operator', 'SHA-256', 'auth-password', 'AES', 'priv-password')
        def reader = context.getBeansOfType(DeviceReader).find { it.speaks(address) }
        device = context.getBean(DeviceRegistry).add('UPS-A', address, credentials, 'default', null,
                reader.read(address, credentials).toList()[0].reading())
    }

    def setup() {
        patience.eventually { assert value('battery.charge') == 98 }
        context.getBean(RejectedMessageRepository).deleteAll()
    }

    Double value(String name) {
        context.getBean(LatestReadings).of(point(name)).map { it.value() }.orElse(null)
    }

    long point(String name) {
        context.getBean(PointRepository).findByDeviceIdAndName(device.id(), name).get().id()
    }

    List<RejectedMessage> rejected() {
        context.getBean(RejectedMessageRepository).findAll().toList()
    }

    def "a #kind of version #version, sent by #sender, makes its device be asked at once"() {
        given:
        source.set(3)
        def from = new TrapSender(receiver.port(), real)
        def before = agent.requests()

        when:
        def acknowledged = from.send(version, inform, '1.3.6.1.4.1.99999.0.2')

        then:
        patience.eventually { assert agent.requests() > before }
        acknowledged == (inform ? true : null)
        rejected() == []

        cleanup:
        from.close()

        where:
        [[version, inform], real] << [[['1', false], ['2c', false], ['2c', true], ['3', false], ['3', true]], TrapSender.kinds()].combinations()
        kind = inform ? 'inform' : 'trap'
        sender = real ? 'net-snmp' : 'ourselves'
    }

    def "a state that a trap states is taken over, and the poll that follows it has the last word"() {
        given: "a UPS that is back on the grid before anybody asks"
        source.set(3)
        def from = new TrapSender(receiver.port(), false)
        def start = Instant.now()

        when:
        from.send('2c', false, ON_BATTERY)

        then: "battery is code 3 of the governed list, utility 2"
        patience.eventually {
            def values = context.getBean(History).raw(point('output.source'), start, Instant.now().plusSeconds(1))*.value()
            assert values.contains(3.0d)
            assert values.last() == 2.0d
        }

        cleanup:
        from.close()
    }

    def "a trap that no profile knows is kept, and its device is asked all the same"() {
        given:
        def from = new TrapSender(receiver.port(), false)
        def before = agent.requests()

        when:
        from.send('2c', false, UNKNOWN)

        then:
        patience.eventually { assert rejected().size() == 1 }
        with(rejected()[0]) {
            kind() == RejectedMessage.Kind.TRAP
            source() == "127.0.0.1 $UNKNOWN"
            reason() == 'unknown-trap'
            detail() == RejectedDetail.of('not-of-device', 'UPS-A')
            payload().contains("${UNKNOWN}.1 = 42")
            size() > 20
        }
        patience.eventually { assert agent.requests() > before }

        cleanup:
        from.close()
    }

    def "a trap of a device that nobody asks is kept; a flood of them only in part, and counted"() {
        given:
        context.getBean(DeviceRegistry).setState(device.id(), Device.State.PAUSED)
        patience.eventually { assert context.getBean(SnmpPoller).statistics(device.id()).empty }
        def from = new TrapSender(receiver.port(), false)
        def before = receiver.dropped()

        when:
        20.times { from.send('2c', false, ON_BATTERY) }

        then: "three a minute; a minute may begin meanwhile"
        patience.eventually { assert receiver.dropped() - before >= 14 }
        patience.eventually { assert rejected().size() + receiver.dropped() - before == 20 }
        rejected()*.reason().unique() == ['unknown-source']

        cleanup:
        from.close()
        context.getBean(DeviceRegistry).setState(device.id(), Device.State.ACTIVE)
    }

    def "what is no SNMP is kept with the reason: #datagram"() {
        given: "a source of its own, since so many a minute are kept of each"
        def socket = new DatagramSocket(0, InetAddress.getByName(origin))
        def send = { byte[] bytes -> socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName('127.0.0.1'), receiver.port())) }

        when: "it comes after one that begins as SNMP does, whose bytes still lie in the buffer"
        send('3003020103'.decodeHex())
        send(datagram.decodeHex())

        then:
        patience.eventually { assert rejected().any { it.source() == origin } }
        with(rejected().find { it.source() == origin }) {
            reason() == 'not-snmp'
            detail() == expected
            size() == datagram.length().intdiv(2)
        }

        cleanup:
        socket.close()

        where:
        datagram | origin       || expected
        ''       | '127.0.0.11' || RejectedDetail.of('empty')
        '2e30'   | '127.0.0.12' || RejectedDetail.of('first-byte', '2e')
    }

    def "a datagram that cannot be decoded leaves the next one to be heard: #datagram"() {
        given:
        source.set(3)
        def socket = new DatagramSocket()
        def bytes = datagram.decodeHex()
        def from = new TrapSender(receiver.port(), false)
        def before = agent.requests()

        when:
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.loopbackAddress, receiver.port()))
        from.send('2c', false, '1.3.6.1.4.1.99999.0.2')

        then:
        patience.eventually { assert agent.requests() > before }

        cleanup:
        socket.close()
        from.close()

        where: "nothing, a type that no variable has, a length beyond the end, half a header"
        datagram << ['', '3024020101 0406 7075626c6963 a717 020101 020100 020100 300c 300a 06062b0601040101 0900'.replace(' ', ''),
                     '3084ffffffff', '30', '3003020103', '30030201ff']
    }
}
