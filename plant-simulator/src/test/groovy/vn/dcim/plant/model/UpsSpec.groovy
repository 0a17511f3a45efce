package vn.dcim.plant.model

import spock.lang.Specification

import static vn.dcim.plant.model.Ups.Source.BATTERY
import static vn.dcim.plant.model.Ups.Source.BYPASS
import static vn.dcim.plant.model.Ups.Source.OFF
import static vn.dcim.plant.model.Ups.Source.ONLINE

class UpsSpec extends Specification {

    def ups = new Ups(1, 'UPS-A')

    void run(int seconds, boolean input, double watts) {
        seconds.times { ups.step(input ? 230 : 0, input ? 50 : 0, input, watts) }
    }

    def "discharging at #watts W for #seconds s takes #gone Wh out of the battery"() {
        given:
        run(10, true, watts)
        def before = ups.energyWh()

        when:
        run(seconds, false, watts)

        then: "P * t / 0.94"
        ups.source() == BATTERY
        Math.abs(before - ups.energyWh() - gone) < 1e-6
        ups.onBatterySeconds() == seconds

        where:
        watts  | seconds || gone
        9_400  | 360     || 1_000                       // 9.4 kW * 0.1 h / 0.94
        18_800 | 360     || 2_000
        0      | 360     || 0
    }

    def "what the battery can give falls with the load"() {
        expect: "10 kWh less the part that stays behind, 1 - (5 kW / P)^0.15"
        Math.abs(ups.usableWh(watts) - usable) < 1

        where:
        watts  || usable
        1_000  || 10_000
        5_000  || 10_000
        10_000 || 9_013   // 0.5 ^ 0.15 = 0.9013
        20_000 || 8_123   // 0.25 ^ 0.15 = 0.8123
    }

    def "the runtime it shows is the time it lasts, and it is zero when it is flat"() {
        given: "16 kW"
        run(10, true, 16_000)
        run(1, false, 16_000)
        def promised = ups.runtimeSeconds()

        when:
        run((int) promised - 2, false, 16_000)

        then:
        ups.source() == BATTERY
        ups.batteryLow()
        ups.runtimeSeconds() < 4

        when:
        run(5, false, 16_000)

        then:
        ups.source() == OFF
        ups.runtimeSeconds() == 0
        ups.outputVolts() == 0
        ups.outputWatts() == 0

        and: "some 28 minutes: (5/16)^0.15 * 10 kWh * 0.94 / 16 kW"
        Math.abs(promised - 3600 * 0.94 * 10_000 * Math.pow(5 / 16, 0.15) / 16_000) < 2
    }

    def "a flat UPS comes back ten seconds after its supply and charges up"() {
        given:
        run(10, true, 30_000)
        run(3_600, false, 30_000)
        def flat = ups.energyWh()

        when:
        run(9, true, 30_000)

        then:
        ups.source() == OFF

        when:
        run(1, true, 30_000)

        then:
        ups.source() == ONLINE

        when: "half an hour"
        def before = ups.energyWh()
        run(1_800, true, 30_000)

        then: "3 kW * 0.5 h * 0.9"
        flat < 3_000
        Math.abs(ups.energyWh() - before - 1_350) < 1
        Math.abs(ups.inputWatts() - (30_000 / 0.95 + 3_000)) < 1

        when:
        run(6 * 3_600, true, 30_000)

        then:
        ups.chargePercent() > 99.5
        ups.chargePercent() <= 100
    }

    def "a worn battery lasts a quarter and asks to be replaced"() {
        given:
        run(10, true, 16_000)
        def sound = ups.runtimeSeconds()

        when:
        ups.worn(true)
        run(1, true, 16_000)

        then:
        ups.replaceBattery()
        Math.abs(ups.runtimeSeconds() - sound / 4) < 1
        ups.runtimeSeconds() < 600
        ups.chargePercent() > 99

        when:
        ups.worn(false)

        then:
        !ups.replaceBattery()
        ups.chargePercent() == 100
    }

    def "the bypass gives the supply's voltage and none when the supply is gone"() {
        given:
        ups.bypass(true)

        when:
        5.times { ups.step(221, 50, true, 16_000) }

        then:
        ups.source() == BYPASS
        ups.outputVolts() == 221

        when:
        run(1, false, 16_000)

        then: "the inverter takes over"
        ups.source() == BATTERY
    }
}
