package vn.dcim.mqtt.bridge

import io.micronaut.context.ApplicationContext
import io.micronaut.context.RuntimeBeanDefinition
import java.time.Duration
import java.time.Instant
import java.util.function.Supplier
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.ingest.ReadingPipeline
import vn.dcim.core.ingest.SampleSink
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.ADevice
import vn.dcim.core.testing.TestDatabase
import vn.dcim.mqtt.testing.BridgeProgram
import vn.dcim.mqtt.testing.HiveMq
import vn.dcim.mqtt.testing.RememberingSink
import vn.dcim.mqtt.testing.SteadyLoad

/** One installation with processes of its own, of which each is killed in turn in the middle of a load. */
class KilledSpec extends Specification {

    static final List<String> KILLED = ['program', 'database', 'broker']

    @Shared @AutoCleanup TestDatabase database = TestDatabase.onServerOfItsOwn()
    @Shared @AutoCleanup HiveMq broker = HiveMq.launch()
    @Shared @AutoCleanup ApplicationContext registry = registry()
    @Shared Map<String, Map<String, Device>> devices = KILLED.collectEntries { [it, site(it)] }
    @Shared @AutoCleanup('kill') BridgeProgram program = program()

    def soon = new PollingConditions(timeout: 60, delay: 0.02)

    def "kill -9 of the #killed in the middle of a load loses and doubles no message and no alarm transition"() {
        given:
        def load = SteadyLoad.start(broker.url(), killed)
        int before = 0
        soon.eventually {
            before = confirmed(load)
            def kept = stored(killed)
            assert kept > 200 && before > kept + 50
        }

        when:
        kill(killed)
        // why: nobody can be asked while the database is away
        int then = killed == 'database' ? 0 : stored(killed)
        soon.eventually { assert killed == 'broker' || confirmed(load) > before + 200 }
        start(killed)
        int back = stored(killed)
        soon.eventually { assert stored(killed) > back + 200 }
        load.close()

        then: "some that were confirmed were still on their way"
        then < before

        and: "each is stored, once"
        soon.eventually { assert saidWithClock(killed).size() >= load.confirmedWithClock().size() }
        saidWithClock(killed) == load.confirmedWithClock().sort(false).collect { [load.instantOf(it), it] }
        soon.eventually { assert saidWithoutClock(killed).containsAll(load.confirmedWithoutClock()) }
        saidWithoutClock(killed).toUnique() == saidWithoutClock(killed)
        (load.confirmedWithoutClock() + load.unsureWithoutClock()).containsAll(saidWithoutClock(killed))

        and: "each change of the detector is one transition, from the state to which the one before led"
        soon.eventually { assert transitions(killed).size() >= load.toggles() }
        transitions(killed)*.action == (0..<load.toggles()).collect { it % 2 == 0 ? 'RAISE' : 'RETURN' }
        transitions(killed)*.from_state == ['NORMAL'] + transitions(killed)*.to_state.dropRight(1)

        cleanup:
        load?.close()

        where:
        killed << KILLED
    }

    void kill(String what) {
        [program: { program.kill() }, database: { database.server().kill() }, broker: { broker.kill() }][what]()
    }

    void start(String what) {
        [program: { program = program() }, database: { database.server().start() }, broker: { broker.start() }][what]()
    }

    ApplicationContext registry() {
        def instead = RuntimeBeanDefinition.builder(SampleSink, { new RememberingSink() } as Supplier)
                .singleton(true).replaces(ReadingPipeline).build()
        ApplicationContext.builder().properties(database.properties()).beanDefinitions(instead).start()
    }

    BridgeProgram program() {
        BridgeProgram.start(database.folder(), database.properties() + ['dcim.mqtt.url': broker.url(), 'dcim.mqtt.keep-alive': '5s'])
    }

    Map<String, Device> site(String site) {
        [timed   : device(SteadyLoad.coolerWithClock(site), DeviceClass.COOLING, 'crac-json'),
         timeless: device(SteadyLoad.coolerWithoutClock(site), DeviceClass.COOLING, 'crac-json'),
         leak    : device(SteadyLoad.leakDetector(site), DeviceClass.LEAK, 'leak-json')]
    }

    Device device(String topic, DeviceClass ofClass, String map) {
        def reading = new DeviceReading(null, ofClass, '', '', map, '', [:], [])
        registry.getBean(DeviceRegistry).add(topic, "mqtt:$topic", null, 'default', null, reading)
    }

    static int confirmed(SteadyLoad load) {
        load.confirmedWithClock().size() + load.confirmedWithoutClock().size()
    }

    int stored(String site) {
        rows("SELECT COUNT(*) AS n FROM journal WHERE fingerprint NOT IN (0, -1) AND device_id IN (${devices[site].timed.id()}, ${devices[site].timeless.id()})").first().n
    }

    List<List> saidWithClock(String site) {
        said(devices[site].timed).collect { [it.at().toEpochMilli(), pascal(it)] }
    }

    List<Integer> saidWithoutClock(String site) {
        said(devices[site].timeless).collect { pascal(it) }
    }

    static int pascal(Reading kilopascal) {
        Math.round(kilopascal.value() * 1000) as int
    }

    /** What a cooler said by itself: rows of the pipeline that call it stale are left out. */
    List<Reading> said(Device cooler) {
        long point = ADevice.pointOf(registry, cooler, 'cooling.filter.pressure')
        def now = Instant.now()
        registry.getBean(History).raw(point, now - Duration.ofHours(1), now + Duration.ofHours(1)).findAll { it.quality() == Quality.GOOD }
    }

    List<Map> transitions(String site) {
        rows("SELECT action, from_state, to_state FROM alarm_transition WHERE alarm_id IN (SELECT id FROM alarm WHERE device_id = ${devices[site].leak.id()}) ORDER BY id")
    }

    List<Map> rows(String sql) {
        database.connect().withCloseable {
            def rows = it.createStatement().executeQuery(sql)
            def columns = (1..rows.metaData.columnCount).collect { rows.metaData.getColumnLabel(it) }
            def all = []
            while (rows.next()) {
                all << columns.collectEntries { [it, rows.getObject(it)] }
            }
            all
        }
    }
}
