package vn.dcim.snmp

import io.micronaut.context.ApplicationContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.Credentials
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceCollector
import vn.dcim.core.device.DeviceReader
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.device.Reachability
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.TestDatabase
import vn.dcim.plant.snmp.AgentLoop
import vn.dcim.plant.snmp.OidTree
import vn.dcim.plant.snmp.SnmpAgent
import vn.dcim.plant.snmp.UsmCredentials

import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicLong

/** The poller with its pipeline, on a real database, against agents over UDP. */
class SnmpPollerSpec extends Specification {

    @Shared @AutoCleanup
    TestDatabase database = TestDatabase.fresh()

    @Shared @AutoCleanup
    AgentLoop loop = new AgentLoop()

    @Shared @AutoCleanup
    ApplicationContext context = ApplicationContext.run(database.properties() + [
            'dcim.snmp.fast-cycle'   : '200ms',
            'dcim.snmp.cycle'        : '400ms',
            'dcim.snmp.first-timeout': '100ms',
            'dcim.snmp.min-timeout'  : '100ms',
            'dcim.snmp.max-timeout'  : '200ms',
            'dcim.snmp.retries'      : 1])

    @Shared
    DeviceCollector poller = context.getBean(SnmpPoller)

    @Shared
    DeviceRegistry registry = context.getBean(DeviceRegistry)

    @Shared
    AtomicInteger names = new AtomicInteger()

    def patience = new PollingConditions(timeout: 20, delay: 0.05)
    def charge = new AtomicInteger(98)
    def octets = new AtomicLong()
    def interfaces = [1, 2]

    @AutoCleanup
    SnmpAgent agent = SnmpAgent.on(loop)
            .community('public', tree())
            .user(new UsmCredentials('operator', UsmCredentials.Auth.SHA256, 'auth-password',
                    UsmCredentials.Priv.AES128, 'priv-password'), tree())
            .start()

    Device device
    volatile java.time.Duration clockAhead

    def cleanup() {
        if (device != null) {
            registry.setState(device.id(), Device.State.RETIRED)
        }
    }

    OidTree tree() {
        def tree = OidTree.builder()
                .ticks('1.3.6.1.2.1.1.3.0') { agent == null ? 0 : agent.uptime().toMillis().intdiv(10) }
                .oid('1.3.6.1.2.1.1.2.0', '1.3.6.1.4.1.99999.1')
                .text('1.3.6.1.2.1.33.1.1.1.0', 'Acme')
                .integer('1.3.6.1.2.1.33.1.2.1.0') { 2 }
                .integer('1.3.6.1.2.1.33.1.2.4.0') { charge.get() }
                .integer('1.3.6.1.2.1.33.1.4.1.0') { 3 }
        (1..3).each { n ->
            def present = { value -> n in interfaces ? value : null }
            tree.put("1.3.6.1.2.1.2.2.1.2.$n") { present(new org.snmp4j.smi.OctetString("eth$n")) }
            tree.put("1.3.6.1.2.1.2.2.1.8.$n") { present(new org.snmp4j.smi.Integer32(1)) }
            // why: 12,500 octets with every look are far more than nothing and far less than a wrap
            tree.put("1.3.6.1.2.1.31.1.1.1.6.$n") { present(new org.snmp4j.smi.Counter64(octets.addAndGet(12_500))) }
        }
        tree.put('1.3.6.1.2.1.25.1.2.0') { clockAhead == null ? null : date(java.time.Instant.now().plus(clockAhead)) }
        tree.build()
    }

    /** As an agent in the centre's zone states it. */
    static org.snmp4j.smi.OctetString date(java.time.Instant instant) {
        def at = instant.atZone(vn.dcim.core.CentreTime.ZONE)
        new org.snmp4j.smi.OctetString([at.year >> 8, at.year & 0xFF, at.monthValue, at.dayOfMonth, at.hour, at.minute, at.second,
                at.nano.intdiv(100_000_000)] as byte[])
    }

    Device added(Credentials credentials = Credentials.v2c('public'), String scheme = 'snmp') {
        def address = "$scheme://127.0.0.1:${agent.address().port}".toString()
        def reader = context.getBeansOfType(DeviceReader).find { it.speaks(address) }
        def reading = reader.read(address, credentials).toList()[0].reading()
        device = registry.add("UPS-${names.incrementAndGet()}", address, credentials, 'default', null, reading)
    }

    Optional<Reading> latest(String name) {
        context.getBean(PointRepository).findByDeviceIdAndName(device.id(), name)
                .filter { !it.retired() }
                .flatMap { context.getBean(LatestReadings).of(it.id()) }
    }

    void reads(String name, double value, Quality quality = Quality.GOOD) {
        patience.eventually {
            def reading = latest(name).get()
            assert reading.value() == value
            assert reading.quality() == quality
        }
    }

    def "what was counted of a device stays counted when it is no longer asked, and goes on when it is asked again"() {
        given:
        added()
        patience.eventually { assert poller.statistics(device.id()).get().cycles() > 1 }

        when:
        def before = poller.totals().cycles()
        registry.setState(device.id(), Device.State.PAUSED)
        patience.eventually { assert poller.statistics(device.id()).empty }
        def paused = poller.totals().cycles()

        then:
        paused >= before

        when:
        registry.setState(device.id(), Device.State.ACTIVE)

        then:
        patience.eventually { assert poller.totals().cycles() > paused }
    }

