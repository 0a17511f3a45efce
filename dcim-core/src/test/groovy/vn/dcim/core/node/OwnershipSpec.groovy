package vn.dcim.core.node

import io.micronaut.context.ApplicationContext
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.testing.ADevice.aDevice

/** Two runs of the program on one database; each has one collector that writes down what it is told. */
class OwnershipSpec extends Specification {

    // why: without the role of asking devices no collector of the program's own joins
    static final Map<String, Object> SOON =
            ['dcim.node.lease': '2s', 'dcim.node.beat': '100ms', 'dcim.ingest.tick': 'PT10H', 'dcim.roles': 'schedule,lines']

    @Shared @AutoCleanup TestDatabase shared = TestDatabase.fresh()

    TestDatabase database = shared
    List<TestNode> nodes = []

    /** A run of the program. */
    static class TestNode implements Collector {
        String kind = DeviceShares.SNMP
        ApplicationContext context
        final Set<String> has = new TreeSet<>()
        final Queue<String> told = new ConcurrentLinkedQueue<>()

        Ownership getOwnership() { context.getBean(Ownership) }

        @Override
        String kind() { kind }

        @Override
        synchronized void take(Set<String> leases) {
            told << "take ${leases.size()}".toString()
            has.addAll(leases)
        }

        @Override
        synchronized void letGo(Set<String> leases) {
            told << "let go ${leases.size()}".toString()
            has.removeAll(leases)
        }

        synchronized Set<String> all() { new TreeSet<>(has) }
    }

    TestNode node(Map<String, Object> more = [:], String kind = DeviceShares.SNMP) {
        def node = new TestNode(kind: kind)
        node.context = ApplicationContext.builder().properties(database.properties() + SOON + more).start()
        nodes << node
        node.ownership.join(node)
        node
    }

    static void eventually(Closure<?> check) {
        new PollingConditions(timeout: 20, delay: 0.02).eventually(check)
    }

    def cleanup() {
        nodes*.context.findAll { it.running }*.close()
        if (database === shared) {
            database.connect().withCloseable { connection ->
                ['collector_lease', 'node', 'notice'].each { connection.createStatement().execute("DELETE FROM $it") }
            }
        } else {
            database.close()
        }
    }

    def "who is alone has everything at once"() {
        given:
        def device = aDevice('UPS-A').at('snmp://10.0.0.1').addTo(node().context)
        def only = nodes.first()

        expect:
        only.all() == DeviceShares.leasesOf('snmp')
        only.told.toList() == ['take 12']
        only.ownership.nodes()*.id() == [only.ownership.node()]
        !only.ownership.shared
        only.ownership.isOurs(device.id())
        only.ownership.collects(device.id())
    }

    def "who joins gets half, and the first keeps the other half; who leaves in order gives it back at once"() {
        given:
        def first = node()

        when:
        def second = node()

        then:
        eventually { assert first.all().size() == 6 && second.all().size() == 6 }
        first.all() + second.all() == DeviceShares.leasesOf('snmp')
        first.told.toList() == ['take 12', 'let go 6']
        first.ownership.shared

        when:
        def ended = System.nanoTime()
        second.context.close()
        eventually { assert first.all().size() == 12 }

        then: "sooner than its term would have run out"
        System.nanoTime() - ended < TimeUnit.SECONDS.toNanos(2)
    }

    def "capacities #capacities have #shares"() {
        given:
        def all = capacities.collect { node(['dcim.node.capacity': it]) }

        expect:
        eventually { assert all*.all()*.size() == shares }

        where:
        capacities || shares
        [2, 1]     || [8, 4]
        [1, 0]     || [12, 0]
        [0, 1]     || [0, 12]
    }

    def "the one share of messages stays where it is, until that process ends"() {
        given:
        def first = node([:], DeviceShares.MQTT)
        def second = node([:], DeviceShares.MQTT)
        eventually { assert second.ownership.leases().containsKey('mqtt/0') }

        expect:
        first.all() == ['mqtt/0'] as Set
        second.all().empty
        second.ownership.leases()['mqtt/0'].holder() == first.ownership.node()

        when:
        first.context.close()

        then:
        eventually { assert second.all() == ['mqtt/0'] as Set }
    }

    def "of one that hangs the other has everything when its term is over; when it wakes up it finds that out before it writes"() {
        given:
        def first = node()
        def second = node()
        eventually { assert first.all().size() == 6 && second.all().size() == 6 }
        def device = (1..12).collect { aDevice("UPS-$it").at("snmp://10.0.1.$it").addTo(first.context) }
                .find { first.ownership.collects(it.id()) }
        def (hung, awake) = [new CountDownLatch(1), new CountDownLatch(1)]
        def hanging = Thread.startDaemon {
            synchronized (first.ownership) {
                hung.countDown()
                awake.await()
            }
        }
        hung.await()

        when:
        eventually { assert second.all().size() == 12 }

        then: "the first believes to have its part still"
        first.all().size() == 6
        first.ownership.isOurs(device.id())

        when: "it is about to write"
        database.connect().withCloseable {
            it.autoCommit = false
            first.ownership.verify(it)
        }

        then:
        !first.ownership.isOurs(device.id())
        first.ownership.ownerElsewhere(device.id()).get().holder() == second.ownership.node()
        first.ownership.losses() == 6

        when:
        awake.countDown()
        hanging.join()

        then: "it lets go, and gets a part again"
        eventually { assert first.told.contains('let go 6') && first.all().size() == 6 && second.all().size() == 6 }

        cleanup:
        awake.countDown()
    }

