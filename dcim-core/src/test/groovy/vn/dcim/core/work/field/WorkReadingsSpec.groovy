package vn.dcim.core.work.field

import io.micronaut.context.ApplicationContext
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.drift.Ties
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.work.Assignee
import vn.dcim.core.work.WorkDesk
import vn.dcim.core.work.WorkKind

import static vn.dcim.core.asset.AssetField.*
import static vn.dcim.core.point.Quality.*
import static vn.dcim.core.testing.ADevice.aDevice

/** What the points of an asset tell is taken when its order starts and when it is finished, and nothing is made up. */
class WorkReadingsSpec extends Specification {

    @Shared SteppedClock clock = SteppedClock.at('2026-03-02T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared WorkDesk desk = context.getBean(WorkDesk)
    @Shared WorkReadings readings = context.getBean(WorkReadings)
    @Shared Map<String, Long> points
    @Shared long ups

    def setupSpec() {
        context.getBean(Accounts).issue('binh', Role.MAINTENANCE)
        def device = aDevice('UPS-A').with('input.voltage', 'output.voltage', 'battery.charge', 'output.frequency').addTo(context)
        points = context.getBean(PointRepository).findByDeviceIdOrderByName(device.id()).collectEntries { [it.name(), it.id()] }
        def asset = context.getBean(AssetDesk).add([(NAME): 'UPS-A', (KIND): 'server'], AssetTerms.CODES, 'an').asset()
        ups = asset.id()
        context.getBean(Ties).tie(ups, asset.revision(), device.id(), 'spec', 'an')
    }

    void tell(String point, double value, Quality quality = GOOD) {
        context.getBean(LatestReadings).update([new Reading(points[point], clock.instant(), value, quality)])
    }

    long started() {
        def order = desk.open(new WorkDesk.Wish(WorkKind.PLANNED, 'Bảo trì UPS', null, '', null, [ups], []), 'an')
        desk.assign(order.id(), Assignee.account('binh'), 'an')
        desk.start(order.id(), 'binh').id()
    }

    WorkReadings.Line line(long order, String point) {
        readings.of(order).find { it.point().name() == point }
    }

    def "before, after, the service before and the first on record stand side by side; what is stale, bad or missing says so"() {
        when: "before the first order everything but the frequency has told something"
        tell('input.voltage', 220)
        tell('output.voltage', 230, STALE)
        tell('battery.charge', Double.NaN, BAD)
        def told = clock.instant()
        clock.advance(Duration.ofMinutes(5))
        def first = started()

        then:
        with(line(first, 'input.voltage')) {
            before().value() == 220d
            before().quality() == GOOD
            before().at() == told
            before().takenAt() == clock.instant()
            before().usable
            after() == null
            last() == null
            it.first() == null
        }

        and: "the last value that is known is kept as stale; no number is none; nothing is nothing"
        with(line(first, 'output.voltage').before()) {
            value() == 230d
            quality() == STALE
            !usable
        }
        with(line(first, 'battery.charge').before()) {
            value() == null
            quality() == BAD
        }
        with(line(first, 'output.frequency').before()) {
            value() == null
            quality() == null
            at() == null
        }

        when:
        tell('input.voltage', 221)
        desk.finish(first, 'binh')
        clock.advance(Duration.ofDays(30))
        tell('input.voltage', 225)
        def second = started()
        tell('input.voltage', 226)
        desk.finish(second, 'binh')
        clock.advance(Duration.ofDays(30))
        tell('input.voltage', 228)
        def third = started()

        then: "an order under way compares with those before it"
        with(line(third, 'input.voltage')) {
            before().value() == 228d
            after() == null
            last().value() == 226d
            it.first().value() == 221d
        }

        and: "an old order does not look into the future"
        line(first, 'input.voltage').last() == null
        line(first, 'input.voltage').after().value() == 221d
    }

    def "an order that was sent back is read again when it is finished again, and the newest counts"() {
        given:
        def order = started()
        tell('input.voltage', 230)
        desk.finish(order, 'binh')
        clock.advance(Duration.ofHours(1))
        desk.reopen(order, 'lọc gió chưa thay', 'an')
        tell('input.voltage', 231)
        clock.advance(Duration.ofHours(1))

        when:
        desk.finish(order, 'binh')

        then:
        line(order, 'input.voltage').after().value() == 231d
    }
}
