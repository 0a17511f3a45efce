package vn.dcim.web.overview

import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.device.DeviceClass

import static vn.dcim.web.overview.Flow.BATTERY
import static vn.dcim.web.overview.Flow.DEAD
import static vn.dcim.web.overview.Flow.LIVE
import static vn.dcim.web.overview.Flow.UNKNOWN
import static vn.dcim.web.overview.Testimony.Choice.ALTERNATE
import static vn.dcim.web.overview.Testimony.Choice.GENERATOR
import static vn.dcim.web.overview.Testimony.Choice.NOTHING
import static vn.dcim.web.overview.Testimony.Choice.PREFERRED
import static vn.dcim.web.overview.Testimony.Choice.UTILITY

class PowerFlowSpec extends Specification {

    @Shared plan = Plan.aCentre()
    @Shared graph = plan.graph()

    static final NORMAL = ['GRID-1': LIVE, 'GRID-2': LIVE, 'G1': DEAD, 'ATS-1': PREFERRED, 'UPS-A': LIVE, 'UPS-B': LIVE]

    PowerFlow flow(Map<String, Object> said, PowerGraph of = graph) {
        PowerFlow.of(of, { node ->
            def word = node.isLoads() ? null : said[node.device().name()]
            word == null ? Testimony.NONE : word instanceof Flow ? Testimony.of((Flow) word) : Testimony.of((Testimony.Choice) word)
        })
    }

    Flow at(PowerFlow flow, String name) {
        flow.of(graph.nodes().find { it.devices()*.name().contains(name) })
    }

    def "#situation: switch #ats, cooling #crac, PDU-A1 #pduA1, router #router, R01 #r01 with #feeds, R02 #r02"() {
        given:
        def flow = flow(NORMAL + said)

        expect:
        at(flow, 'ATS-1') == ats
        at(flow, 'CRAC-1') == crac
        at(flow, 'PDU-A1') == pduA1
        at(flow, 'RT-1') == router
        flow.of(graph.racks()[0]) == r01
        flow.energisedFeeds(graph.racks()[0]) == feeds
        flow.of(graph.racks()[1]) == r02

        where:
        situation          | said                                                                    || ats     | crac    | pduA1   | router | r01     | feeds | r02
        'all well'         | [:]                                                                     || LIVE    | LIVE    | LIVE    | LIVE   | LIVE    | 2     | LIVE
        'grid 1 lost'      | ['GRID-1': DEAD, 'UPS-A': BATTERY]                                      || DEAD    | DEAD    | BATTERY | LIVE   | LIVE    | 2     | BATTERY
        'on generator'     | ['GRID-1': DEAD, 'G1': LIVE, 'ATS-1': ALTERNATE]                        || LIVE    | LIVE    | LIVE    | LIVE   | LIVE    | 2     | LIVE
        'by its name'      | ['GRID-1': DEAD, 'G1': LIVE, 'ATS-1': GENERATOR]                        || LIVE    | LIVE    | LIVE    | LIVE   | LIVE    | 2     | LIVE
        'switch left open' | ['ATS-1': NOTHING, 'UPS-A': BATTERY]                                    || DEAD    | DEAD    | BATTERY | LIVE   | LIVE    | 2     | BATTERY
        'UPS-A flat'       | ['GRID-1': DEAD, 'UPS-A': DEAD]                                         || DEAD    | DEAD    | DEAD    | LIVE   | LIVE    | 1     | DEAD
        'PDU-A1 off'       | ['PDU-A1': DEAD]                                                        || LIVE    | LIVE    | DEAD    | LIVE   | LIVE    | 1     | DEAD
        'all lost'         | ['GRID-1': DEAD, 'GRID-2': DEAD, 'UPS-A': DEAD, 'UPS-B': DEAD]          || DEAD    | DEAD    | DEAD    | DEAD   | DEAD    | 0     | DEAD
        'both batteries'   | ['GRID-1': DEAD, 'GRID-2': DEAD, 'UPS-A': BATTERY, 'UPS-B': BATTERY]    || DEAD    | DEAD    | BATTERY | BATTERY | BATTERY | 2    | BATTERY
        'utility by name'  | ['ATS-1': UTILITY]                                                      || LIVE    | LIVE    | LIVE    | LIVE   | LIVE    | 2     | LIVE
        'meter silent'     | ['GRID-1': null, 'UPS-A': null]                                         || UNKNOWN | UNKNOWN | UNKNOWN | LIVE   | LIVE    | 1     | UNKNOWN
    }

    def "a source that the switch has not chosen is idle"() {
        given:
        def flow = flow(NORMAL + [G1: LIVE] + said)
        def into = graph.into(plan.key('ATS-1'))

        expect:
        into.collect { flow.isIdle(it) } == idle

        where:
        said                 || idle
        [:]                  || [false, true]
        ['ATS-1': ALTERNATE] || [true, false]
        ['ATS-1': NOTHING]   || [true, true]
        ['ATS-1': null]      || [false, false]
    }

    def "a switch with one source carries what comes, whatever it calls it"() {
        given:
        def small = new Plan().device('GRID', DeviceClass.METER).device('ATS', DeviceClass.ATS).feed('GRID', 'ATS').graph()

        expect:
        flow(['GRID': LIVE, 'ATS': ALTERNATE], small).of(small.nodes().last()) == LIVE
    }
}