    def "what is being written is not taken before it is committed"() {
        given:
        def first = node(['dcim.node.beat': '500ms', 'dcim.node.lease': '1s'])
        def connection = database.connect()
        connection.autoCommit = false
        first.ownership.verify(connection)
        def (hung, awake) = [new CountDownLatch(1), new CountDownLatch(1)]
        def hanging = Thread.startDaemon {
            synchronized (first.ownership) {
                hung.countDown()
                awake.await()
            }
        }
        hung.await()

        when:
        def second = node()
        eventually { assert !second.ownership.leases()['snmp/0'].live() }
        eventually { assert second.ownership.takeovers() == 0 && second.ownership.nodes()*.id() == [second.ownership.node()] }

        then:
        second.all().empty

        when:
        connection.commit()

        then:
        eventually { assert second.all().size() == 12 }

        cleanup:
        awake?.countDown()
        hanging?.join()
        connection?.close()
    }

    def "a transaction in the middle of which a process hangs is ended by the server"() {
        given:
        def first = node(['dcim.node.lease': '1s'])
        def connection = database.connect()
        connection.autoCommit = false

        when:
        first.ownership.guard(connection)
        first.ownership.verify(connection)

        then: "nobody asks it anything meanwhile: that would be a sign of life"
        eventually { assert database.rows("SELECT id FROM information_schema.processlist WHERE id = ${connection.threadId}").empty }

        when: "the same connection is back in the pool before that"
        def other = database.connect()
        first.ownership.guard(other)
        first.ownership.unguard(other)

        then: "nothing ends it there"
        other.createStatement().executeQuery('SELECT @@idle_transaction_timeout').with { next(); getInt(1) } == 0

        cleanup:
        [connection, other]*.close()
    }

    def "while the database is away everybody keeps what it has, and afterwards too"() {
        given:
        database = TestDatabase.onServerOfItsOwn()
        def patience = ['datasources.default.connection-timeout': 500, 'datasources.default.validation-timeout': 250]
        def both = [node(patience), node(patience)]
        eventually { assert both*.all()*.size() == [6, 6] }
        both*.told*.clear()
        def before = both*.all()

        when:
        database.server().kill()
        def until = System.nanoTime() + TimeUnit.SECONDS.toNanos(3)
        eventually { assert System.nanoTime() > until }

        then: "for longer than the term"
        both*.all() == before

        when:
        database.server().start()
        def seen = both*.ownership*.leases()
        eventually { assert both.every { it.ownership.leases().values()*.live().every() } }
        until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1)
        eventually { assert System.nanoTime() > until }

        then:
        both*.all() == before
        both*.told*.empty == [true, true]
    }

    def "what a run of this machine had that was killed is there at once"() {
        given:
        def dead = UUID.randomUUID().toString()
        def (space, pid, begun) = RunningProcess.identity().split(' ')
        database.connect().withCloseable {
            it.createStatement().execute("INSERT INTO node VALUES ('$dead', 'killed', 'snmp', 1, '$space $pid ${begun.toLong() - 1}', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))")
            it.createStatement().execute("INSERT INTO collector_lease VALUES ('snmp/3', UTC_TIMESTAMP(3) + INTERVAL 1 HOUR, UTC_TIMESTAMP(3), '$dead')")
        }

        expect:
        node().all().size() == 12
    }

    def "of a process that is gone people are told, once; of one that ended in order they are not"() {
        given:
        def others = [node(), node()]
        def third = node()
        def gone = third.ownership.node()
        eventually { assert others*.ownership*.nodes()*.size() == [3, 3] }

        when: "it gives no more word"
        def (hung, awake) = [new CountDownLatch(1), new CountDownLatch(1)]
        def hanging = Thread.startDaemon {
            synchronized (third.ownership) {
                hung.countDown()
                awake.await()
            }
        }
        hung.await()

        then:
        eventually { assert others*.all()*.size() == [6, 6] }
        eventually { assert notices().size() == 1 }
        notices().first().contains('"since":"2')

        when:
        others[1].context.close()

        then:
        eventually { assert others[0].all().size() == 12 }
        eventually { assert database.rows('SELECT id FROM node')*.id == [others[0].ownership.node()] }
        notices().size() == 1

        cleanup:
        awake?.countDown()
        hanging?.join()
    }

    List<String> notices() {
        database.rows("SELECT facts FROM notice WHERE kind = 'NODE_GONE'")*.facts
    }

    def "a term that is shorter than two beats is refused with what to do"() {
        when:
        ApplicationContext.builder().properties(database.properties() + ['dcim.node.lease': '1s', 'dcim.node.beat': '600ms']).start().close()

        then:
        def e = thrown(Exception)
        e.message.contains('dcim.node.lease is PT1S: set it to twice dcim.node.beat (PT0.6S) at least')
    }
}