    def "a device that is added is polled with #scheme, and a change shows"() {
        given:
        added(credentials, scheme)

        expect:
        reads('battery.charge', 98)
        reads('output.source', 2) // the governed code of utility
        reads('device.reachability', Reachability.REACHABLE.code())

        when:
        charge.set(55)

        then:
        reads('battery.charge', 55)
        with(poller.statistics(device.id()).get()) {
            state() == DeviceCollector.State.ANSWERING
            cycles() > 0
            missed() == 0
            lastAnswer() != null
            lastFailure() == ''
        }

        where:
        scheme   | credentials
        'snmp'   | Credentials.v2c('public')
        'snmpv1' | Credentials.v1('public')
        'snmpv3' | Credentials.v3('operator', 'SHA-256', 'auth-password', 'AES', 'priv-password')
    }

    def "rates follow from counters without the profile naming them"() {
        given:
        added()

        expect:
        patience.eventually {
            def reading = latest('if.1.in.rate').get()
            assert reading.quality() == Quality.GOOD
            assert reading.value() > 0
        }
    }

    def "the clock of a device that states its date is followed: #before, then #after"() {
        given:
        clockAhead = before
        added()

        expect:
        patience.eventually { assert Math.abs(latest('device.clock-offset').get().value() - before.toSeconds()) < 1 }

        when:
        clockAhead = after

        then:
        patience.eventually { assert Math.abs(latest('device.clock-offset').get().value() - after.toSeconds()) < 1 }

        where:
        before                          | after
        java.time.Duration.ofSeconds(0) | java.time.Duration.ofSeconds(-40)
    }

    def "a device that falls silent is unreachable, its points are stale, and it comes back"() {
        given:
        added()
        reads('battery.charge', 98)

        when:
        agent.faults().silent(true)

        then:
        reads('device.reachability', Reachability.UNREACHABLE.code())
        reads('battery.charge', 98, Quality.STALE)
        poller.statistics(device.id()).get().state() == DeviceCollector.State.SILENT

        when:
        agent.faults().silent(false)
        poller.refresh(device.id())

        then:
        reads('device.reachability', Reachability.REACHABLE.code())
        reads('battery.charge', 98)
    }

    def "after a restart the tables are read anew: a new row is polled, a lost one retired"() {
        given:
        added()
        reads('if.2.status', 1)

        when: "interface 2 has become 3"
        interfaces = [1, 3]
        agent.restart()

        then:
        reads('if.3.status', 1)
        patience.eventually {
            def point = context.getBean(PointRepository).findByDeviceIdAndName(device.id(), 'if.2.status').get()
            assert point.retired()
        }
        patience.eventually { assert latest('if.3.in.rate').present }
    }

    def "wrong credentials of version 3 are told as refused"() {
        given:
        added(Credentials.v3('operator', 'SHA-256', 'auth-password', 'AES', 'priv-password'), 'snmpv3')
        reads('battery.charge', 98)

        when: "somebody mistypes the password"
        context.getBean(vn.dcim.core.device.CredentialVault)
                .put(device.id(), Credentials.v3('operator', 'SHA-256', 'wrong-password', 'AES', 'priv-password'))
        registry.setState(device.id(), Device.State.ACTIVE)

        then:
        patience.eventually {
            with(poller.statistics(device.id()).get()) {
                assert state() == DeviceCollector.State.REFUSING
                assert lastFailure().contains('usmStatsWrongDigests')
            }
        }
    }

    def "a paused device is not asked any more, an active one is again"() {
        given:
        added()
        reads('battery.charge', 98)

        when:
        registry.setState(device.id(), Device.State.PAUSED)

        then:
        patience.eventually { assert poller.statistics(device.id()).empty }

        when:
        charge.set(12)
        registry.setState(device.id(), Device.State.ACTIVE)

        then:
        reads('battery.charge', 12)
    }

    def "a device that does not answer costs another nothing"() {
        given: "one device that answers and twenty that do not"
        added()
        def dead = (1..20).collect {
            registry.add("DEAD-$it", "snmp://127.0.0.1:${9000 + it}", Credentials.v2c('public'), 'default', null,
                    context.getBeansOfType(DeviceReader).find { r -> r.speaks(device.address()) }
                            .read(device.address(), Credentials.v2c('public')).toList()[0].reading())
        }
        patience.eventually { assert dead.every { poller.statistics(it.id()).map { s -> s.missed() > 1 }.orElse(false) } }

        when:
        def before = poller.statistics(device.id()).get()

        then: "it has missed nothing"
        before.missed() == 0
        patience.eventually { assert poller.statistics(device.id()).get().cycles() > before.cycles() + 3 }
        poller.statistics(device.id()).get().missed() == 0

        cleanup:
        dead.each { registry.setState(it.id(), Device.State.RETIRED) }
    }

    def "an address nobody can ask does not stop the others"() {
        given:
        added()
        def odd = registry.add('ODD', 'snmp://10.0.0.7:99999', Credentials.v2c('public'), 'default', null,
                context.getBeansOfType(DeviceReader).find { r -> r.speaks(device.address()) }
                        .read(device.address(), Credentials.v2c('public')).toList()[0].reading())

        expect:
        reads('battery.charge', 98)
        poller.statistics(odd.id()).empty

        cleanup:
        registry.setState(odd.id(), Device.State.RETIRED)
    }
}
