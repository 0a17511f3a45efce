package vn.dcim.plant.model

import java.time.Instant
import spock.lang.Specification

import static vn.dcim.plant.model.TransferSwitch.Source.A
import static vn.dcim.plant.model.TransferSwitch.Source.B

class PlantModelSpec extends Specification {

    static final Instant START = Instant.parse('2026-11-21T03:00:00Z')

    def plant = new PlantModel(7, START)

    void run(int seconds) {
        plant.advanceTo(plant.now().plusSeconds(seconds))
    }

    /** Everything one could look at, at this moment. */
    static List look(PlantModel plant) {
        [plant.grid1().volts(1), plant.grid2().hertz(), plant.upsA().energyWh(), plant.upsB().outputWatts(),
         plant.generator().coolantCelsius(), plant.racks()*.watts(), plant.racks()*.inletCelsius(), plant.room().grams(),
         plant.coolers()*.supplyCelsius(), plant.network().routerPorts()*.inOctets(), plant.access().takeEvents(),
         plant.pdus()*.wattHours(), plant.recorder().cameras()*.framesPerSecond()]
    }

    def "the same seed and the same inputs give the same run, another seed another"() {
        given:
        def same = new PlantModel(7, START)
        def other = new PlantModel(8, START)

        when: "one goes in one stride, one in small ones, and the grid fails in both"
        [plant, same, other].each { it.advanceTo(START.plusSeconds(100)); it.grid1().present(false) }
        plant.advanceTo(START.plusSeconds(3_700))
        other.advanceTo(START.plusSeconds(3_700))
        (101..3_700).each { same.advanceTo(START.plusSeconds(it)) }

        then:
        def seen = look(plant)
        seen == look(same)
        seen != look(other)
    }

    def "thirty hours at once are like two moves of fifteen: the calendar to the second, what counts to a tenth"() {
        given:
        def same = new PlantModel(7, START)
        [plant, same].each { it.recorder().camera(5).online(false) }

        when:
        plant.advanceTo(START.plusSeconds(2 * 54_000))
        (1..2).each { same.advanceTo(START.plusSeconds(it * 54_000)) }

        then:
        plant.now() == same.now()
        plant.recorder().cameras()*.gapSeconds() == same.recorder().cameras()*.gapSeconds()
        plant.recorder().camera(5).gapSeconds() == 2 * 54_000
        [counts(plant), counts(same)].transpose().every { one, other -> Math.abs(one - other) <= Math.abs(other) / 10 }
        counts(plant).every { it > 0 }
    }

    def "what a long move does not live through still uses up what there is: a generator that runs for days runs dry"() {
        given:
        plant.grid1().present(false)

        when:
        plant.advanceTo(START.plusSeconds(3 * 86_400))

        then: "400 L are gone within two days"
        plant.generator().failed()
        plant.generator().fuelLitres() == 0
        plant.upsA().source() == Ups.Source.OFF
    }

    def "a breaker cuts off what it feeds and nothing else, and gives it back"() {
        given:
        def breaker = plant.breakers().find { it.name() == name }

        when:
        breaker.closed(false)
        run(5)

        then:
        dark(plant) == cutOff

        when:
        breaker.closed(true)
        run(15)

        then:
        dark(plant) == []

        where:
        name       || cutOff
        'Q-A1-R05' || []                      // has its feed B
        'Q-A1-R06' || ['R06']                 // has only this one
        'Q-PDU-B1' || ['PDU-B1', 'R07']       // R07 has no feed A
        'Q-CRAC-2' || ['CRAC-2']
        'Q-UPS-B'  || []                      // the battery carries on
        'Q-G1'     || []                      // nobody needs it now
    }

    def "behind an open breaker the battery runs flat, and the other side carries all"() {
        given:
        def before = plant.pdus()[2].watts()

        when:
        plant.breakers().find { it.name() == 'Q-UPS-A' }.closed(false)
        run(3600)

        then:
        plant.upsA().source() == Ups.Source.OFF
        dark(plant) == ['PDU-A1', 'PDU-A2', 'UPS-A', 'R06', 'R13']
        plant.pdus()[2].watts() > 1.6 * before
    }

