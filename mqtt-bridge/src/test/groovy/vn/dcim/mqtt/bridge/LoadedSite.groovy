package vn.dcim.mqtt.bridge

import io.micronaut.context.ApplicationContext
import java.time.Duration
import java.time.Instant
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.device.DeviceRegistry
import vn.dcim.core.point.Quality
import vn.dcim.core.telemetry.History
import vn.dcim.core.telemetry.Reading
import vn.dcim.core.testing.ADevice
import vn.dcim.core.testing.TestDatabase
import vn.dcim.mqtt.testing.SteadyLoad

/** The devices of a {@link SteadyLoad} in the registry, and what is stored of them. */
class LoadedSite {

    private final TestDatabase database
    private final ApplicationContext context
    private final Device timed
    private final Device timeless
    private final Device leak

    /** @param context with a registry; its pipeline and bridge are not needed */
    LoadedSite(TestDatabase database, ApplicationContext context, String name) {
        this.database = database
        this.context = context
        timed = add(SteadyLoad.coolerWithClock(name), DeviceClass.COOLING, 'crac-json')
        timeless = add(SteadyLoad.coolerWithoutClock(name), DeviceClass.COOLING, 'crac-json')
        leak = add(SteadyLoad.leakDetector(name), DeviceClass.LEAK, 'leak-json')
    }

    private Device add(String topic, DeviceClass ofClass, String map) {
        def reading = new DeviceReading(null, ofClass, '', '', map, '', [:], [])
        context.getBean(DeviceRegistry).add(topic, "mqtt:$topic", null, 'default', null, reading)
    }

    /** How many messages of the coolers are stored. */
    int stored() {
        database.rows("""SELECT COUNT(*) AS n FROM journal
                WHERE fingerprint NOT IN (0, -1) AND device_id IN (${timed.id()}, ${timeless.id()})""").first().n
    }

    /** Instant (ms since 1970) and number of each message of the cooler with a clock, oldest first. */
    List<List> saidWithClock() {
        said(timed).collect { [it.at().toEpochMilli(), pascal(it)] }
    }

    /** The numbers of the messages of the cooler without a clock. */
    List<Integer> saidWithoutClock() {
        said(timeless).collect { pascal(it) }
    }

    /** What a cooler said by itself: rows of the pipeline that call it stale are left out. */
    private List<Reading> said(Device cooler) {
        long point = ADevice.pointOf(context, cooler, 'cooling.filter.pressure')
        def now = Instant.now()
        context.getBean(History).raw(point, now - Duration.ofHours(1), now + Duration.ofHours(1)).findAll { it.quality() == Quality.GOOD }
    }

    private static int pascal(Reading kilopascal) {
        Math.round(kilopascal.value() * 1000) as int
    }

    /** The transitions of the detector's alarm in the order of their ids. */
    List<Map> transitions() {
        database.rows("""SELECT action, from_state, to_state FROM alarm_transition
                WHERE alarm_id IN (SELECT id FROM alarm WHERE device_id = ${leak.id()}) ORDER BY id""")
    }
}
