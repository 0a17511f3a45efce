package vn.dcim.core.alarm

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.device.Device
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.alarm.AlarmState.*
import static vn.dcim.core.device.Feed.Kind.*
import static vn.dcim.core.testing.ADevice.aDevice

/** A small centre: grid 1 and the generator feed the ATS and through it UPS-A and a cooler; grid 2 feeds UPS-B. */
class AlarmFoldingSpec extends Specification {

    def clock = SteppedClock.at('2026-11-21T08:40:00Z')

    @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @AutoCleanup AlarmScene scene = new AlarmScene(database, clock)

    Device grid, generator, ats, upsA, upsB, pduA, pduB, crac, single, dual, sensor, core, camera

    def setup() {
        def make = { String name, DeviceClass kind, String... points ->
            aDevice(name).ofClass(kind).with(points).addTo(scene.context)
        }
        grid = make('GRID-1', DeviceClass.METER, 'input.L1.voltage', 'input.L2.voltage', 'input.L3.voltage')
        def grid2 = make('GRID-2', DeviceClass.METER, 'input.L1.voltage')
        generator = make('G1', DeviceClass.GENERATOR, 'generator.state', 'generator.fuel')
        ats = make('ATS-1', DeviceClass.ATS, 'input.source', 'input.redundancy')
        upsA = make('UPS-A', DeviceClass.UPS, 'output.source', 'battery.runtime', 'alarm.on-battery')
        upsB = make('UPS-B', DeviceClass.UPS, 'output.source')
        pduA = make('PDU-A', DeviceClass.PDU, 'output.load')
        pduB = make('PDU-B', DeviceClass.PDU, 'output.load')
        crac = make('CRAC-1', DeviceClass.COOLING, 'cooling.unit')
        single = make('SRV-5', DeviceClass.SERVER)
        dual = make('SRV-1', DeviceClass.SERVER)
        sensor = make('TH-1', DeviceClass.ENVIRONMENT, 'ambient.temperature')
        core = make('SW-1', DeviceClass.SWITCH)
        camera = make('C05', DeviceClass.CAMERA)
        def room = scene.place('DC', Place.Kind.ROOM)
        def r1 = scene.place('R01', Place.Kind.RACK, room)
        def r5 = scene.place('R05', Place.Kind.RACK, room)
        scene.feed(grid, ats, POWER)
        scene.feed(generator, ats, POWER)
        scene.feed(ats, upsA, POWER)
        scene.feed(grid2, upsB, POWER)
        scene.feed(ats, crac, POWER)
        scene.feed(upsA, pduA, POWER)
        scene.feed(upsB, pduB, POWER)
        scene.feed(pduA, r5, POWER)
        scene.feed(pduA, r1, POWER)
        scene.feed(pduB, r1, POWER)
        scene.feed(crac, room, COOLING)
        scene.feed(core, camera, NETWORK)
        single = scene.move(single, r5)
        dual = scene.move(dual, r1)
        sensor = scene.move(sensor, r1)
    }

    void read(Device device, Map<String, Object> values) {
        scene.judge(values.collect { name, value -> scene.reading(device, name, value) })
    }

    void gridFails() {
        read(grid, ['input.L1.voltage': 0, 'input.L2.voltage': 0, 'input.L3.voltage': 0])
    }

    void gridReturns() {
        read(grid, ['input.L1.voltage': 230, 'input.L2.voltage': 230, 'input.L3.voltage': 230])
    }

    void lost(Device device) {
        read(device, ['device.reachability': 'unreachable'])
        scene.pass(Duration.ofSeconds(45))
    }

    def root() {
        scene.alarms().find { it.rule() == 'supply-lost' && it.fold().rootId() == null }
    }

