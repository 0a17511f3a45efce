package vn.dcim.core.alarm

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.Feed
import vn.dcim.core.error.DcimException
import vn.dcim.core.point.Quality
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.testing.ADevice.aDevice

/** Whatever happens in whatever order: the rows are a history that the table allows and that gives the state. */
class AlarmHistorySpec extends Specification {

    static final List SOURCES = ['utility', 'battery', 'off', 'unknown', 'bypass']

    @Shared SteppedClock clock = SteppedClock.at('2026-11-21T00:00:00Z')

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup AlarmScene scene = new AlarmScene(database, clock)

    def "150 random readings, actions, restarts and waits (seed #seed) leave rows that play back to the state"() {
        given:
        def random = new Random(seed)
        def grid = aDevice('GRID').ofClass(DeviceClass.METER).with('input.L1.voltage', 'input.L2.voltage').addTo(scene.context)
        def ups = aDevice('UPS').ofClass(DeviceClass.UPS).with('output.source', 'battery.runtime', 'output.load').addTo(scene.context)
        scene.feed(grid, ups, Feed.Kind.POWER)

        when:
        150.times { something(random, grid, ups) }

        then:
        def rows = scene.rows()
        !rows.empty
        scene.alarms().each { alarm -> check(alarm, rows.findAll { it.alarmId() == alarm.id() }) }

        and: "at most one alarm of a rule and point stands"
        def standing = scene.alarms().findAll { it.standing() }
        standing.collect { [it.rule(), it.pointId()] }.toSet().size() == standing.size()

        and: "no fold runs in a circle"
        scene.alarms().every { alarm ->
            def seen = [] as Set
            for (def at = alarm; at?.fold()?.causeId() != null && seen.add(at.id()); at = scene.alarm(at.fold().causeId())) { }
            seen.size() == seen.toList().unique().size() && !(alarm.fold().causeId() == alarm.id())
        }

        and: "what was told is what is written"
        scene.told*.transition()*.id().sort() == rows*.id()

        where:
        seed << (1..6)
    }

    private void something(Random random, Device grid, Device ups) {
        def quality = random.nextInt(8) == 0 ? [Quality.BAD, Quality.STALE, Quality.UNCERTAIN][random.nextInt(3)] : Quality.GOOD
        switch (random.nextInt(10)) {
            case 0..1: scene.read(grid, "input.L${1 + random.nextInt(2)}.voltage", [0, 120, 230][random.nextInt(3)], quality); break
            case 2..3: scene.read(ups, 'output.source', SOURCES[random.nextInt(SOURCES.size())], quality); break
            case 4: scene.read(ups, 'battery.runtime', [300, 600, 650, 1800][random.nextInt(4)], quality); break
            case 5: scene.read(ups, 'output.load', [50, 78, 85, 95][random.nextInt(4)], quality); break
            case 6..7: scene.pass(Duration.ofSeconds([1, 6, 70, 400][random.nextInt(4)])); break
            case 8: act(random); break
            default: random.nextInt(6) == 0 ? scene.restart() : act(random)
        }
    }

    private void act(Random random) {
        def alarms = scene.alarms()
        if (alarms.empty) {
            return
        }
        def id = alarms[random.nextInt(alarms.size())].id()
        try {
            switch (random.nextInt(7)) {
                case 0..1: scene.desk.acknowledge(id, 'an', ''); break
                case 2: scene.desk.shelve(id, Duration.ofSeconds(60), 'an', 'x'); break
                case 3: scene.desk.unshelve(id, 'an', ''); break
                case 4: scene.desk.removeFromService(id, 'an', 'x'); break
                case 5: scene.desk.returnToService(id, 'an', ''); break
                default: scene.desk.comment(id, 'an', 'x')
            }
        } catch (DcimException ignored) {
            // what the table refuses leaves no row; the check that follows would see one
        }
    }

    private static void check(Alarm alarm, List<AlarmTransition> rows) {
        def state = AlarmState.NORMAL
        def active = false
        def acknowledged = false
        def raises = 0
        rows.eachWithIndex { row, i ->
            assert row.from() == state
            assert LegalTransitions.next(state, row.action(), active, acknowledged).get() == row.to()
            assert i == 0 || !row.at().isBefore(rows[i - 1].at())
            state = row.to()
            switch (row.action()) {
                case AlarmAction.RAISE: active = true; acknowledged = false; raises++; break
                case AlarmAction.RETURN: active = false; break
                case AlarmAction.ACKNOWLEDGE: acknowledged = true; break
                case AlarmAction.UNSHELVE:
                case AlarmAction.RETURN_TO_SERVICE: acknowledged = acknowledged && row.to() == AlarmState.NORMAL; break
            }
        }
        assert alarm.state() == state
        assert alarm.active() == active
        assert (alarm.acknowledgement() != null) == acknowledged
        assert alarm.occurrence().count() == raises
        assert alarm.version() == rows.size()
        assert (alarm.closedAt() == null) == alarm.standing()
        assert [alarm.fold().causeId(), alarm.fold().rootId()] == [rows.last().causeId(), rows.last().rootId()]
    }
}
