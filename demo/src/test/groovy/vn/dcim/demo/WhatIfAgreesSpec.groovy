package vn.dcim.demo

import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.Feed
import vn.dcim.core.place.Place
import vn.dcim.core.power.Chain
import vn.dcim.core.power.ChainNode
import vn.dcim.core.power.Hit
import vn.dcim.core.power.Measure
import vn.dcim.core.power.PowerConfig
import vn.dcim.core.power.PowerKind
import vn.dcim.core.power.Supply
import vn.dcim.core.power.WhatIf
import vn.dcim.plant.Plant
import vn.dcim.plant.model.PlantModel

/**
 * The question what if against the plant: the same breakers are opened in the physics, and the same things go dark. The chain is that
 * of the demo: the edges that it enters, by name. Heat is another matter: where all cooling is lost, racks shut themselves down before
 * their batteries are flat.
 */
class WhatIfAgreesSpec extends Specification {

    static final Instant START = Instant.parse('2026-11-21T03:00:00Z')

    /** Long enough for a generator to carry, far too short for a battery to be flat. */
    static final int THEN_S = 60
    /** By when the battery of a UPS is flat at any load of the plant. */
    static final int FLAT_S = 7200

    static final List<String> WATCHED = ['ATS-1', 'UPS-A', 'UPS-B', 'PDU-A1', 'PDU-A2', 'PDU-B1', 'PDU-B2', 'CRAC-1', 'CRAC-2', 'CRAC-3'] +
            (1..20).collect { 'R%02d'.formatted(it) }

    static final List<String> BREAKERS = new PlantModel(7, START).breakers()*.name()

    @Shared Chain chain = chainOf(Plant.builder().seed(7).build())

    static Chain chainOf(Plant plant) {
        def devices = plant.devices()
        def breakers = plant.model().breakers()
        def feeds = PlantFeeds.feeds(devices, breakers).findAll { it.kind() == Feed.Kind.POWER }
        def kinds = devices.collectEntries { [it.key(), it.deviceClass()] }
        def nodes = (feeds*.fromNode() + feeds*.toNode()).unique().collect { name ->
            def kind = kinds[name] == 'grid' ? 'source' : kinds[name] ?: 'breaker'
            def place = kind == 'rack' ? new Place(1, name, Place.Kind.RACK, null) : null
            new ChainNode(name, name, PowerKind.of(kind).orElse(null), null, null, null, place, null)
        }
        new Chain(nodes, { key -> feeds.findAll { it.toNode() == key } })
    }

    /** What is dark in the plant, so many seconds after breakers were opened and sources lost. */
    static List<Set<String>> opened(List<String> names, List<Integer> after) {
        def plant = new PlantModel(7, START)
        plant.breakers().findAll { it.name() in names }.each { it.closed(false) }
        if ('GRID-1' in names) plant.grid1().present(false)
        if ('GRID-2' in names) plant.grid2().present(false)
        if ('G1' in names) plant.generator().refusesToStart(true)
        after.collect {
            plant.advanceTo(START.plusSeconds(it))
            (plant.coolers().findAll { !it.powered() }*.name() + plant.pdus().findAll { !it.live() }*.name() +
                    [plant.upsA(), plant.upsB()].findAll { !it.live() }*.name() + (plant.ats().live() ? [] : ['ATS-1']) +
                    plant.racks().findAll { !it.live() }*.name()) as Set
        }
    }

    WhatIf asked(List<String> names, Map<String, Measure> measures = [:]) {
        WhatIf.of(chain, measures, names as Set, new PowerConfig(80, 70, 80))
    }

    static Set<String> dark(WhatIf answer, boolean atLast) {
        def parts = answer.parts().findAll { (atLast ? it.last() : it.then()) == Supply.DARK }*.node()
        def fates = atLast ? [Hit.Fate.DARK, Hit.Fate.DARK_LATER] : [Hit.Fate.DARK]
        (parts + answer.hits().findAll { it.fate() in fates }*.node())*.name().findAll { it in WATCHED } as Set
    }

    def "the plant has a breaker before everything that the demo's chain has one for"() {
        expect:
        BREAKERS.size() == 48
        chain.nodes().findAll { it.kind() == PowerKind.BREAKER }*.name() as Set == BREAKERS as Set
        chain.closing() == []
        WATCHED.every { chain.find(it).present }
    }

    def "when #breaker opens, what goes dark in the plant is what was told"() {
        given:
        def answer = asked([breaker])
        def carries = answer.parts().any { it.then() == Supply.BATTERY }

        expect: "at once, and where a battery carries, also once it is flat"
        opened([breaker], carries ? [THEN_S, FLAT_S] : [THEN_S]) == (carries ? [false, true] : [false]).collect { dark(answer, it) }

        where:
        breaker << BREAKERS
    }

    def "when #lost are lost together, what goes dark is what was told"() {
        given:
        def answer = asked(lost, lost.contains('G1') ? [G1: new Measure(null, [], null, Measure.State.DEAD, START, null)] : [:])

        expect:
        opened(lost, [THEN_S, FLAT_S]) == [dark(answer, false), dark(answer, true)]

        where:
        lost << [['GRID-1'], ['GRID-2'], ['GRID-1', 'GRID-2'], ['GRID-1', 'G1'], ['GRID-1', 'Q-G1'],
                 ['Q-PDU-A1', 'Q-PDU-B1'], ['Q-A1-R05', 'Q-B1-R05'], ['Q-UPS-A', 'Q-UPS-B'], ['Q-UPS-A', 'GRID-2']]
    }

    def "the load that moves is told within a tenth: side B carries all of row 1 when #breaker opens"() {
        given: "what the PDUs measure"
        def plant = new PlantModel(7, START)
        def measures = plant.pdus().collectEntries { [it.name(), new Measure(it.watts(), [], null, Measure.State.UNKNOWN, START, null)] }
        def answer = asked([breaker], measures)

        when:
        plant.breakers().find { it.name() == breaker }.closed(false)
        plant.advanceTo(START.plusSeconds(5))

        then:
        def told = answer.parts().find { it.node().name() == 'PDU-B1' }.after()
        Math.abs(told - plant.pdus()[2].watts()) < plant.pdus()[2].watts() / 10

        where:
        breaker << ['Q-PDU-A1', 'Q-A1-R01']
    }
}
