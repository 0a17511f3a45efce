package vn.dcim.core.link

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** Two nodes on one database: one of them probes a line. */
class LineLeaseSpec extends Specification {

    static final Instant START = Instant.parse('2026-03-02T01:00:00Z')

    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared SteppedClock clock = SteppedClock.at(START.toString())
    @Shared @AutoCleanup ServerSocket outside = new ServerSocket(0, 50, InetAddress.loopbackAddress)

    List<ApplicationContext> nodes = []
    def soon = new PollingConditions(timeout: 20, delay: 0.05)

    def cleanup() {
        nodes.each { it.close() }
        database.connect().withCloseable { connection ->
            ['line_lease', 'line_round', 'line_transition', 'internet_line'].each { connection.createStatement().execute("DELETE FROM $it") }
        }
        clock.set(START)
    }

    /** @param roles without lines for a node that probes nothing by itself */
    private ApplicationContext node(String roles, String interval = '30s') {
        def node = ApplicationContext.builder().properties(database.properties() + [
                'dcim.roles': roles, 'dcim.lines.interval': interval, 'dcim.lines.timeout': '500ms', 'dcim.lines.pause': '1ms', 'dcim.lines.packets': 2])
                .singletons(clock).start()
        nodes << node
        node
    }

    private InternetLine line(ApplicationContext node) {
        node.getBean(LineDesk).add([name: 'Đường A', provider: 'VNPT', 'contract-number': 'HĐ-1', 'source-address': '127.0.0.1',
                                    probes: "outside tcp 127.0.0.1:$outside.localPort" as String], 'an')
    }

    def "a line that one node holds #ago ago with an interval of 30 s, another is told to be #answer"() {
        given:
        def (one, other) = [node('schedule').getBean(LineLeases), node('schedule').getBean(LineLeases)]
        def line = line(nodes[0]).id()

        expect:
        one.take(line) == LineLeases.Answer.NEW
        one.take(line) == LineLeases.Answer.KEPT
        one.holds(line)

        when:
        clock.set(START + ago)

        then:
        other.take(line).name() == answer
        other.holds(line) == (answer == 'NEW')
        one.take(line).name() == (answer == 'NEW' ? 'TAKEN' : 'KEPT')
        one.holds(line) == (answer != 'NEW')

        where:
        ago                         || answer
        Duration.ZERO               || 'TAKEN'
        Duration.ofMillis(59_999)   || 'TAKEN'
        Duration.ofMillis(60_000)   || 'NEW'
        Duration.ofMillis(-60_000)  || 'TAKEN' // the clock was set back
        Duration.ofMillis(-60_001)  || 'NEW'
    }

    def "what a node lets go of another has at once"() {
        given:
        def (one, other) = [node('schedule').getBean(LineLeases), node('schedule').getBean(LineLeases)]
        def line = line(nodes[0]).id()
        one.take(line)

        when:
        one.release()

        then:
        !one.holds(line)
        other.take(line) == LineLeases.Answer.NEW
    }

    def "of two nodes one probes a line; when it ends the other goes on, by what the rows tell"() {
        given:
        def first = node('lines', '100ms')
        def line = line(first)
        soon.eventually { assert first.getBean(LineWatch).answers(line.id()).size() == 1 }

        when: "another comes, and both have had the time for many rounds"
        def second = node('lines', '100ms')
        int before = rounds()
        soon.eventually { assert rounds() >= before + 20 }

        then:
        second.getBean(LineWatch).answers(line.id()) == []
        second.getBean(LineWatch).standing(line.id()).state() == LineState.UP
        database.rows('SELECT COUNT(*) AS n FROM line_lease')[0].n == 1

        when: "the one that probes ends"
        first.close()
        nodes.remove(first)

        then: "the other follows, and tells nothing anew"
        soon.eventually { assert second.getBean(LineWatch).answers(line.id()).size() == 1 }
        database.rows("SELECT state FROM line_transition WHERE line_id = ${line.id()}")*.state == ['UP']
    }

    private int rounds() {
        database.rows('SELECT COUNT(*) AS n FROM line_round')[0].n
    }
}
