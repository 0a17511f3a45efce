package vn.dcim.core.ingest

import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.telemetry.SampleBatch
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.ingest.PipelineHarness.reading
import static vn.dcim.core.ingest.PipelineHarness.samples
import static vn.dcim.core.ingest.PipelineHarness.stored
import static vn.dcim.core.point.Quality.*

class StalenessSpec extends Specification {

    @Shared @AutoCleanup PipelineHarness plant = new PipelineHarness(TestDatabase.fresh())
    @Shared int made

    def ups = plant.device("UPS-${++made}", 'input.voltage', 'output.load')
    def voltage = plant.point(ups, 'input.voltage')
    def load = plant.point(ups, 'output.load')
    def reachability = plant.point(ups, 'device.reachability')

    def "a device that does not answer: unreachable, its points stale with the last value and its true age"() {
        given:
        def heard = plant.clock.instant()
        plant.cycle(ups, [(voltage): 230, (load): 41])
        def silent = plant.clock.advance(Duration.ofSeconds(10))

        expect:
        plant.silence(ups)
        plant.latest.of([reachability, voltage, load]) == [
                reading(reachability, silent, 1), reading(voltage, heard, 230, STALE), reading(load, heard, 41, STALE)]
        plant.history(voltage) == [reading(voltage, heard, 230), reading(voltage, silent, 230, STALE)]
        plant.history(reachability)*.value() == [0d, 1d]
    }

    def "further silence stores the reachability alone, an answer ends it"() {
        given:
        plant.cycle(ups, [(voltage): 230])
        3.times {
            plant.clock.advance(Duration.ofSeconds(30))
            plant.silence(ups)
        }

        when:
        plant.clock.advance(Duration.ofSeconds(30))
        plant.cycle(ups, [(voltage): 231])

        then:
        plant.history(voltage)*.quality() == [GOOD, STALE, GOOD]
        plant.history(reachability)*.value() == [0d, 1d, 1d, 1d, 0d]
        plant.latest.of([reachability, voltage])*.value() == [0d, 231d]
    }

    def "silence right after an answer in the same group makes that answer stale"() {
        given:
        def now = plant.clock.instant()

        when:
        def stages = [SampleBatch.cycle(ups.id(), now, samples([(voltage): 230])),
                      SampleBatch.silence(ups.id(), now.plusMillis(1))].collect { plant.pipeline.accept(it) }

        then:
        stages.every { stored(it) }
        plant.latest.of(voltage).get() == reading(voltage, now, 230, STALE)
    }

    def "silence that is older than the last answer changes nothing on the pages"() {
        given:
        plant.cycle(ups, [(voltage): 230])

        when:
        plant.silence(ups, plant.clock.instant().minusSeconds(1))

        then:
        plant.latest.of([reachability, voltage])*.quality() == [GOOD, GOOD]
        plant.latest.of(reachability).get().value() == 0
    }

    def "a bad reading stays bad in silence: what it says is not even the last value"() {
        given:
        plant.cycle(ups, [(voltage): 'n/a'])

        when:
        plant.clock.advance(Duration.ofSeconds(10))
        plant.silence(ups)

        then:
        plant.latest.of(voltage).get().quality() == BAD
    }

    def "a device whose broker says that it is gone is unreachable and its points are stale"() {
        given:
        def sensor = plant.device("SENSOR-$made", 'device.reachability', 'ambient.temperature')
        def temperature = plant.point(sensor, 'ambient.temperature')
        def availability = plant.point(sensor, 'device.reachability')
        plant.message(sensor, 1, [(temperature): 24.5])
        plant.clock.advance(Duration.ofSeconds(1))

        when:
        plant.message(sensor, 2, [(availability): 1])

        then:
        plant.latest.of(availability).get().value() == 1
        plant.latest.of(temperature).get().quality() == STALE
    }

    def "a point that falls silent is stale after three of its intervals, the others of its device are not"() {
        given: "both every 20 s, five times"
        5.times {
            plant.pass(20)
            plant.message(ups, it, [(voltage): 230, (load): 41])
        }
        def heard = plant.clock.instant()

        when: "the voltage alone for 60 s"
        3.times {
            plant.pass(20)
            plant.message(ups, 100 + it, [(voltage): 230])
        }

        then:
        plant.latest.of(load).get() == reading(load, heard, 41)

        when: "and for 5 s more"
        plant.pass(5)

        then:
        plant.latest.of(load).get() == reading(load, heard, 41, STALE)
        plant.latest.of(voltage).get().quality() == GOOD
        plant.history(load).last() == reading(load, plant.clock.instant(), 41, STALE)
    }

