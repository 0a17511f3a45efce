package vn.dcim.plant.scenario

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.plant.Plant
import vn.dcim.plant.PlantClock
import vn.dcim.plant.model.Generator
import vn.dcim.plant.model.PlantModel
import vn.dcim.plant.model.Recorder
import vn.dcim.plant.model.TransferSwitch
import vn.dcim.plant.model.Ups

class ScenariosSpec extends Specification {

    def brokerRestarted = new CountDownLatch(1)

    @AutoCleanup
    Plant plant = Plant.builder().seed(3).clock(PlantClock.standing(Instant.parse('2026-11-21T03:00:00Z')))
        .onBrokerRestart { brokerRestarted.countDown() }.build()

    PlantModel getModel() {
        plant.model()
    }

    void after(int seconds) {
        plant.advance(Duration.ofSeconds(seconds))
    }

    def "the scenarios have stable names"() {
        expect:
        plant.scenarios().keySet() as List == ['grid-outage', 'generator-fails-to-start', 'ups-battery-worn', 'cooler-fails',
                                               'water-leak', 'door-forced', 'camera-lost', 'camera-disk-pulled', 'line-a-down', 'line-flapping',
                                               'sensor-drift', 'agent-restart', 'edge-node-lost', 'broker-restart']
    }

    def "every scenario leads back to a sound plant"() {
        when:
        plant.start(name)
        after(90)

        then:
        plant.running() == (name in ['agent-restart', 'broker-restart'] ? [] as Set : [name] as Set)

        when:
        plant.stop(name)
        after(3 * 3600)

        then:
        plant.running() == [] as Set
        model.grid1().live()
        model.ats().selected() == TransferSwitch.Source.A
        model.generator().state() == Generator.State.READY
        [model.upsA(), model.upsB()].every { it.source() == Ups.Source.ONLINE && !it.replaceBattery() && it.chargePercent() > 99 }
        model.coolers().every { it.running() }
        (1..3).every { !model.leak(it) }
        model.access().doors().every { !it.forced() && !it.held() }
        model.recorder().cameras().every { it.recording() && it.keptSeconds() > 90 * 86_400 }
        model.network().line(1) && model.network().line(2)
        model.racks().every { it.sensorDrift() == 0 && it.inletCelsius() < 25 }
        !plant.agent('UPS-A').faults().silent()
        model.edgeGatewayWorks()
        [model.powerRoom(), model.controlRoom()].every { it.celsius() > 20 && it.celsius() < 26 }

        where:
        name << Scenarios.all().keySet()
    }

    def "an outage of the grid goes its way and ends by itself"() {
        when:
        plant.start('grid-outage')
        after(10)

        then:
        model.upsA().source() == Ups.Source.BATTERY

        when:
        after(40)

        then:
        model.ats().selected() == TransferSwitch.Source.B
        model.upsA().source() == Ups.Source.ONLINE

        when: "six minutes, and one for the way back of the switch"
        after(360 - 50 + 65)

        then:
        plant.running().isEmpty()
        model.ats().selected() == TransferSwitch.Source.A
    }

    def "a generator that fails to start leaves UPS-A on battery to the end"() {
        when:
        plant.start('generator-fails-to-start')
        after(60)

        then:
        model.generator().failed()
        model.upsA().source() == Ups.Source.BATTERY

        when:
        after(12 * 60 - 61)

        then:
        model.upsA().source() == Ups.Source.BATTERY
        model.upsA().runtimeSeconds() < 1_000

        when:
        after(90)

        then:
        model.upsA().source() == Ups.Source.ONLINE
        !model.generator().failed()
        plant.running().isEmpty()
    }

    def "a failed cooler and a tripped one push rack inlets over 27 °C"() {
        when:
        plant.start('cooler-fails')
        after(14 * 60)

        then:
        model.racks().any { it.inletCelsius() > 27 }
        !model.coolers()[0].running()
        model.coolers()[1].running()
    }

    def "without its disk only what C07 recorded since can be played; with it again all is there, and nothing is missing"() {
        given:
        def recorder = model.recorder()
        def camera = recorder.camera(7)
        def before = [camera.keptSeconds(), recorder.usedBytes()]

        when:
        plant.start('camera-disk-pulled')
        after(600)

        then:
        !recorder.diskSound()
        recorder.totalBytes() == 51_333_333_333_333
        recorder.usedBytes() < before[1]
        camera.keptSeconds() == 600
        camera.recording()
        camera.gapSeconds() == 0
        recorder.cameras().findAll { it != camera }.every { it.keptSeconds() >= before[0] }

        when: "a week is moved over at once"
        plant.advance(Duration.ofDays(7))

        then:
        camera.keptSeconds() == 7 * 86_400 + 600

        when:
        plant.stop('camera-disk-pulled')
        after(1)

        then:
        recorder.diskSound()
        camera.keptSeconds() >= before[0]
        recorder.totalBytes() == Recorder.DISK_BYTES
        camera.gapSeconds() == 0
    }

    def "a flapping line changes every twenty seconds"() {
        when:
        plant.start('line-flapping')
        def seen = (0..<10).collect {
            def up = model.network().line(1)
            after(20)
            up
        }

        then:
        seen == [false, true] * 5
    }

    def "a drifting sensor leaves the air and its neighbours alone"() {
        when:
        plant.start('sensor-drift')
        after(15 * 60)

        then:
        model.rack(4).sensorCelsius() > 27
        model.rack(4).inletCelsius() < 24
        model.rack(5).sensorCelsius() < 24

        when:
        plant.stop('sensor-drift')

        then:
        model.rack(4).sensorCelsius() == model.rack(4).inletCelsius()
    }

    def "a restarted agent is silent, then has one boot more and an uptime of zero"() {
        given:
        after(60)
        def agent = plant.agent('UPS-A')
        def boots = agent.boots()

        when:
        plant.start('agent-restart')

        then:
        agent.faults().silent()

        when:
        after(25)

        then:
        !agent.faults().silent()
        agent.boots() == boots + 1
        agent.uptime() == Duration.ofSeconds(5)
    }

    def "a restart of the broker is left to its owner"() {
        when:
        plant.start('broker-restart')

        then:
        brokerRestarted.await(10, TimeUnit.SECONDS)
    }

    def "a scenario under way is not started again, and an unknown one is named"() {
        given:
        plant.start('water-leak')

        when:
        plant.start('water-leak')

        then:
        def running = thrown(IllegalStateException)
        running.message == 'Scenario water-leak is already running; stop it first'

        when:
        plant.start('flood')

        then:
        def unknown = thrown(IllegalArgumentException)
        unknown.message.startsWith('There is no scenario flood; there are grid-outage, ')
    }
}
