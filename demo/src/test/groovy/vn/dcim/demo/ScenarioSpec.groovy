package vn.dcim.demo

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.alarm.AlarmState
import vn.dcim.core.device.DeviceRepository
import vn.dcim.core.point.PointRepository
import vn.dcim.core.telemetry.LatestReadings
import vn.dcim.core.testing.QuickFolder
import vn.dcim.mqtt.bridge.MqttBridge
import vn.dcim.mqtt.bridge.SparkplugLine
import vn.dcim.plant.scenario.Scenarios

/**
 * Every scenario of the plant through the whole program, one after the other. A drill's outline lists all alarms that are raised
 * from its beginning to its end, and no other: roots and beneath them what follows, in the order of raising, each with its
 * priority and the state it has shortly before the way back begins ("later" for what comes after that).
 */
class ScenarioSpec extends Specification {

    static final Duration LONGEST_WAY_BACK = Duration.ofMinutes(30)

    static final Map<String, Drill> DRILLS = [
            new Drill('grid-outage', 'PT5M50S', '''
                GRID-1 supply-lost high unacknowledged
                  ATS-1 ats-input-failed input.a.status medium suppressed
                  ATS-1 ats-redundancy-lost medium suppressed
                  UPS-A ups-on-battery high suppressed
                  CRAC-3 cooling-unit-off high suppressed
                  G1 generator-running low suppressed
                  CRAC-1 cooling-unit-off high suppressed
                  ATS-1 ats-on-alternate medium suppressed'''),
            new Drill('generator-fails-to-start', 'PT11M50S', '''
                GRID-1 supply-lost high unacknowledged
                  ATS-1 ats-input-failed input.a.status medium suppressed
                  ATS-1 ats-redundancy-lost medium suppressed
                  UPS-A ups-on-battery high suppressed
                  CRAC-3 cooling-unit-off high suppressed
                  CRAC-1 cooling-unit-off high suppressed
                  CRAC-3 device-alarm alarm.power medium suppressed
                  CRAC-3 supply-temperature medium suppressed
                  CRAC-1 supply-temperature medium suppressed
                  racks rack-inlet-rising medium suppressed
                  racks rack-inlet-temperature medium later
                G1 generator-failed-to-start high unacknowledged
                  ATS-1 ats-input-failed input.b.status medium suppressed
                  ATS-1 device-alarm output.status medium suppressed
                  ATS-1 device-alarm generator.state medium suppressed'''),
            new Drill('ups-battery-worn', 'PT3M', '''
                UPS-A ups-replace-battery medium unacknowledged
                  UPS-A ups-bad-batteries medium suppressed
                  UPS-A ups-self-test-failed medium suppressed
                  UPS-A ups-runtime-low high unacknowledged'''),
            new Drill('cooler-fails', 'PT13M', '''
                CRAC-1 cooling-unit-off high unacknowledged
                  CRAC-1 device-alarm alarm.general medium suppressed
                  CRAC-1 supply-temperature medium suppressed
                CRAC-3 cooling-unit-off high unacknowledged
                  CRAC-3 device-alarm alarm.unit-fault medium suppressed
                  CRAC-3 supply-temperature medium suppressed
                  racks rack-inlet-rising medium suppressed
                  racks rack-inlet-temperature medium later'''),
            new Drill('water-leak', 'PT9M50S', '''
                LEAK-2 water-leak high unacknowledged
                CRAC-2 cooling-unit-off high unacknowledged
                  CRAC-2 supply-temperature medium suppressed'''),
            new Drill('door-forced', 'PT2M50S', '''
                ACS-1 door-forced door.2.forced high unacknowledged'''),
            new Drill('camera-lost', 'PT14M50S', '''
                NVR-1 recorder-camera-lost camera.5.status medium unacknowledged
                  NVR-1 recorder-recording-stopped camera.5.recording medium suppressed
                  NVR-1 recorder-camera-slow camera.5.frame-rate low suppressed
                NVR-1 recorder-footage-short camera.9.footage-age medium unacknowledged'''),
            new Drill('camera-disk-pulled', 'PT3M', '''
                NVR-1 recorder-disk-failed high unacknowledged
                NVR-1 recorder-footage-short camera.7.footage-age medium unacknowledged'''),
            new Drill('line-a-down', 'PT9M50S', '''
                RT-1 line-down if.1.status high unacknowledged'''),
            new Drill('line-flapping', 'PT6M', '''
                RT-1 line-flapping if.1.status high unacknowledged
                  RT-1 line-down if.1.status high suppressed'''),
            new Drill('edge-node-lost', 'PT4M50S', '''
                GW-1 device-unreachable medium unacknowledged
                  TH-NOC device-unreachable medium suppressed
                  TH-POWER device-unreachable medium suppressed'''),
            new Drill('sensor-drift', 'PT18M', '''
                racks rack-inlet-rising medium unacknowledged
                  racks rack-inlet-temperature medium suppressed''')].collectEntries { [it.name, it] }