    def "a grid outage is one root, and what follows is folded beneath it"() {
        when: "the UPS notices first, by two seconds"
        read(upsA, ['output.source': 'battery', 'alarm.on-battery': 'active'])

        then:
        scene.picture() == ['ups-on-battery@UPS-A:UNACKNOWLEDGED'] as Set

        when:
        scene.pass(Duration.ofSeconds(2))
        gridFails()
        read(ats, ['input.source': 'none', 'input.redundancy': 'lost'])
        scene.pass(Duration.ofSeconds(10))
        read(generator, ['generator.state': 'running'])
        read(ats, ['input.source': 'generator'])

        then:
        scene.picture() == [
                'supply-lost@GRID-1:UNACKNOWLEDGED',
                'ups-on-battery@UPS-A:SUPPRESSED < supply-lost@GRID-1',
                'ats-no-source@ATS-1:SUPPRESSED < supply-lost@GRID-1',
                'ats-redundancy-lost@ATS-1:SUPPRESSED < supply-lost@GRID-1',
                'ats-on-alternate@ATS-1:SUPPRESSED < supply-lost@GRID-1',
                'generator-running@G1:SUPPRESSED < supply-lost@GRID-1'] as Set

        when: "the UPS's own flag has waited for its cause"
        scene.pass(Duration.ofSeconds(18))

        then:
        scene.transitions('device-alarm') == ['NORMAL RAISE UNACKNOWLEDGED', 'UNACKNOWLEDGED SUPPRESS SUPPRESSED']
        scene.rows('device-alarm')*.at().toSet().size() == 1
        scene.standing('device-alarm').fold().rootId() == root().id()

        and: "the board shows one family"
        def families = scene.context.getBean(AlarmBoard).families()
        families.size() == 1
        families[0].root().id() == root().id()
        families[0].consequences().size() == 6   // UPS and its flag, three of the ATS, the generator
        scene.context.getBean(AlarmBoard).counts() == [(AlarmPriority.LOW): 0, (AlarmPriority.MEDIUM): 0, (AlarmPriority.HIGH): 1]

        and: "the history of a consequence tells how it came and when it was folded"
        scene.transitions('ups-on-battery') == ['NORMAL RAISE UNACKNOWLEDGED', 'UNACKNOWLEDGED SUPPRESS SUPPRESSED']
        scene.rows('ups-on-battery').last().rootId() == root().id()
    }

    def "what is over keeps its root, though something between explains a little longer"() {
        given: "a consequence of the grid, which is a cause itself"
        def between = aDevice('ATS-2').ofClass(DeviceClass.ATS).with('input.a.status').addTo(scene.context)
        scene.feed(grid, between, POWER)
        def below = aDevice('UPS-C').ofClass(DeviceClass.UPS).with('output.source').addTo(scene.context)
        scene.feed(between, below, POWER)
        gridFails()
        read(between, ['input.a.status': 'critical'])
        read(below, ['output.source': 'battery'])

        when: "the switch sees the grid 20 s later than the meter does, and somebody has seen the root"
        gridReturns()
        read(below, ['output.source': 'utility'])
        scene.pass(Duration.ofSeconds(20))
        read(between, ['input.a.status': 'normal'])
        scene.desk.acknowledge(root().id(), 'an', '')
        30.times { scene.pass(Duration.ofSeconds(20)) }

        then:
        scene.picture() == [] as Set
        scene.alarms().findAll { it.rule() in ['ups-on-battery', 'ats-input-failed'] }
                .every { it.fold().rootId() == root().id() }
        scene.transitions('ups-on-battery')*.split(' ')*.getAt(1) == ['RAISE', 'SUPPRESS', 'RETURN', 'RELEASE']
    }

    def "what needs action by itself stands out and shows its root"() {
        given:
        gridFails()
        read(upsA, ['output.source': 'battery'])

        when:
        scene.pass(Duration.ofMinutes(20))
        read(upsA, ['battery.runtime': 599])
        scene.pass(Duration.ofSeconds(5))

        then:
        scene.standing('ups-runtime-low').state() == UNACKNOWLEDGED
        scene.standing('ups-runtime-low').fold().rootId() == root().id()
        scene.standing('ups-runtime-low').fold().causeId() == scene.standing('ups-on-battery').id()
    }

    def "a UPS on battery does not explain what it still feeds; once its output is off, it does"() {
        given:
        gridFails()
        read(upsA, ['output.source': 'battery'])

        when:
        lost(single)

        then:
        scene.standing('device-unreachable').state() == UNACKNOWLEDGED
        scene.standing('device-unreachable').fold() == Alarm.Fold.NONE

        when:
        scene.pass(Duration.ofMinutes(1))
        read(upsA, ['output.source': 'off'])

        then: "the server went out a minute before the UPS said so"
        scene.standing('device-unreachable').state() == SUPPRESSED
        scene.standing('device-unreachable').fold().causeId() == scene.standing('ups-output-off').id()
        scene.standing('device-unreachable').fold().rootId() == root().id()
    }

    def "a device with two feeds is explained only when both have failed"() {
        given:
        read(upsA, ['output.source': 'off'])

        when:
        lost(single)
        lost(dual)

        then:
        scene.picture() == [
                'ups-output-off@UPS-A:UNACKNOWLEDGED',
                'device-unreachable@SRV-5:SUPPRESSED < ups-output-off@UPS-A',
                'device-unreachable@SRV-1:UNACKNOWLEDGED'] as Set

        when:
        read(upsB, ['output.source': 'off'])

        then:
        'device-unreachable@SRV-1:SUPPRESSED < ups-output-off@UPS-B' in scene.picture()
    }