    def "a device that falls silent altogether makes all its points stale, also one heard a single time"() {
        given:
        plant.message(ups, 1, [(load): 41])
        5.times {
            plant.pass(5)
            plant.message(ups, 10 + it, [(voltage): 230])
        }

        when:
        plant.pass(35)

        then:
        plant.latest.of([voltage, load])*.quality() == [STALE, STALE]
    }

    def "a state that is published when it changes is not stale while its device is heard"() {
        given: "five changes within 10 s, then only the temperature"
        def door = plant.device("DOOR-$made", 'door.1.contact', 'ambient.temperature')
        def contact = plant.point(door, 'door.1.contact')
        def temperature = plant.point(door, 'ambient.temperature')
        6.times {
            plant.pass(2)
            plant.message(door, it, [(contact): it % 2, (temperature): 24])
        }

        when:
        12.times {
            plant.pass(5)
            plant.message(door, 100 + it, [(temperature): 24])
        }

        then:
        plant.latest.of(contact).get().quality() == GOOD
    }

    def "a device that tells of changes alone is not stale because nothing changes"() {
        given: "somebody passes the door: five changes within 10 s"
        def door = plant.device("DOOR-$made", 'door.1.contact', 'door.1.lock')
        def contact = plant.point(door, 'door.1.contact')
        def lock = plant.point(door, 'door.1.lock')
        6.times {
            plant.pass(2)
            plant.message(door, it, [(contact): it % 2, (lock): 1])
        }

        when: "and nobody for two minutes"
        12.times { plant.pass(10) }

        then:
        plant.latest.of([contact, lock])*.quality() == [GOOD, GOOD]
    }

    def "a device that tells #bearing every 5 s and then nothing for a minute is #after"() {
        given:
        5.times {
            plant.pass(5)
            def said = new SampleBatch(
                    ups.id(), plant.clock.instant(), it + 1, false, PipelineHarness.samples([(voltage): 230]), true, bearing)
            PipelineHarness.stored(plant.pipeline.accept(said))
        }

        when:
        12.times { plant.pass(5) }

        then:
        plant.latest.of(voltage).get().quality() == after

        where:
        bearing                    | after
        SampleBatch.Bearing.RHYTHM | STALE
        SampleBatch.Bearing.CHANGE | GOOD
    }

    def "a change that is told in between is no beat, but a sign of life"() {
        given: "a temperature every 20 s, with a door in between"
        def rack = plant.device("RACK-$made", 'door.1.contact', 'ambient.temperature')
        def contact = plant.point(rack, 'door.1.contact')
        def temperature = plant.point(rack, 'ambient.temperature')
        10.times {
            plant.pass(10)
            plant.message(rack, it, [(it % 2 ? temperature : contact): it])
        }

        when: "two beats of the temperature are missing"
        plant.pass(20)
        plant.pass(20)

        then:
        plant.latest.of([contact, temperature])*.quality() == [GOOD, GOOD]

        when: "the door is heard, the temperature is not"
        plant.message(rack, 100, [(contact): 0])
        plant.pass(25)

        then:
        plant.latest.of([contact, temperature])*.quality() == [GOOD, STALE]
    }

    def "what happened last at a door stays true while its gateway is gone, and after a restart; the state of the door does not"() {
        given:
        def gateway = plant.device("ACS-$made", 'door.1.access', 'door.1.contact', 'controller.status')
        def access = plant.point(gateway, 'door.1.access')
        def contact = plant.point(gateway, 'door.1.contact')
        def heard = plant.clock.instant()
        plant.message(gateway, 1, [(access): 1, (contact): 1])

        when:
        plant.clock.advance(Duration.ofMinutes(1))
        plant.silence(gateway)

        then:
        plant.latest.of([access, contact]) == [reading(access, heard, 1), reading(contact, heard, 1, STALE)]
        plant.history(access) == [reading(access, heard, 1)]

        when:
        plant.context.close()
        plant.start()

        then:
        plant.latest.of([access, contact]) == [reading(access, heard, 1), reading(contact, heard, 1, STALE)]
    }

    def "a clock that is set a day ahead makes nothing stale"() {
        given:
        5.times {
            plant.pass(2)
            plant.cycle(ups, [(voltage): 230])
        }

        when:
        plant.clock.advance(Duration.ofDays(1))
        plant.tick()

        then:
        plant.latest.of(voltage).get().quality() == GOOD
    }
}