    /** These are no business of the shift: no alarm at all. */
    static final List<String> WITHOUT_ALARM = ['agent-restart', 'broker-restart']

    @Shared
    @AutoCleanup('deleteDir')
    File folder = QuickFolder.make('dcim-drills').toFile()

    @Shared
    @AutoCleanup
    DrillGround ground

    def setupSpec() {
        ground = DrillGround.open(folder.toPath())
    }

    def "every scenario has its drill"() {
        expect:
        DRILLS.keySet() + WITHOUT_ALARM == Scenarios.all().keySet()
    }

    def "the plant at rest has no alarm, and all of it is known, also what has not changed for long"() {
        when: "people come and go for a quarter of an hour"
        ground.pass(Duration.ofMinutes(15))
        def points = ground.part(DeviceRepository).findListed().findAll { !it.isLogSource() }
                .collectMany { ground.part(PointRepository).findByDeviceIdOrderByName(it.id()) }.findAll { !it.retired() }

        then:
        new DrillRecord(ground).standing().empty
        points.any { it.name() ==~ /door\.\d\.access/ }
        points.findAll { ground.part(LatestReadings).of(it.id()).filter { it.quality().isUsable() }.empty }*.name() == []
    }

    def "#drill.name raises #drill.roots, in the end all is normal"() {
        given:
        def record = new DrillRecord(ground)

        when:
        ground.plant.start(drill.name)
        ground.pass(drill.height)
        def then = record.states()
        ground.plant.stop(drill.name)
        def wayBack = ground.pass(LONGEST_WAY_BACK) { !ground.plant.running().contains(drill.name) && !record.goingOn }

        then:
        record.outline(then) == drill.outline
        wayBack < LONGEST_WAY_BACK

        and: "no device's own general alarm stands as a root before its cause is told"
        record.foldedLate(then) == []

        and: "what stood out waits to be seen"
        record.standing()*.state().every { it == AlarmState.RETURNED_UNACKNOWLEDGED }
        record.standing().size() == drill.outline.readLines().count { it.endsWith(' unacknowledged') }

        when:
        record.acknowledge()

        then:
        record.standing().empty

        where:
        drill << DRILLS.values()
    }

    def "the restart of a network card is seen by the poller and is no alarm"() {
        given:
        def record = new DrillRecord(ground)
        def before = ground.polling('UPS-A')

        when:
        ground.plant.start('agent-restart')
        ground.pass(Duration.ofMinutes(2))

        then:
        ground.polling('UPS-A').missed() > before.missed()
        ground.polling('UPS-A').state().name() == 'ANSWERING'
        !ground.plant.running().contains('agent-restart')
        record.outline([:]) == ''
    }

    def "the restart of the broker is survived by the bridge and is no alarm"() {
        given:
        def record = new DrillRecord(ground)
        def before = ground.part(MqttBridge).statistics()

        when:
        ground.plant.start('broker-restart')
        ground.untilPublished {
            ground.part(MqttBridge).statistics().connections() > before.connections() && ground.part(SparkplugLine).counts().online() == 1
        }
        ground.pass(Duration.ofMinutes(2))

        then:
        ground.part(MqttBridge).statistics().connected()
        !ground.plant.running().contains('broker-restart')
        record.outline([:]) == ''
    }
}
