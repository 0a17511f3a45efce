package vn.dcim.plant.model

import spock.lang.Specification

import static vn.dcim.plant.model.Generator.State.COOLING
import static vn.dcim.plant.model.Generator.State.CRANKING
import static vn.dcim.plant.model.Generator.State.LOADED
import static vn.dcim.plant.model.Generator.State.PAUSE
import static vn.dcim.plant.model.Generator.State.PRESTART
import static vn.dcim.plant.model.Generator.State.READY
import static vn.dcim.plant.model.Generator.State.RUNNING
import static vn.dcim.plant.model.Generator.State.SHUTDOWN
import static vn.dcim.plant.model.Generator.State.STARTING
import static vn.dcim.plant.model.Generator.State.STOP

class GeneratorSpec extends Specification {

    def generator = new Generator(1)

    void run(int seconds, boolean called, double watts = 0) {
        seconds.times { generator.step(called, watts) }
    }

    /** The states it went through and how long each lasted. */
    List<List> course(int seconds, boolean called, double watts = 0) {
        def course = []
        seconds.times {
            generator.step(called, watts)
            if (course && course.last()[0] == generator.state()) {
                course.last()[1]++
            } else {
                course << [generator.state(), 1]
            }
        }
        course
    }

    def "it is ready for load 19 s after the signal, runs, cools down and stands ready again"() {
        expect: "the call is noticed in the first second"
        course(40, true, 0) == [[PRESTART, 2], [CRANKING, 3], [STARTING, 6], [RUNNING, 29]]
        generator.available()
        generator.starts() == 213

        and:
        course(10, true, 30_000) == [[LOADED, 10]]
        course(140, false) == [[COOLING, 120], [STOP, 8], [READY, 12]]
        !generator.available()
    }

    def "it can take load #seconds s after the signal: #available"() {
        when:
        run(seconds, true)

        then:
        generator.available() == available
        (generator.volts(0) > 220) == volts

        where:
        seconds || available | volts
        8       || false     | false
        18      || false     | true
        19      || false     | true
        20      || true      | true   // 1 + 2 + 3 + 6 + 8
    }

    def "an engine that does not fire is cranked three times and then shut down until it is reset"() {
        given:
        generator.refusesToStart(true)

        expect:
        course(60, true) == [[PRESTART, 2], [CRANKING, 6], [PAUSE, 8], [CRANKING, 6], [PAUSE, 8], [CRANKING, 6], [SHUTDOWN, 24]]
        generator.failed()
        generator.starts() == 215
        generator.failedStarts() == 4

        when:
        generator.refusesToStart(false)
        run(60, true)

        then:
        generator.state() == SHUTDOWN

        when:
        generator.reset()
        run(30, true)

        then:
        generator.available()
    }

    def "with #cause it does not start"() {
        given:
        set(generator)

        when:
        run(120, true)

        then:
        !generator.available()
        generator.state() == state

        where:
        cause                | set                                                        || state
        'the switch off'     | ({ Generator g -> g.mode(Generator.Mode.OFF) })             || Generator.State.NOT_READY
        'the switch manual'  | ({ Generator g -> g.mode(Generator.Mode.MANUAL) })          || READY
        'a weak battery'     | ({ Generator g -> g.weakStartBattery(true) })               || SHUTDOWN
        'an empty tank'      | ({ Generator g -> g.fuelLitres(0) })                        || SHUTDOWN
    }

    def "an hour at #watts W burns #litres L"() {
        given:
        run(40, true, watts)
        generator.fuelLitres(200)

        when:
        run(3_600, true, watts)

        then: "2.2 L/h and 0.245 L/kWh"
        Math.abs(200 - generator.fuelLitres() - litres) < 0.01

        where:
        watts  || litres
        0      || 2.2
        20_000 || 7.1
        40_000 || 12.0
    }

    def "it stops when the tank is empty"() {
        given:
        run(40, true, 30_000)
        generator.fuelLitres(0.05)

        when:
        run(60, true, 30_000)

        then:
        generator.failed()
        generator.volts(0) == 0
        generator.fuelPercent() == 0
    }
}
