package vn.dcim.core.regulation.xray

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification
import vn.dcim.core.regulation.Phrase
import vn.dcim.core.regulation.check.ConfigurationEvidence

/** Every rule of the X-ray: clean, found, the boundary, and what it says where data are missing. */
class RulesSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-25T05:00:00Z')
    static final LocalDate TODAY = LocalDate.parse('2026-11-25')

    static Instant at(String text) {
        Instant.parse("2026-11-${text}Z")
    }

    static List<String> keys(XrayRule.Look look) {
        look.found()*.what()*.key()
    }

    static List<String> missing(XrayRule.Look look) {
        look.missing()*.key()
    }

    static DoorEvidence.Facts doors(Map with = [:]) {
        new DoorEvidence.Facts(with.doors == null ? 1 : with.doors as int, with.openings ?: [], with.shifts ?: [], with.orders ?: [], with.visits ?: [], with.logs ?: [])
    }

    static DoorEvidence.Opening opening(String when, boolean forced = false) {
        new DoorEvidence.Opening(3, 'ACS-1', '2', at(when), forced)
    }

    static DoorEvidence.Span span(String from, String until) {
        new DoorEvidence.Span(at(from), at(until))
    }

    def "a door that opens at #when beside #what is #wanted"() {
        expect:
        keys(DoorRules.withoutCause(doors([openings: [opening(when)]] + with))) == wanted

        where: "all times are half-open, but for a visit, whose end somebody wrote to the minute"
        what                  | when                | with                                                                        || wanted
        'nothing'             | '24T01:00:00'       | [:]                                                                         || ['xray-door-opened']
        'a shift'             | '24T01:00:00'       | [shifts: [span('24T01:00:00', '24T09:00:00')]]                              || []
        'a shift'             | '24T00:59:59.999'   | [shifts: [span('24T01:00:00', '24T09:00:00')]]                              || ['xray-door-opened']
        'a shift'             | '24T09:00:00'       | [shifts: [span('24T01:00:00', '24T09:00:00')]]                              || ['xray-door-opened']
        'an order'            | '24T08:59:59.999'   | [orders: [span('24T01:00:00', '24T09:00:00')]]                              || []
        'an order'            | '24T09:00:00'       | [orders: [span('24T01:00:00', '24T09:00:00')]]                              || ['xray-door-opened']
        'a visit'             | '24T09:00:00'       | [visits: [new DoorEvidence.Visit(5, at('24T01:00:00'), at('24T09:00:00'))]] || []
        'a visit'             | '24T09:00:00.001'   | [visits: [new DoorEvidence.Visit(5, at('24T01:00:00'), at('24T09:00:00'))]] || ['xray-door-opened']
    }

    def "a log with #nameless events of nobody is #wanted, and says #said"() {
        given:
        def look = DoorRules.withoutCause(doors(doors: 0, logs: [new DoorEvidence.Log(9, 'NK-1', 'ACS-1', TODAY, nameless)]))

        expect:
        keys(look) == wanted
        missing(look) == said

        where:
        nameless || wanted                  | said
        0        || []                      | []
        1        || ['xray-door-nameless']  | []
        null     || []                      | ['xray-door-log-silent']
    }

    def "without doors and logs, and without shifts, that is said"() {
        expect:
        missing(DoorRules.withoutCause(doors(doors: 0))) == ['xray-no-doors']
        missing(DoorRules.withoutCause(doors())) == ['xray-no-shifts']
        missing(DoorRules.withoutCause(doors(shifts: [span('24T01:00:00', '24T09:00:00')]))) == []
        missing(DoorRules.forced(doors(doors: 0))) == ['xray-no-doors']
    }

    def "a door opened by force is found whoever was there, and by that rule alone"() {
        given:
        def facts = doors(openings: [opening('24T01:00:00', true)], shifts: [span('24T00:00:00', '24T09:00:00')])

        expect:
        keys(DoorRules.forced(facts)) == ['xray-door-forced']
        keys(DoorRules.withoutCause(facts)) == []
        keys(DoorRules.forced(doors(openings: [opening('24T01:00:00')]))) == []
    }

    static OrderEvidence.Order order(Map with = [:]) {
        new OrderEvidence.Order(7, 'PBT-2026-0007', 'Thay ắc quy', with.state ?: 'started', with.open == null ? true : with.open as boolean,
                with.plannedFrom as Instant, with.plannedTo as Instant, with.startedAt as Instant, with.endedAt as Instant, with.closedAt as Instant,
                with.assets ?: [12L], with.items as OrderEvidence.Items)
    }

    static OrderEvidence.Facts orders(Map with = [:]) {
        new OrderEvidence.Facts(with.orders ?: [], with.shelved ?: [], with.uptimes == null ? 1 : with.uptimes as int, with.restarts ?: [], with.permits ?: [])
    }

    static OrderEvidence.Shelved shelved(Map with = [:]) {
        new OrderEvidence.Shelved(4, 'UPS-A', with.asset as Long, with.since as Instant ?: at('24T02:00:00'), with.until as Instant, with.number ?: '', with.order as Long)
    }

    def "an alarm shelved #what is #wanted"() {
        expect:
        keys(OrderRules.shelved(orders(orders: [order(order)], shelved: [shelved(shelf)]), NOON)) == wanted

        where:
        what                                  | order                                                                              | shelf                                                             || wanted
        'for no order'                        | [startedAt: at('24T01:00:00')]                                                     | [until: at('30T00:00:00')]                                        || []
        'for an order that runs'              | [startedAt: at('24T01:00:00')]                                                     | [order: 7, number: 'PBT-2026-0007', until: at('30T00:00:00')]     || []
        'for one that is over'                | [startedAt: at('24T01:00:00'), endedAt: at('24T03:00:00'), open: false]             | [order: 7, number: 'PBT-2026-0007', until: at('30T00:00:00')]     || ['xray-shelved-after']
        'for one that ends this instant'      | [startedAt: at('24T01:00:00'), endedAt: NOON, open: false]                          | [order: 7, number: 'PBT-2026-0007', until: at('30T00:00:00')]     || ['xray-shelved-after']
        'after one was over'                  | [startedAt: at('24T01:00:00'), endedAt: at('24T02:00:00'), open: false]             | [order: 7, number: 'PBT-2026-0007', until: at('30T00:00:00')]     || []
        'to the end of the window'            | [plannedFrom: at('24T01:00:00'), plannedTo: at('26T00:00:00')]                      | [order: 7, number: 'PBT-2026-0007', until: at('26T00:00:00')]     || []
        'beyond the window'                   | [plannedFrom: at('24T01:00:00'), plannedTo: at('26T00:00:00')]                      | [order: 7, number: 'PBT-2026-0007', until: at('26T00:00:00.001')] || ['xray-shelved-longer']
        'for an order that there is not'      | [:]                                                                                | [number: 'PBT-2026-9999', until: at('26T00:00:00')]               || ['xray-shelved-no-order']
        'at the asset of one that is over'    | [startedAt: at('24T01:00:00'), endedAt: at('24T03:00:00'), open: false]             | [asset: 12, until: at('30T00:00:00')]                             || ['xray-shelved-after']
        'at the asset of one that is over, out of service' | [startedAt: at('24T01:00:00'), endedAt: at('24T03:00:00'), open: false] | [asset: 12]                                                      || ['xray-shelved-after']
        'at another asset'                    | [startedAt: at('24T01:00:00'), endedAt: at('24T03:00:00'), open: false]             | [asset: 13, until: at('30T00:00:00')]                             || []
        'before that order began'             | [startedAt: at('24T02:10:00.001'), endedAt: at('24T03:00:00'), open: false]         | [asset: 12, until: at('30T00:00:00')]                             || []
        'ten minutes before that order began' | [startedAt: at('24T02:10:00'), endedAt: at('24T03:00:00'), open: false]             | [asset: 12, until: at('30T00:00:00')]                             || ['xray-shelved-after']
    }

    def "a device that started anew #when beside an order of asset 12 is #wanted"() {
        given:
        def restart = new OrderEvidence.Restart(3, 'SW-1', asset, at(when))

        expect:
        keys(OrderRules.restarted(orders(orders: [order(startedAt: at('24T02:00:00'), endedAt: at('24T03:00:00'))], restarts: [restart]))) == wanted

        where:
        when          | asset || wanted
        '24T01:50:00' | 12    || []
        '24T01:40:00' | 12    || ['xray-restart']
        '24T03:10:00' | 12    || []
        '24T03:20:00' | 12    || ['xray-restart']
        '24T02:30:00' | 13    || ['xray-restart']
        '24T02:30:00' | null  || ['xray-restart-no-asset']
    }

    def "where no device tells its up time, that is said"() {
        expect:
        missing(OrderRules.restarted(orders(uptimes: 0))) == ['xray-no-uptime']
        missing(OrderRules.restarted(orders())) == []
    }

    def "a configuration that changed with order “#number” is #wanted"() {
        given:
        def facts = new ConfigurationEvidence.Facts(1, 2, [new ConfigurationEvidence.Change(8, 'FW-1', asset, after, at('24T02:00:00'), number)])

        expect:
        keys(OrderRules.changed(facts)) == wanted

        where:
        number          | asset | after              || wanted
        'PBT-2026-0007' | 12    | at('23T02:00:00')  || []
        ''              | 12    | at('23T02:00:00')  || ['xray-changed']
        ''              | 12    | null               || ['xray-changed-by']
        ''              | null  | at('23T02:00:00')  || ['xray-changed-no-asset']
    }

    def "with #plans plans and #copies copies it says #said"() {
        expect:
        missing(OrderRules.changed(new ConfigurationEvidence.Facts(plans, copies, []))) == said

        where:
        plans | copies || said
        0     | 0      || ['xray-no-configuration']
        1     | 0      || ['xray-no-copy']
        1     | 1      || []
    }

    def "an order that is #state with #answered results and #left open items is #wanted"() {
        expect:
        keys(OrderRules.closed(orders(orders: [order(state: state, startedAt: started, items: items)]))) == wanted

        where:
        state       | started           | answered | left || wanted
        'accepted'  | at('24T01:00:00') | 3        | 0    || []
        'accepted'  | at('24T01:00:00') | 3        | 1    || ['xray-order-open-items']
        'accepted'  | at('24T01:00:00') | 0        | 0    || ['xray-order-no-report']
        'cancelled' | null              | 0        | 3    || []
        'cancelled' | at('24T01:00:00') | 2        | 1    || ['xray-order-given-up']
        'cancelled' | at('24T01:00:00') | 3        | 0    || []
        'started'   | at('24T01:00:00') | 0        | 3    || []
        items = new OrderEvidence.Items(answered, left)
    }

    def "of an order that was closed long ago nothing is said, and where there is none, that is"() {
        expect:
        keys(OrderRules.closed(orders(orders: [order(state: 'accepted')]))) == []
        missing(OrderRules.closed(orders())) == ['xray-no-orders']
    }

    def "a permit to #until is #wanted at noon"() {
        expect:
        keys(OrderRules.notReturned(orders(permits: [new OrderEvidence.Permit(2, 7, 'UPS-A', Instant.parse(until))]), NOON)) == wanted

        where:
        until                      || wanted
        '2026-11-25T05:00:00Z'     || ['xray-permit-over']
        '2026-11-25T05:00:00.001Z' || []
    }

    def "a device of which #kind differs is found, with the page of its asset"() {
        given:
        def look = RegistryRules.identity(new DriftEvidence.Facts(true, [new DriftEvidence.Line('asset:12', kind, asset, 'SW-1', 'A1', 'B2')]))

        expect:
        look.found()*.what() == [what]
        look.found()*.path() == [path]
        missing(look) == []

        where:
        kind      | asset || what                                       | path
        'serial'  | 12    || Phrase.of('xray-other-serial', 'B2', 'A1') | '/equipment/12'
        'model'   | 12    || Phrase.of('xray-other-model', 'B2', 'A1')  | '/equipment/12'
        'maker'   | 0     || Phrase.of('xray-other-maker', 'B2', 'A1')  | '/equipment/drift?kind=maker'
        'answers' | 12    || Phrase.of('xray-answers')                  | '/equipment/12'
    }

    def "where registry and reality were never compared, that is said"() {
        expect:
        missing(RegistryRules.identity(new DriftEvidence.Facts(false, []))) == ['xray-never-compared']
        keys(RegistryRules.identity(new DriftEvidence.Facts(true, []))) == []
    }

    def "an asset in no place, one that sticks out, and two that say the same are found"() {
        given:
        def facts = new RegistryEvidence.Facts(3, [
                new RegistryEvidence.Misplaced(12, 'SW-1', '', null, null), new RegistryEvidence.Misplaced(13, 'SW-2', 'R01', 43, 42)
        ], [
                new RegistryEvidence.Twin('serial', 14, 'A', 12, 'B', 'X1'), new RegistryEvidence.Twin('ip', 14, 'A', 12, 'B', '10.0.0.1'),
                new RegistryEvidence.Twin('unit', 14, 'A', 12, 'B', 'R01 U7')
        ])

        expect:
        keys(RegistryRules.place(facts)) == ['xray-no-place', 'xray-out-of-rack']
        keys(RegistryRules.twins(facts)) == ['xray-twin-serial', 'xray-twin-ip', 'xray-twin-unit']
        RegistryRules.twins(facts).found()*.subject().unique().size() == 3
        missing(RegistryRules.twins(facts)) == []
        missing(RegistryRules.place(new RegistryEvidence.Facts(0, [], []))) == ['xray-no-assets']
        keys(RegistryRules.twins(new RegistryEvidence.Facts(3, [], []))) == []
    }

    static PaperEvidence.Facts papers(String from, String to, String rest = 'attestation') {
        new PaperEvidence.Facts(1, [new PaperEvidence.Paper('Quy trình', from ? LocalDate.parse(from) : null, to ? LocalDate.parse(to) : null,
                rest, 'obligation:X:document:1', 'X', '/compliance/X')], [])
    }

    def "a paper from #from to #to on which something rests is #wanted"() {
        expect:
        keys(PaperRules.lapsed(papers(from, to), NOON)) == wanted

        where:
        from         | to           || wanted
        null         | null         || []
        '2026-11-25' | '2026-11-25' || []
        null         | '2026-11-24' || ['xray-paper-over-attestation']
        '2026-11-26' | null         || ['xray-paper-early']
    }

    def "where there is no document at all, that is said"() {
        expect:
        missing(PaperRules.lapsed(new PaperEvidence.Facts(0, [], []), NOON)) == ['xray-no-documents']
    }

    def "a line due on #due, approved #approved, begun #begun is #wanted"() {
        given:
        def line = new PaperEvidence.Line(5, 'ups', LocalDate.parse(due), approved, 'PBT-2026-0007', begun ? at('24T01:00:00') : null)

        expect:
        keys(PaperRules.unapproved(new PaperEvidence.Facts(0, [], [new PaperEvidence.Plan(2, 2026, [line])]), NOON)) == wanted

        where:
        due          | approved | begun || wanted
        '2026-11-25' | false    | false || ['xray-plan-due']
        '2026-11-26' | false    | false || []
        '2026-11-26' | false    | true  || ['xray-plan-begun']
        '2026-11-24' | true     | true  || []
    }

    def "where there is no plan, that is said"() {
        expect:
        missing(PaperRules.unapproved(new PaperEvidence.Facts(0, [], []), NOON)) == ['xray-no-plan']
    }

    static PeopleEvidence.Facts people(Map with = [:]) {
        new PeopleEvidence.Facts(with.departures == null ? 1 : with.departures as int, with.gone ?: [], with.shifts == null ? 1 : with.shifts as int, with.leaves ?: [], with.signatures ?: [])
    }

    def "a leaver with #acts acts after the last day is #wanted"() {
        expect:
        keys(PeopleRules.leavers(people(gone: [new PeopleEvidence.Gone(2, 'an', TODAY.minusDays(3), acts, acts ? NOON : null, acts ? 'alarm.acknowledge' : '')]))) == wanted
        missing(PeopleRules.leavers(people(departures: 0))) == ['xray-no-departures']

        where:
        acts || wanted
        0    || []
        1    || ['xray-leaver-acted']
    }

    def "what #who signs at #when is #wanted"() {
        given: "leave of the 24th; the day begins at 17:00 UTC"
        def leave = new PeopleEvidence.Leave('an', LocalDate.parse('2026-11-24'), LocalDate.parse('2026-11-24'))

        expect:
        keys(PeopleRules.onLeave(people(leaves: [leave], signatures: [new PeopleEvidence.Signature(kind, 6, 'Ca ngày', who, at(when))]))) == wanted

        where:
        kind    | who    | when              || wanted
        'given' | 'an'   | '23T17:00:00'     || ['xray-signed-given']
        'given' | 'an'   | '23T16:59:59.999' || []
        'taken' | 'an'   | '24T16:59:59.999' || ['xray-signed-taken']
        'taken' | 'an'   | '24T17:00:00'     || []
        'round' | 'an'   | '24T05:00:00'     || ['xray-signed-round']
        'round' | 'binh' | '24T05:00:00'     || []
    }

    def "where nobody was on shift, that is said"() {
        expect:
        missing(PeopleRules.onLeave(people(shifts: 0))) == ['xray-no-shifts']
    }
}
