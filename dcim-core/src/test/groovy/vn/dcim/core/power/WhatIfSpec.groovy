package vn.dcim.core.power

import java.time.Instant
import spock.lang.Specification
import vn.dcim.core.device.Feed
import vn.dcim.core.point.Quality
import vn.dcim.core.power.Measure.State

import static vn.dcim.core.power.Hit.Fate.*

/**
 * Grid 1 and a generator feed a switch, and through it UPS-A, PDU-A and breaker QA; grid 2 feeds UPS-B, PDU-B and QB. S1 hangs on
 * both PDUs, S2 on QA alone, S3 with both cords on QB, C1 on the switch without a UPS.
 */
class WhatIfSpec extends Specification {

    static final Instant AT = Instant.parse('2026-11-21T08:00:00Z')
    static final PowerConfig CONFIG = new PowerConfig(80, 70, 80)

    static final List<List> EDGES = [
            ['GRID1', 'ATS', 0], ['GEN', 'ATS', 1], ['ATS', 'UPSA'], ['UPSA', 'PDUA'], ['PDUA', 'QA'],
            ['GRID2', 'UPSB'], ['UPSB', 'PDUB'], ['PDUB', 'QB'],
            ['PDUA', 'S1'], ['PDUB', 'S1'], ['QA', 'S2'], ['QB', 'S3', 0, '1'], ['QB', 'S3', 0, '2'], ['ATS', 'C1']]

    Map<String, Integer> budgets = [S1: 400, S2: 200, S3: 600, C1: 1000]
    Map<String, Integer> ratings = [:]
    Map<String, Measure> measures = [:]
    Set<String> standingOpen = []
    int neededByS1 = 1

    static PowerKind kindOf(String name) {
        switch (name) {
            case ~/GRID.*/: return PowerKind.SOURCE
            case 'GEN': return PowerKind.GENERATOR
            case 'ATS': return PowerKind.ATS
            case ~/UPS.*/: return PowerKind.UPS
            case ~/PDU.*/: return PowerKind.PDU
            case ~/Q.*/: return PowerKind.BREAKER
            default: return null
        }
    }

    ChainNode node(String name, long id) {
        def kind = kindOf(name)
        def own = kind ? new PowerNode(id, 1, name, kind, null, null, 1, ratings[name], null, name in standingOpen, '', 'an') : null
        def load = kind ? null : new AssetLoad(id, 2, name == 'S1' ? neededByS1 : 1, budgets[name], null, null, 'an')
        new ChainNode(name, name, kind, own, null, null, null, load)
    }

    Chain chain() {
        def id = 0L
        def nodes = EDGES.collectMany { [it[0], it[1]] }.unique().collect { node(it as String, ++id) }
        new Chain(nodes, { key ->
            EDGES.findAll { it[1] == key }.collect { new Feed(null, it[0] as String, key, Feed.Kind.POWER, '', (it[2] ?: 0) as int, (it[3] ?: '') as String, '') }
        })
    }

    WhatIf whatIf(String... open) {
        WhatIf.of(chain(), measures, open as Set, CONFIG)
    }

    static Measure reads(Double watts, Double runtime = null, State state = State.UNKNOWN) {
        new Measure(watts, [], runtime, state, AT, Quality.GOOD)
    }

    static Map<String, Hit.Fate> fates(WhatIf answer) {
        answer.hits().collectEntries { [it.node().name(), it.fate()] }
    }

    static Part part(WhatIf answer, String name) {
        answer.parts().find { it.node().name() == name }
    }

    def "when #open opens: #fates"() {
        given:
        def answer = whatIf(open as String[])

        expect:
        WhatIfSpec.fates(answer) == fates
        answer.batteries()*.part()*.node()*.name() == batteries

        where:
        open             || fates                                                    | batteries
        []               || [:]                                                      | []
        ['QA']           || [S2: DARK]                                               | []
        ['PDUA']         || [S2: DARK, S1: FEED_LOST]                                | []
        ['QB']           || [S3: DARK]                                               | []
        ['UPSA']         || [S2: DARK, S1: FEED_LOST]                                | []
        ['GRID1']        || [C1: INTERRUPTED]                                        | []
        ['GEN']          || [:]                                                      | []
        ['GRID1', 'GEN'] || [C1: DARK, S2: DARK_LATER, S1: FEED_LOST]                | ['UPSA']
        ['ATS']          || [C1: DARK, S2: DARK_LATER, S1: FEED_LOST]                | ['UPSA']
        ['GRID2']        || [S3: DARK_LATER, S1: FEED_LOST]                          | ['UPSB']
        ['ATS', 'GRID2'] || [C1: DARK, S1: DARK_LATER, S2: DARK_LATER, S3: DARK_LATER] | ['UPSA', 'UPSB']
        ['PDUA', 'PDUB'] || [S1: DARK, S2: DARK, S3: DARK]                           | []
        ['nothing']      || [:]                                                      | []
    }