    private static List<String> dark(PlantModel plant) {
        [plant.coolers().findAll { !it.powered() }*.name(), plant.pdus().findAll { !it.live() }*.name(),
         [plant.upsA(), plant.upsB()].findAll { !it.live() }*.name(), plant.racks().findAll { !it.live() }*.name()].flatten()
    }

    /** What has been counted since the start, of each counter. */
    private static List<Double> counts(PlantModel plant) {
        def rest = new PlantModel(7, START)
        def counters = { PlantModel of ->
            [of.grid1().wattHours(), of.grid2().wattHours()] + of.pdus()*.wattHours() + of.network().routerPorts()*.inOctets() +
                    of.network().routerPorts()*.outOctets()
        }
        [counters(plant), counters(rest)].transpose().collect { now, before -> (now - before) as double }
    }

    def "at rest it is a plant of some 32 kW with two full UPSes and cool racks"() {
        when:
        run(3_600)

        then:
        plant.itWatts() > 30_000
        plant.itWatts() < 35_000
        [plant.upsA(), plant.upsB()].every { it.source() == Ups.Source.ONLINE && it.chargePercent() == 100 }
        [plant.upsA(), plant.upsB()].every { it.loadPercent() > 38 && it.loadPercent() < 52 }
        plant.racks().every { it.inletCelsius() > 18 && it.inletCelsius() < 24 }
        plant.coolers().every { it.running() && it.coolingPercent() > 40 && it.coolingPercent() < 90 }
        plant.room().humidity(22) > 30
        plant.room().humidity(22) < 60
        plant.ats().selected() == A
        (0..2).every { Math.abs(plant.grid1().volts(it) - 230) < 10 }
        Math.abs(plant.grid1().hertz() - 50) < 0.15
    }

    def "what the grid gives is what the plant takes"() {
        when:
        run(60)

        then: "load of the last second on either side of the switch, with the lights"
        def a = plant.upsA().inputWatts() + plant.coolers()[0].inputWatts() + plant.coolers()[2].inputWatts()
        Math.abs(plant.grid1().watts() - a - 1_800) < 400
        Math.abs(plant.grid2().watts() - plant.upsB().inputWatts() - plant.coolers()[1].inputWatts()) < 200
        Math.abs(plant.upsA().outputWatts() - plant.pdus()[0].watts() - plant.pdus()[1].watts() - 700) < 1e-6
        Math.abs(plant.pdus().sum { it.watts() } - plant.itWatts()) < 1e-6
    }

    def "a loss of grid 1 brings UPS-A on battery, the generator up and everything back"() {
        when:
        plant.grid1().present(false)
        run(2)

        then:
        plant.upsA().source() == Ups.Source.BATTERY
        plant.upsB().source() == Ups.Source.ONLINE
        !plant.coolers()[0].running()
        plant.coolers()[1].running()
        !plant.ats().engineCalled()

        when: "3 s to call, 20 s to start, 2 s to change over"
        run(21)

        then:
        plant.upsA().source() == Ups.Source.BATTERY
        plant.generator().available()

        when:
        run(4)

        then:
        plant.ats().selected() == B
        plant.upsA().source() == Ups.Source.ONLINE
        plant.generator().state() == Generator.State.LOADED
        plant.generator().watts() > 15_000

        when: "an hour on the generator"
        def litres = plant.generator().fuelLitres()
        run(3_600)

        then:
        litres - plant.generator().fuelLitres() > 5
        litres - plant.generator().fuelLitres() < 15

        when: "back for less than a minute, gone, and back for good"
        plant.grid1().present(true)
        run(50)
        plant.grid1().present(false)
        run(5)

        then:
        plant.ats().selected() == B

        when:
        plant.grid1().present(true)
        run(62)

        then:
        plant.ats().selected() == A
        plant.generator().state() == Generator.State.COOLING
        plant.upsA().source() == Ups.Source.ONLINE

        when:
        run(200)

        then:
        plant.generator().state() == Generator.State.READY
    }

