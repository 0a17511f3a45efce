package vn.dcim.web.telemetry

import java.time.Duration
import java.time.Instant
import java.time.temporal.ChronoUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.ingest.PipelineStatistics
import vn.dcim.core.ingest.ReadingGap
import vn.dcim.core.ingest.ReadingGapRepository
import vn.dcim.core.ingest.spool.Spool
import vn.dcim.core.ingest.spool.Spooled
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.HistorySealer
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.testing.SteppedClock
import vn.dcim.web.WebServer

import static vn.dcim.core.testing.ADevice.aDevice
import static vn.dcim.core.testing.ADevice.pointOf

/** One page tells how readings come in and how they are kept. */
class TelemetryPageSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer(['dcim.schedule.start-delay': '10h'])

    def "what is kept, what it takes, and when the oldest month goes"() {
        given: "a reading of each of two days, and one of today"
        def ups = aDevice('UPS-A').with('input.voltage').addTo(web.context)
        def point = pointOf(web.context, ups, 'input.voltage')
        def today = Instant.parse('2026-11-21T00:00:00Z')
        web.clock.set(today - Duration.ofDays(2))
        [today - Duration.ofDays(2), today - Duration.ofDays(1), today + Duration.ofHours(7)].each { at ->
            web.database.connect().withCloseable {
                it.autoCommit = false
                web.bean(History).append(it, [new History.Entry(ups.id(), at, 0, [new Reading(point, at, 230, Quality.GOOD)])])
                it.commit()
            }
        }

        when: "none is sealed"
        web.clock.set(today + Duration.ofHours(8))
        def before = page()

        then:
        before.contains('chưa có ngày nào trọn')
        before.contains('▲ từ 19/11/2026 07:00')

        when:
        web.bean(HistorySealer).sealHours { true }
        web.bean(HistorySealer).mergeDays { true }
        def after = page()

        then: "the month of November stays for six more"
        after.contains('19/11/2026 – 20/11/2026')
        after.contains('01/06/2027')
        after.contains('từ 21/11/2026 14:00')
        !after.contains('▲ từ')
        after.contains('không thấy')

        when: "a block is damaged, and read"
        web.database.connect().withCloseable {
            it.createStatement().execute("UPDATE history_day SET payload = INSERT(payload, 20, 1, 'x')")
        }
        web.bean(History).raw(point, today - Duration.ofDays(3), today)

        then:
        page().contains('■ 2')
        page().contains('history_day')

        and: "in English too, and the part that goes on"
        web.page('/telemetry', Role.OPERATOR, [Cookie: 'dcim_language=en']).body().contains('The oldest month is dropped on')
        web.page('/telemetry/state', Role.OPERATOR).body().startsWith('<div id="telemetry"')
    }

    def "what waits on disk is told with its age and its room; what is lost stands there for a month"() {
        given:
        def spool = web.bean(Spool)
        web.clock.set(Instant.parse('2026-11-21T08:00:00Z'))
        [(1_200): Duration.ZERO, (1_201): Duration.ofSeconds(1)].each { readings, older ->
            def noted = web.clock.instant() - Duration.ofDays(30) + Duration.ofMillis(1) - older
            web.bean(ReadingGapRepository).save(new ReadingGap("gap-$readings", noted - Duration.ofHours(2), noted - Duration.ofHours(1), 10, readings, noted))
        }

        def pages = []
        def numbers = []

        when: "the database is there, so the pipeline may have stored it before the page is asked; then there is another"
        new PollingConditions(timeout: 10).eventually {
            numbers << 900_000L + numbers.size()
            assert spool.put(new Spooled(numbers.last(), SampleBatch.cycle(1, web.clock.instant(), []), Instant.parse('2026-11-21T07:45:00Z')), numbers.last() + 1)
            pages << page()
            assert pages.last().contains('▲ 1 lượt, lâu nhất từ 14:45')
        }
        def told = pages.last()

        then:
        told.contains('trên 2,1 GB (0 %)')
        told.contains('Đang lưu bù các số đo chờ trên đĩa, từ 14:45')
        told.contains('■ Mất 1.200 số đo, từ 22/10/2026 13:00:00 đến 22/10/2026 14:00:00')
        !told.contains('1.201')

        when:
        spool.remove(numbers)

        then:
        page().contains('không có gì')
    }

    def "processes that share the devices are shown with what each collects, and nothing of it while there is one"() {
        given:
        def eventually = new PollingConditions(timeout: 20, delay: 0.1)
        def other = UUID.randomUUID().toString()
        def third = UUID.randomUUID().toString()

        expect:
        !page().contains('Các tiến trình chia nhau thiết bị')

        when:
        execute("INSERT INTO node VALUES ('$other', 'dc-b', 'mqtt,snmp', 2, '', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL 1 HOUR)")
        execute("INSERT INTO node VALUES ('$third', 'dc-c', 'mqtt', 1, '', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL 1 HOUR)")
        execute("INSERT INTO collector_lease VALUES ('mqtt/0', UTC_TIMESTAMP(3) + INTERVAL 1 HOUR, UTC_TIMESTAMP(3), '$other')")

        then:
        eventually.eventually {
            def told = page()
            assert told.contains('Các tiến trình chia nhau thiết bị')
            assert told.contains('<b>dc-b</b>')
            assert told.contains('(đang mở trang này)')
            assert told.contains('<b>dc-c</b>')
            assert told.count('<td>đứng chờ</td>') == 1
            assert told.contains('<td>—</td>')
            assert told =~ /\d+ thiết bị<\/td>/
            assert !told.contains('chưa có tiến trình nào thu thập')
        }

        cleanup:
        execute("DELETE FROM node WHERE id IN ('$other', '$third')")
        execute('DELETE FROM collector_lease')
    }

    private void execute(String sql) {
        web.database.connect().withCloseable { it.createStatement().execute(sql) }
    }

    def "whoever looks first is told of the time since the program started"() {
        given:
        def other = new WebServer(['dcim.schedule.start-delay': '10h'])
        other.clock.advance(Duration.ofSeconds(100))

        expect:
        other.page('/telemetry', Role.OPERATOR).body().contains('(trung bình từ 21/11/2026 15:00:00)')

        cleanup:
        other.close()
    }

    private String page() {
        def answer = web.page('/telemetry', Role.OPERATOR)
        assert answer.statusCode() == 200
        answer.body()
    }

    def "rates are of the stretch between two looks: #what"() {
        given:
        def clock = SteppedClock.at('2026-11-21T08:00:00Z')
        def start = clock.instant()
        def rates = new ReadingRates(clock)

        when:
        def seen = looks.collect { second, received ->
            clock.set(start.plusSeconds(second))
            rates.look(statistics(received))
        }.last()

        then:
        seen.received() == rate
        seen.stored() == rate / 2
        ChronoUnit.SECONDS.between(start, seen.since()) == since

        where:
        what                                             | looks                                        || rate | since
        'the first is since the program started'         | [[100, 1_000]]                               || 10   | 0
        'then since the look before'                     | [[100, 1_000], [110, 1_500]]                 || 50   | 100
        'two who look at once are told the same'         | [[100, 1_000], [110, 1_500], [111, 1_550]]   || 50   | 100
        'a minute at most'                               | [[0, 0], [30, 300], [60, 600], [90, 2_100]]  || 30   | 30
    }

    private static PipelineStatistics statistics(long received) {
        new PipelineStatistics(0, 10, received, 0, received.intdiv(2), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, Duration.ZERO)
    }
}