    def "a generator that #says #does what the grid leaves"() {
        given:
        measures.GEN = reads(0, null, state)

        expect:
        fates(whatIf('GRID1')) == fates

        where:
        state         | says            || fates
        State.READY   | 'stands ready'  || [C1: INTERRUPTED]
        State.LIVE    | 'runs'          || [:]
        State.UNKNOWN | 'says nothing'  || [C1: INTERRUPTED]
        State.DEAD    | 'failed'        || [C1: DARK, S2: DARK_LATER, S1: FEED_LOST]
        does = 'takes over or not'
    }

    def "what is dark already is not hit again, and a breaker that stands open feeds nothing"() {
        given:
        standingOpen << 'QA'

        expect:
        fates(whatIf('PDUA')) == [S1: FEED_LOST]
    }

    def "what needs #needed of its two supplies #does when one is lost"() {
        given:
        neededByS1 = needed

        expect:
        fates(whatIf('PDUB')).S1 == fate

        where:
        needed | does       || fate
        1      | 'goes on'  || FEED_LOST
        2      | 'is dark'  || DARK
    }

    def "without readings the budget moves, and that is told"() {
        when: "S1 draws 200 W from each side, S3 all its 600 W from B"
        def answer = whatIf('PDUA')

        then:
        with(part(answer, 'PDUB')) {
            before() == 800   // 400/2 + 600
            after() == 1000   // 400 + 600
            isBudgeted()
        }
        with(part(answer, 'PDUA')) { before() == 400 && after() == 0 }
        answer.hits().every { it.isBudgeted() }
    }

    def "what a PDU reads is shared out beneath it as it is budgeted"() {
        given: "beneath A 200 W for S1 and 200 W for S2, it reads 300 W; beneath B 200 W and 600 W, it reads 1,200 W"
        measures.PDUA = reads(300)
        measures.PDUB = reads(1200)

        when: "S1 draws 150 W from A and 300 W from B"
        def answer = whatIf('PDUA')

        then:
        with(part(answer, 'PDUB')) {
            before() == 1200
            Math.abs(after() - 1350) < 0.01
            !isBudgeted()
        }
        Math.abs(answer.hits().find { it.node().name() == 'S1' }.watts() - 450) < 0.01
        answer.hits().every { !it.isBudgeted() }
    }

    def "BK11-36.5: a PDU rated #rated W is #told at 1,000 W: 80 % may be used for long"() {
        given:
        ratings.PDUB = rated

        expect:
        whatIf('PDUA').overloads()*.node()*.name() == overloads

        where:
        rated | told             || overloads
        1249  | 'overloaded'     || ['PDUB']
        1250  | 'at its limit'   || []
        1251  | 'within it'      || []
        null  | 'not judged'     || []
    }

    def "BK11-6.4-b: a battery that would last #read s at 800 W lasts #lasts s at what it carries when #open opens"() {
        given:
        measures.UPSB = reads(800, read)

        when:
        def answer = whatIf(open as String[])
        def battery = answer.batteries().find { it.part().node().name() == 'UPSB' }

        then:
        battery.part().after() == load
        (battery.lasts() == null && lasts == null) || Math.abs(battery.lasts() - lasts) < 1

        where:
        open              | read  || load | lasts
        ['GRID2']         | 1000d || 800  | 1000
        ['GRID2', 'PDUA'] | 1000d || 1000 | 765   // 1000 × (800/1000)^1,2
        ['GRID2', 'QB']   | 1000d || 200  | 4000  // 1000 × 800/200
        ['GRID2']         | null  || 800  | null
    }

    def "BK11-6.4-a, BK11-36.5: the survey tells what each part would carry alone, and where one failure is enough"() {
        given:
        ratings.PDUA = 700

        when:
        def survey = PowerSurvey.of(chain(), measures, CONFIG)
        def stage = { String name -> survey.stages().find { it.node().name() == name } }

        then: "A: 400/2 + 200 now, 400 + 200 if B fails, against 80 % of 700"
        with(stage('PDUA')) { carried() == 400 && budgeted() == 400 && failover() == 600 && limit() == 560 && isShort() }
        with(stage('PDUB')) { failover() == 1000 && limit() == null && !isShort() }
        chain().singlePoints().S1 == []
        chain().singlePoints().S2 == ['ATS', 'UPSA', 'PDUA', 'QA'] // the switch has two sources
        chain().singlePoints().S3 == ['GRID2', 'UPSB', 'PDUB', 'QB']
    }

    def "phases of #phases W are out of balance by #percent %"() {
        expect:
        new Measure(null, phases.collect { it as Double }, null, State.UNKNOWN, AT, Quality.GOOD).imbalance() == percent

        where:
        phases             || percent
        [1000, 1000, 1000] || 0
        [1200, 900, 900]   || 20 // 1200 against a mean of 1000
        [1000]             || null
        [0, 0, 0]          || null
        []                 || null
    }
}
