package vn.dcim.demo

import java.time.Duration
import java.time.Instant
import vn.dcim.core.device.DeviceRepository
import vn.dcim.core.point.PointVocabulary
import vn.dcim.core.point.Quality
import vn.dcim.core.point.StateList
import vn.dcim.core.telemetry.History
import vn.dcim.core.testing.ADevice

/** A {@link ToggledUps} in the registry of an installation, and what is stored of it. */
class PolledUps {

    private static final StateList SOURCES = PointVocabulary.load().find('output.source').get().states().get()

    @Delegate
    private final ToggledUps agent
    private final Installation installation
    private final long device
    private final long point

    PolledUps(Installation installation, ToggledUps agent, String name) {
        this.installation = installation
        this.agent = agent
        device = installation.add(agent.address(), name)
        point = ADevice.pointOf(installation.registry, installation.registry.getBean(DeviceRepository).findById(device).get(), 'output.source')
    }

    /** Instant and source of each cycle that is stored, oldest first. */
    List<Map> readings() {
        def now = Instant.now()
        installation.registry.getBean(History).raw(point, now - Duration.ofHours(1), now + Duration.ofHours(1))
                .findAll { it.quality() == Quality.GOOD }
                .collect { [at: it.at(), source: SOURCES.byCode(it.value() as int).get().word()] }
    }

    /** Of readings, the first of each state in a row. */
    static List<Map> changes(List<Map> readings) {
        readings.indexed().findAll { i, reading -> i == 0 || readings[i - 1].source != reading.source }*.value
    }

    /** The transitions of all its alarms, in the order of their ids. */
    List<Map> transitions() {
        installation.database.rows("""SELECT a.rule, CAST(t.at AS CHAR) AS at, t.action, t.from_state, t.to_state FROM alarm_transition t
                             JOIN alarm a ON a.id = t.alarm_id WHERE a.device_id = $device ORDER BY t.id""")
                .collect { it + [at: Instant.parse(it.at.replace(' ', 'T') + 'Z')] }
    }

    /** The rules of which an alarm is active now. */
    List<String> active() {
        installation.database.rows("SELECT rule FROM alarm WHERE device_id = $device AND active")*.rule
    }
}
