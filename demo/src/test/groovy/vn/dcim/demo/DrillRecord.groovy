package vn.dcim.demo

import java.time.Instant
import vn.dcim.core.alarm.Alarm
import vn.dcim.core.alarm.AlarmAction
import vn.dcim.core.alarm.AlarmBoard
import vn.dcim.core.alarm.AlarmDesk
import vn.dcim.core.alarm.AlarmFilter
import vn.dcim.core.alarm.AlarmState
import vn.dcim.core.alarm.AlarmTransition
import vn.dcim.core.device.DeviceRepository
import vn.dcim.core.point.PointRepository

/** What the alarms did since an instant, as their rows say. */
class DrillRecord {

    private static final AlarmFilter ALL = AlarmFilter.STANDING.withStates(AlarmState.values() as Set)

    private final DrillGround ground
    private final Instant from
    private final Map<Long, AlarmState> before

    DrillRecord(DrillGround ground) {
        this.ground = ground
        from = ground.now
        before = states()
    }

    /** Returns the state of every alarm by its id. */
    Map<Long, AlarmState> states() {
        list(ALL).collectEntries { [it.id(), it.state()] }
    }

    List<Alarm> standing() {
        list(AlarmFilter.STANDING)
    }

    /** Tells whether anything is still abnormal, or still folded beneath a root. */
    boolean isGoingOn() {
        standing().any { it.active() || it.state() == AlarmState.SUPPRESSED }
    }

    /** Says of all that stands that somebody has seen it. */
    void acknowledge() {
        assert board.families()*.consequences().flatten().empty
        def outcome = ground.part(AlarmDesk).acknowledge(standing()*.id(), 'spec', '')
        assert outcome.refused().empty
    }

    /**
     * Returns the alarms that were raised, a line each: consequences beneath their root, in the order in which they were raised
     * (what was raised in one instant by its name). The sensors of the racks share a line.
     *
     * @param then the states at some moment, to be shown; of what was raised after it, "later"
     */
    String outline(Map<Long, AlarmState> then) {
        def raised = list(ALL).findAll { !before.containsKey(it.id()) }
        def byRoot = raised.groupBy { rootOf(it) ?: it.id() }
        byRoot.collect { root, family -> family.toSorted { a, b -> (b.id() == root) <=> (a.id() == root) ?: inOrder(a, b) } }
                .toSorted { a, b -> inOrder(a.first(), b.first()) }
                .collectMany { family -> lines(family, then) }
                .join('\n')
    }

    /** Returns what devices said of themselves in general and what stood alone for a poll cycle before it was folded. */
    List<String> foldedLate(Map<Long, AlarmState> then) {
        list(ALL).findAll { !before.containsKey(it.id()) && then.containsKey(it.id()) && it.rule() in ['device-alarm', 'device-warning'] }
                .findAll { alarm ->
                    def folded = transitions(alarm).find { it.action() == AlarmAction.SUPPRESS }
                    folded && folded.at() >= raisedAt(alarm) + DrillGround.CYCLE
                }.collect { name(it) }
    }

    private int inOrder(Alarm a, Alarm b) {
        raisedAt(a) <=> raisedAt(b) ?: name(a) <=> name(b)
    }

    private List<String> lines(List<Alarm> family, Map<Long, AlarmState> then) {
        def grouped = family.groupBy { [it.id() == family.first().id(), name(it), it.priority()] }
        grouped.collect { key, alike ->
            def (isRoot, name, priority) = key
            def states = alike.collect { word(then[it.id()] ?: 'later') }.unique() - (alike.size() > 1 ? ['later'] : [])
            "${isRoot ? '' : '  '}$name ${word(priority)} ${states.join('/') ?: 'later'}" as String
        }
    }

    private String name(Alarm alarm) {
        def device = ground.part(DeviceRepository).findById(alarm.deviceId()).get().name().replaceFirst(/^TH-R\d\d$/, 'racks')
        def point = ground.part(PointRepository).findById(alarm.pointId()).get().name()
        "$device ${alarm.rule()}${point =~ /^(camera|door|if|input\.[ab])\./ || alarm.rule() == 'device-alarm' ? " $point" : ''}"
    }

    private Instant raisedAt(Alarm alarm) {
        transitions(alarm).find { it.action() == AlarmAction.RAISE }.at()
    }

    /** Returns the last root that the alarm was folded beneath. */
    private Long rootOf(Alarm alarm) {
        transitions(alarm)*.rootId().findAll().with { it ? it.last() : null }
    }

    private List<AlarmTransition> transitions(Alarm alarm) {
        board.transitions(alarm.id())
    }

    private List<Alarm> list(AlarmFilter filter) {
        board.list(filter, AlarmFilter.Order.NEWEST, 0, 10_000).items().reverse()
    }

    private AlarmBoard getBoard() {
        ground.part(AlarmBoard)
    }

    private static String word(Object constant) {
        constant.toString().toLowerCase().replace('_', '-')
    }
}