    def "when a feed dies its load moves to the other, and racks with only that feed go dark"() {
        given:
        run(60)
        def b1 = plant.pdus()[2].watts()
        def a1 = plant.pdus()[0].watts()
        def single = plant.rack(7).watts()

        when: "grid 2 is gone until UPS-B is flat"
        plant.grid2().present(false)
        run(2_400)

        then:
        !plant.upsB().live()
        plant.pdus()[2].watts() == 0
        plant.rack(7).watts() == 0
        plant.rack(6).watts() > 1_000
        plant.rack(1).watts() > 1_000
        Math.abs(plant.pdus()[0].watts() - (a1 + b1 - single)) < 0.1 * (a1 + b1)
        plant.upsA().outputWatts() > 28_000
        plant.upsA().outputWatts() < Ups.RATED_WATTS
    }

    def "with all coolers stopped the room heats up, and cools down again when they run"() {
        given:
        run(60)
        def before = plant.rack(5).inletCelsius()

        when:
        plant.coolers()*.failed(true)
        run(300)

        then: "36 kW into 2.4 MJ/K would be 4.5 K in five minutes; the cold aisle takes the warm side's air besides"
        plant.rack(5).inletCelsius() > before + 6
        plant.rack(5).inletCelsius() < before + 15

        when:
        plant.coolers()*.failed(false)
        run(3_600)

        then:
        Math.abs(plant.rack(5).inletCelsius() - before) < 1.5
    }

    def "two of three coolers hold the room, one does not, and racks shut down before they melt"() {
        when:
        plant.coolers()[0].failed(true)
        run(7_200)

        then:
        plant.racks().every { it.inletCelsius() < 27 }
        def settled = plant.rack(5).inletCelsius()

        when: "it has settled"
        run(3_600)

        then:
        Math.abs(plant.rack(5).inletCelsius() - settled) < 1

        when:
        plant.coolers()[1].failed(true)
        run(900)

        then:
        plant.racks().any { it.inletCelsius() > 27 }

        when:
        plant.coolers()[2].failed(true)
        run(7_200)

        then:
        plant.racks().every { it.inletCelsius() < 50 }
        plant.racks().any { it.watts() == 0 }
    }

    def "doors open by card, by force and stay open too long"() {
        given:
        plant.access().takeEvents()

        when:
        plant.access().door(2).force()

        then:
        plant.access().door(2).forced()
        plant.access().door(2).open()
        plant.access().door(2).locked()
        plant.access().takeEvents()*.type() == ['forced']

        when:
        plant.access().door(2).close()
        plant.access().door(1).block()
        run(Door.HELD_AFTER_S + 1)

        then:
        !plant.access().door(2).forced()
        plant.access().door(1).held()
        plant.access().takeEvents().findAll { it.type() == 'held' }*.door() == [1]

        when: "a working day"
        plant.access().door(1).close()
        run(8 * 3_600)
        def events = plant.access().takeEvents()

        then: "some 120 cards, one in sixteen of them refused; never a card's number"
        def cards = events.findAll { it.type() == 'access' }
        cards.size() > 60
        cards*.result().toSet() == ['granted', 'denied'] as Set
        cards.every { it.credential() ==~ /hash:[0-9a-f]{24}/ }
        cards.findAll { it.result() == 'denied' }.every { it.reason() in ['unknown', 'expired', 'schedule'] }
        events*.id() == (events.first().id()..events.last().id()).toList()
    }

    def "a line that is down leaves its load to the other, and counters stand still"() {
        given:
        def vnpt = plant.network().routerPorts()[0]
        def viettel = plant.network().routerPorts()[1]
        run(10)

        when:
        plant.network().line(1, false)
        def stands = vnpt.inOctets()
        def moves = viettel.inOctets()
        run(60)

        then: "more than 60 Mbit/s for a minute"
        vnpt.inOctets() == stands
        viettel.inOctets() - moves > 60 * 60e6 / 8
        vnpt.changedSecond() == 10
    }

    def "a camera that is off line leaves a gap, and a volume that is not mounted hides old footage"() {
        when:
        plant.recorder().camera(5).online(false)
        plant.recorder().camera(9).archiveMounted(false)
        run(600)

        then:
        plant.recorder().camera(5).gapSeconds() == 600
        plant.recorder().camera(5).framesPerSecond() == 0
        plant.recorder().camera(9).keptSeconds() == 12 * 86_400
        plant.recorder().camera(1).keptSeconds() == 95 * 86_400
        plant.recorder().usedBytes() < Recorder.DISK_BYTES
    }
}