    def "what comes too long after a cause stands alone: #seconds s after the outage"() {
        given:
        gridFails()

        when:
        scene.pass(Duration.ofSeconds(seconds))
        read(upsA, ['output.source': 'battery'])

        then:
        scene.standing('ups-on-battery').state() == state

        where:
        seconds || state
        120     || SUPPRESSED
        121     || UNACKNOWLEDGED
    }

    def "what came too long before a cause is not adopted: #seconds s before the outage"() {
        given:
        read(upsA, ['output.source': 'battery'])
        scene.desk.acknowledge(scene.standing('ups-on-battery').id(), 'an', '')

        when:
        scene.pass(Duration.ofSeconds(seconds))
        gridFails()

        then:
        scene.standing('ups-on-battery').state() == state

        where:
        seconds || state
        120     || SUPPRESSED
        121     || ACKNOWLEDGED
    }

    def "when the root has returned its consequences stay folded for a while; what is left then stands as it stood"() {
        given:
        gridFails()
        read(upsA, ['output.source': 'battery'])
        read(ats, ['input.source': 'generator', 'input.redundancy': 'lost'])
        def family = scene.context.getBean(AlarmBoard)

        when: "the grid returns, the UPS is fed again, the ATS goes back late and its redundancy stays lost"
        scene.pass(Duration.ofMinutes(6))
        scene.desk.acknowledge(root().id(), 'an', '')
        gridReturns()
        read(upsA, ['output.source': 'utility'])
        scene.pass(Duration.ofMinutes(4))
        read(ats, ['input.source': 'source-a'])

        then: "the closed root still heads what stands beneath it"
        scene.standing('ups-on-battery').state() == SUPPRESSED
        !scene.standing('ups-on-battery').active()
        family.families()*.root()*.state() == [NORMAL]

        when:
        scene.pass(Duration.ofSeconds(59))

        then:
        scene.standing('ats-redundancy-lost').state() == SUPPRESSED

        when: "five minutes after the return"
        scene.pass(Duration.ofSeconds(1))

        then:
        scene.picture() == ['ats-redundancy-lost@ATS-1:UNACKNOWLEDGED'] as Set
        scene.transitions('ats-redundancy-lost').last() == 'SUPPRESSED RELEASE UNACKNOWLEDGED'
        scene.transitions('ups-on-battery').last() == 'SUPPRESSED RELEASE NORMAL'
    }

    def "what is left when its cause goes finds another that explains it"() {
        given: "the generator stops with the grid still out; the ATS has nothing"
        gridFails()
        read(ats, ['input.source': 'none'])
        read(crac, ['cooling.unit': 'off'])
        scene.pass(Duration.ofSeconds(15))

        expect:
        scene.standing('cooling-unit-off').fold().causeId() == scene.standing('ats-no-source').id()

        when: "the ATS is withdrawn from the registry"
        scene.setState(ats, Device.State.RETIRED)
        scene.pass(Duration.ofSeconds(1))

        then: "a dead grid beside a generator of which nothing bad is known does not cut the cooler off"
        scene.standing('cooling-unit-off').state() == UNACKNOWLEDGED
    }

    def "heat follows from the cooler, and the cooler from the grid"() {
        given:
        gridFails()
        read(ats, ['input.source': 'none'])
        read(crac, ['cooling.unit': 'off'])
        scene.pass(Duration.ofSeconds(15))

        when:
        scene.pass(Duration.ofMinutes(20))
        read(sensor, ['ambient.temperature': 27.5])
        scene.pass(Duration.ofMinutes(2))

        then:
        scene.standing('rack-inlet-temperature').state() == SUPPRESSED
        scene.standing('rack-inlet-temperature').fold().causeId() == scene.standing('cooling-unit-off').id()
        scene.standing('rack-inlet-temperature').fold().rootId() == root().id()
    }

    def "while heat stands, the cooler stays between it and the grid, though both are back"() {
        given:
        gridFails()
        read(ats, ['input.source': 'none'])
        read(crac, ['cooling.unit': 'off'])
        scene.pass(Duration.ofMinutes(10))
        read(sensor, ['ambient.temperature': 29])
        scene.pass(Duration.ofMinutes(2))
        gridReturns()
        read(ats, ['input.source': 'source-a'])
        read(crac, ['cooling.unit': 'on'])
        scene.desk.acknowledge(root().id(), 'an', '')

        when: "the hold of the grid is over, that of the cooler is not"
        scene.pass(Duration.ofMinutes(14))

        then:
        scene.standing('rack-inlet-temperature').state() == SUPPRESSED
        scene.standing('rack-inlet-temperature').fold().rootId() == root().id()

        when:
        scene.pass(Duration.ofMinutes(1))

        then: "heat that the cooler does not explain any more stands out; what is over is over"
        scene.picture() == ['rack-inlet-temperature@TH-1:UNACKNOWLEDGED'] as Set
    }

