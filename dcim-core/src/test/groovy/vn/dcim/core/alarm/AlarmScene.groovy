package vn.dcim.core.alarm

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import vn.dcim.core.account.LightPasswords
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.device.DeviceRepository
import vn.dcim.core.device.Feed
import vn.dcim.core.device.FeedRepository
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.point.Point
import vn.dcim.core.point.PointRepository
import vn.dcim.core.point.PointVocabulary
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.LastKnown
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** The program's alarms on a schema, with a pipeline that is worked by hand. */
class AlarmScene implements AutoCloseable {

    private static final PointVocabulary VOCABULARY = PointVocabulary.load()

    final TestDatabase database
    final SteppedClock clock
    ApplicationContext context
    final List<AlarmChange> told = []

    private final Map<String, ?> settings
    private final List<Object> beans

    /** @param beans of the spec's own, beside the program's */
    AlarmScene(TestDatabase database, SteppedClock clock, Map<String, ?> settings = [:], List<Object> beans = []) {
        this.database = database
        this.clock = clock
        this.settings = settings
        this.beans = beans
        start()
    }

    void start() {
        // why: the scene is the pipeline; the real one stays quiet between its first look and the end
        context = ApplicationContext.builder()
                .properties(database.properties() + ['dcim.ingest.tick': 'PT10H'] + settings)
                .singletons([clock, *beans] as Object[])
                .beanDefinitions(LightPasswords.instead())
                .start()
        context.getBean(AlarmStream).subscribe { told.addAll(it) }
    }

    /** As after kill -9: nothing but the rows is left, among them what the pipeline knew. */
    void restart() {
        def points = context.getBean(PointRepository).findAll().groupBy { it.deviceId() }
        def known = points.collectEntries { device, of -> [device, context.getBean(LatestReadings).of(of*.id())] }
        database.connect().withCloseable { context.getBean(LastKnown).write(it, known) }
        context.close()
        start()
    }

    AlarmDesk getDesk() {
        context.getBean(AlarmDesk)
    }

    AlarmEvaluator getEvaluator() {
        context.getBean(AlarmEvaluator)
    }

    Instant getNow() {
        clock.instant()
    }

    /** A reading of now; a word stands for its code. */
    Reading reading(Device device, String name, Object value, Quality quality = Quality.GOOD) {
        def point = point(device, name)
        def number = value instanceof String
                ? VOCABULARY.find(name).get().states().get().byWord(value).get().code() as double
                : value as double
        new Reading(point.id(), now, number, quality)
    }

    Point point(Device device, String name) {
        context.getBean(PointRepository).findByDeviceIdAndName(device.id(), name).orElseThrow()
    }

    /** Judges one reading of now, writes and applies. */
    void read(Device device, String name, Object value, Quality quality = Quality.GOOD) {
        judge([reading(device, name, value, quality)])
    }

    /** Moves the clock on and lets it tick. */
    void pass(Duration time) {
        clock.advance(time)
        judge([])
    }

    void judge(List<Reading> readings) {
        def evaluation = evaluator.evaluate(readings, now, now)
        if (!evaluation.isEmpty() || readings) {
            commit(evaluation)
        }
        context.getBean(LatestReadings).update(readings)
    }

    void commit(AlarmEvaluator.Evaluation evaluation) {
        database.connect().withCloseable {
            it.autoCommit = false
            evaluation.write(it)
            it.commit()
        }
        evaluation.apply()
    }

    void feed(Object from, Object to, Feed.Kind kind) {
        context.getBean(FeedRepository).save(new Feed(null, node(from), node(to), kind, '', 0))
    }

    Place place(String name, Place.Kind kind, Place parent = null) {
        context.getBean(PlaceRepository).save(new Place(null, name, kind, parent?.id()))
    }

    /** Moves a device to a place. */
    Device move(Device device, Place place) {
        def moved = new Device(device.id(), device.name(), device.deviceClass(), device.vendor(), device.model(),
                device.serial(), device.firmware(), device.address(), device.profile(), device.groupName(), place.id(),
                device.unitId(), device.state(), device.createdAt())
        context.getBean(DeviceRepository).update(moved)
        setState(device, Device.State.ACTIVE)
        moved
    }

    /** What stands, as rule@device:state < root@device. */
    Set<String> picture() {
        def all = alarms()
        def names = all.collectEntries { [it.id(), name(it)] }
        all.findAll { it.standing() }.collect { alarm ->
            def root = alarm.fold().rootId() ? " < ${names[alarm.fold().rootId()]}" : ''
            "${name(alarm)}:${alarm.state()}$root" as String
        } as Set
    }

    private String name(Alarm alarm) {
        "${alarm.rule()}@${context.getBean(DeviceRepository).findById(alarm.deviceId()).get().name()}"
    }

    static String node(Object end) {
        end instanceof Device ? Feed.device(end.id()) : Feed.place((end as Place).id())
    }

    /** All alarms as the rows say, oldest first. */
    List<Alarm> alarms() {
        database.connect().withCloseable { AlarmRows.select(it, 'ORDER BY id', []) }
    }

    Alarm alarm(long id) {
        alarms().find { it.id() == id }
    }

    /** The one alarm of a rule that stands. */
    Alarm standing(String rule) {
        def found = alarms().findAll { it.rule() == rule && it.standing() }
        assert found.size() == 1
        found[0]
    }

    /** All transitions as the rows say, as texts. */
    List<String> transitions(String rule = null) {
        rows(rule).collect { "${it.from()} ${it.action()} ${it.to()}" as String }
    }

    List<AlarmTransition> rows(String rule = null) {
        database.connect().withCloseable { connection ->
            def result = connection.createStatement().executeQuery(
                    'SELECT t.* FROM alarm_transition t JOIN alarm a ON a.id = t.alarm_id'
                            + (rule ? " WHERE a.rule = '$rule'" : '') + ' ORDER BY t.id')
            def found = []
            while (result.next()) {
                found << AlarmRows.transition(result)
            }
            found
        }
    }

    void setState(Device device, Device.State state) {
        context.getBean(DeviceRegistry).setState(device.id(), state)
    }

    @Override
    void close() {
        context.close()
    }
}
