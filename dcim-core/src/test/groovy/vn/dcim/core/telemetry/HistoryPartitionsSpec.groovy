package vn.dcim.core.telemetry

import io.micronaut.context.ApplicationContext
import io.micronaut.context.exceptions.BeanInstantiationException
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.point.Quality.GOOD

class HistoryPartitionsSpec extends Specification {

    def clock = SteppedClock.at('2026-11-21T00:00:00Z')

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()

    def "a start makes this month and the next two"() {
        given:
        context.getBean(History)

        expect:
        ['journal', 'history_hour', 'history_axis', 'history_day'].every { months(it) == ['m202611', 'm202612', 'm202701', 'future'] }
    }

    def "each month adds one ahead of time, a second look adds none"() {
        given:
        context.getBean(History)
        clock.set(Instant.parse('2026-12-01T00:00:00Z'))

        when:
        2.times { context.getBean(HistoryPartitions).keepUp() }

        then:
        months() == ['m202611', 'm202612', 'm202701', 'm202702', 'future']
    }

    def "a month is kept for six whole months and dropped on the first day after"() {
        given: "one reading at the end of November, one at the start of December"
        def history = context.getBean(History)
        store(history, '2026-11-30T23:59:59.999Z')
        store(history, '2026-12-01T00:00:00Z')

        when: "the last moment of May, six months after November"
        clock.set(Instant.parse('2027-05-31T23:59:59Z'))
        context.getBean(HistoryPartitions).keepUp()

        then:
        stored() == 2

        when:
        clock.set(Instant.parse('2027-06-01T00:00:00Z'))
        context.getBean(HistoryPartitions).keepUp()

        then:
        stored() == 1
        !months().contains('m202611')
    }

    def "a month goes from all tiers at once"() {
        given: "a reading of the end of November in a block of an hour, one of the day before in a block of the day"
        def history = context.getBean(History)
        store(history, '2026-11-29T10:00:00Z')
        store(history, '2026-11-30T23:59:59.999Z')
        clock.set(Instant.parse('2026-12-01T01:00:00Z'))
        context.getBean(HistorySealer).sealHours { true }
        clock.set(Instant.parse('2026-11-30T02:00:00Z'))
        context.getBean(HistorySealer).mergeDays { true }
        def kept = { ['history_hour', 'history_axis', 'history_day'].collect { query("SELECT COUNT(*) FROM $it").first() as int } }

        when:
        clock.set(Instant.parse('2027-05-31T23:59:59Z'))
        context.getBean(HistoryPartitions).keepUp()

        then:
        kept() == [1, 1, 1]

        when:
        clock.set(Instant.parse('2027-06-01T00:00:00Z'))
        context.getBean(HistoryPartitions).keepUp()

        then:
        kept() == [0, 0, 0]
        !months('history_day').contains('m202611')
    }

    def "a clock that jumps by ten years costs one month, not the history"() {
        given:
        def history = context.getBean(History)
        ['2026-11-30T00:00:00Z', '2026-12-30T00:00:00Z', '2027-01-30T00:00:00Z'].each { store(history, it) }

        when: "three looks within the wrong day"
        clock.set(Instant.parse('2036-11-21T00:00:00Z'))
        3.times {
            context.getBean(HistoryPartitions).keepUp()
            clock.advance(Duration.ofMinutes(10))
        }

        then:
        stored() == 2
    }

    def "readings beyond the months made so far are kept and find their month later"() {
        given:
        def history = context.getBean(History)
        store(history, '2027-03-15T00:00:00Z')

        when:
        clock.set(Instant.parse('2027-03-15T00:00:00Z'))
        context.getBean(HistoryPartitions).keepUp()

        then:
        stored('PARTITION (m202703)') == 1
        stored('PARTITION (future)') == 0
    }

    def "a retention of five months is refused at start, by name"() {
        given:
        def other = ApplicationContext.builder()
                .properties(database.properties() + ['dcim.history.retention-months': 5]).build()

        when:
        other.start().getBean(History)

        then:
        Throwable e = thrown(BeanInstantiationException)
        while (e.cause != null) {
            e = e.cause
        }
        e.message.contains('retentionMonths - must be greater than or equal to 6')

        cleanup:
        other.close()
    }

    private void store(History history, String instant) {
        def at = Instant.parse(instant)
        database.connect().withCloseable {
            it.autoCommit = false
            history.append(it, [new History.Entry(1, at, 0, [new Reading(1, at, 1, GOOD)])])
            it.commit()
        }
    }

    private int stored(String partition = '') {
        query("SELECT COUNT(*) FROM journal $partition").first().toInteger()
    }

    private List<String> months(String table = 'journal') {
        query("SELECT partition_name FROM information_schema.partitions WHERE table_schema = DATABASE()"
                + " AND table_name = '$table' ORDER BY partition_ordinal_position")
    }

    private List<String> query(String sql) {
        database.connect().withCloseable {
            def rows = it.createStatement().executeQuery(sql)
            def found = []
            while (rows.next()) {
                found << rows.getString(1)
            }
            found
        }
    }
}