    def "a cause under another root that shows itself #seconds s later takes over: #takesOver"() {
        given: "the generator's input fails with the grid out, its controller is asked a little later"
        def twoInputs = aDevice('ATS-2').ofClass(DeviceClass.ATS).with('input.b.status').addTo(scene.context)
        scene.feed(grid, twoInputs, POWER)
        scene.feed(generator, twoInputs, POWER)
        gridFails()
        scene.pass(Duration.ofSeconds(40))
        read(twoInputs, ['input.b.status': 'critical'])
        assert scene.standing('ats-input-failed').fold().causeId() == root().id()

        when:
        scene.pass(Duration.ofSeconds(seconds))
        read(generator, ['generator.state': 'shutdown'])

        then:
        (scene.standing('ats-input-failed').fold().causeId() == scene.standing('generator-shut-down').id()) == takesOver

        where: "nearer than the 40 s to the grid"
        seconds || takesOver
        39      || true
        41      || false
    }

    def "a cause on the same device comes before a nearer one elsewhere"() {
        given:
        def other = aDevice('CRAC-2').ofClass(DeviceClass.COOLING).with('cooling.unit', 'cooling.supply.temperature').addTo(scene.context)
        scene.move(other, scene.context.getBean(PlaceRepository).findByName('DC').get())
        read(other, ['cooling.unit': 'fault'])
        scene.pass(Duration.ofMinutes(3))
        read(crac, ['cooling.unit': 'fault'])

        when:
        read(other, ['cooling.supply.temperature': 30])
        scene.pass(Duration.ofMinutes(5))

        then:
        scene.standing('supply-temperature').fold().causeId() ==
                scene.alarms().find { it.rule() == 'cooling-unit-fault' && it.deviceId() == other.id() }.id()
    }

    def "what is reached through a lost switch is folded beneath it"() {
        when:
        lost(camera)
        lost(core)

        then:
        scene.picture() == [
                'network-device-unreachable@SW-1:UNACKNOWLEDGED',
                'camera-unreachable@C05:SUPPRESSED < network-device-unreachable@SW-1'] as Set
    }

    def "of a gateway and what it speaks for, lost in one instant, the gateway is the root, whichever is the older device"() {
        given:
        def make = { aDevice(it).ofClass(DeviceClass.ENVIRONMENT).with('device.reachability').addTo(scene.context) }
        def older = make('TH-A')
        def gateway = make('GW-1')
        def younger = make('TH-B')
        scene.feed(gateway, older, NETWORK)
        scene.feed(gateway, younger, NETWORK)

        when:
        scene.judge([older, younger, gateway].collect { scene.reading(it, 'device.reachability', 'unreachable') })
        scene.pass(Duration.ofSeconds(45))

        then:
        scene.picture() == [
                'device-unreachable@GW-1:UNACKNOWLEDGED',
                'device-unreachable@TH-A:SUPPRESSED < device-unreachable@GW-1',
                'device-unreachable@TH-B:SUPPRESSED < device-unreachable@GW-1'] as Set
    }

    def "a shelved root keeps its consequences folded, a shelved consequence comes back folded"() {
        given:
        gridFails()
        read(upsA, ['output.source': 'battery'])

        when:
        scene.desk.shelve(root().id(), Duration.ofMinutes(10), 'an', 'điện lực báo trước')
        scene.desk.shelve(scene.standing('ups-on-battery').id(), Duration.ofMinutes(5), 'an', 'điện lực báo trước')
        scene.pass(Duration.ofSeconds(1))

        then:
        scene.standing('ups-on-battery').state() == SHELVED
        scene.standing('ups-on-battery').fold().rootId() == root().id()

        when:
        scene.pass(Duration.ofMinutes(5))

        then:
        scene.standing('ups-on-battery').state() == SUPPRESSED
    }

    def "after a restart in the middle nothing is told twice and the fold is as it was"() {
        given:
        gridFails()
        read(upsA, ['output.source': 'battery'])
        def before = scene.picture()
        def rows = scene.rows().size()

        when:
        scene.restart()
        scene.pass(Duration.ofSeconds(1))
        gridFails()
        read(upsA, ['output.source': 'battery'])

        then:
        scene.picture() == before
        scene.rows().size() == rows

        when:
        scene.pass(Duration.ofMinutes(1))
        read(ats, ['input.redundancy': 'lost'])
        gridReturns()
        scene.restart()
        scene.pass(Duration.ofMinutes(5))

        then: "the root that had returned before the restart lets go"
        scene.standing('ups-on-battery').state() == UNACKNOWLEDGED
        scene.standing('ups-on-battery').fold() == Alarm.Fold.NONE
    }
}
