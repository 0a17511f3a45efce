package vn.dcim.core.regulation.check

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification

import static vn.dcim.core.regulation.check.ACheck.*

/** BK11-7.3, 14.2, 18.3; BK11-6.3-b, 24.4-a, 36.3-b, KT17-6.6. */
class WorkChecksSpec extends Specification {

    def checks = new WorkChecks()

    static final BROKEN = new WorkEvidence.Broken(5, 'PDU-3', 'pdu')
    static final FIREWALL = new WorkEvidence.Broken(6, 'FW-2', 'firewall')

    static order(Map args) {
        new WorkEvidence.Order(8, 'PBT-2026-0008', 'Sửa', args.kind ?: 'corrective', args.open != false, args.cancelled ?: false, args.assets ?: [5L],
                args.kinds ?: ['pdu'], AT.minusSeconds((args.hours == null ? 1 : args.hours) * 3600L), args.planned != false,
                args.started == null ? null : AT.minusSeconds(args.started * 3600L), args.finished == null ? null : AT.minusSeconds(args.finished * 3600L),
                args.performer == null ? 'binh' : args.performer, args.contractor ?: false, args.ends ? LocalDate.parse(args.ends) : null)
    }

    def "broken equipment and #orders: #state, #keys"() {
        expect:
        found(checks.brokenOrdered().judge(new WorkEvidence.Facts(9, [BROKEN], orders), question('BK11-7.3', [broken_without_order: 0, order_age_days: 30]))) == [state, keys]

        where:
        orders                                 || state     | keys
        [order(hours: 30 * 24)]                || 'met'     | []
        [order(hours: 30 * 24 + 1)]            || 'not-met' | ['order-too-old']
        []                                     || 'not-met' | ['broken-without-order']
        [order(open: false)]                   || 'not-met' | ['broken-without-order']
        [order(assets: [7L])]                  || 'not-met' | ['broken-without-order']
        [order(planned: false)]                || 'not-met' | ['order-without-day']
    }

    def "a failed firewall, #case_: #state, #keys"() {
        expect:
        found(checks.quickRemedy().judge(new WorkEvidence.Facts(9, broken, orders),
                question('BK11-18.3', [classes: 'server|router|switch|firewall', remedy_start_h: 1, restore_h: 8]))) == [state, keys]

        where:
        case_                          | broken     | orders                                                                        || state     | keys
        'begun and done in time'       | []         | [fw(hours: 100, started: 99, finished: 92)]                                   || 'met'     | []
        'begun late'                   | []         | [fw(hours: 100, started: 98, finished: 97)]                                   || 'not-met' | ['remedy-begun-late']
        'done late'                    | []         | [fw(hours: 100, started: 99, finished: 91)]                                   || 'not-met' | ['remedy-done-late']
        'just opened'                  | [FIREWALL] | [fw(hours: 1)]                                                                || 'met'     | []
        'opened and not begun'         | [FIREWALL] | [fw(hours: 2)]                                                                || 'not-met' | ['remedy-begun-late']
        'down for weeks, no order'     | [FIREWALL] | []                                                                            || 'not-met' | ['broken-without-order']
        'given up'                     | []         | [fw(hours: 100, cancelled: true, open: false)]                                || 'met'     | []
        'a PDU is none of the classes' | [BROKEN]   | [order(hours: 100)]                                                           || 'met'     | []
    }

    static fw(Map args) {
        order([assets: [6L], kinds: ['firewall']] + args)
    }

    def "maintenance done on 24 November by #performer, contract to #ends: #state, #keys"() {
        expect:
        found(checks.performer().judge(new WorkEvidence.Facts(9, [], [order(kind: 'planned', open: false, finished: 0, performer: performer, contractor: company, ends: ends)]),
                question('BK11-14.2', [performer: 'recorded']))) == [state, keys]

        where:
        performer | company | ends         || state     | keys
        'binh'    | false   | null         || 'met'     | []
        'Acme'    | true    | '2026-11-24' || 'met'     | []
        'Acme'    | true    | '2026-11-23' || 'not-met' | ['contract-ended-before']
        'Acme'    | true    | null         || 'not-met' | ['contractor-without-contract']
        ''        | false   | null         || 'not-met' | ['order-without-performer']
    }

    def "an empty register and no maintenance prove nothing"() {
        expect:
        found(checks.brokenOrdered().judge(new WorkEvidence.Facts(0, [], []), question('BK11-7.3', [order_age_days: 30]))) == ['no-evidence', []]
        found(checks.quickRemedy().judge(new WorkEvidence.Facts(0, [], []), question('BK11-18.3', [classes: 'server', remedy_start_h: 1, restore_h: 8]))) == ['no-evidence', []]
        found(checks.performer().judge(new WorkEvidence.Facts(9, [], [order(kind: 'planned')]), question('BK11-14.2'))) == ['no-evidence', []]
    }

    def "fire protection last looked at on #day within 30 days: #state, #keys"() {
        expect:
        found(new InspectionChecks().fire().judge(new InspectionEvidence.Facts([new InspectionEvidence.Looked(2, 'FM200', day ? LocalDate.parse(day) : null)], false, []),
                question('BK11-6.3-b', [inspection_interval_days: 30, overdue: 0]))) == [state, keys]

        where:
        day          || state     | keys
        '2026-11-24' || 'met'     | []
        '2026-10-25' || 'met'     | []
        '2026-10-24' || 'not-met' | ['last-looked-at']
        null         || 'not-met' | ['never-looked-at']
    }

    def "a host scanned on #day: #state; told by a console: #told"() {
        expect:
        found(new InspectionChecks().hosts().judge(new InspectionEvidence.Facts([], told, [new InspectionEvidence.Looked(2, 'srv', day ? LocalDate.parse(day) : null)]),
                question('BK11-24.4-a', [full_scan_per_year: 1]))) == [state, keys]

        where:
        day          | told  || state         | keys
        '2025-11-24' | true  || 'met'         | []
        '2025-11-23' | true  || 'not-met'     | ['last-looked-at']
        null         | true  || 'not-met'     | ['never-looked-at']
        null         | false || 'no-evidence' | []
        '2026-11-23' | false || 'no-evidence' | []
    }

    def "nothing to look at proves nothing"() {
        expect:
        found(new InspectionChecks()."$check"().judge(new InspectionEvidence.Facts([], true, []), question('x', [inspection_interval_days: 30]))) == ['no-evidence', []]

        where:
        check << ['fire', 'hosts']
    }

    static roster(int shifts, List<List> bare, List<String> days = [], List<List> waits = []) {
        new RosterEvidence.Facts(Instant.parse('2026-11-16T17:00:00Z'), AT.plusSeconds(86_400), shifts, bare.collect { kind, from, until ->
            new RosterEvidence.Bare(kind, Instant.parse(from), Instant.parse(until), '')
        }, days.collect { LocalDate.parse(it) }, waits.collect { from, known ->
            new RosterEvidence.Wait(1, 'door-forced', Instant.parse(from), known ? Instant.parse(known) : null)
        })
    }

    def "a security alarm of #raised acknowledged at #known within 15 minutes: #state, #keys"() {
        expect:
        found(new RosterChecks().securityWatched().judge(roster(shifts, [], [], [[raised, known]]), question('BK11-30.2', [coverage_hours_per_week: 168, ack_min: 15]))) == [state, keys]

        where:
        raised                 | known                  | shifts || state         | keys
        '2026-11-22T20:00:00Z' | '2026-11-22T20:15:00Z' | 21     || 'met'         | []
        '2026-11-22T20:00:00Z' | '2026-11-22T20:15:01Z' | 21     || 'not-met'     | ['alarm-acknowledged-late']
        '2026-11-22T20:00:00Z' | '2026-11-23T01:00:00Z' | 21     || 'not-met'     | ['alarm-acknowledged-late']
        '2026-11-24T04:45:00Z' | null                   | 21     || 'met'         | []
        '2026-11-24T04:44:59Z' | null                   | 21     || 'not-met'     | ['alarm-not-acknowledged']
        '2026-11-22T20:00:00Z' | null                   | 0      || 'no-evidence' | []
    }

    def "security is not watched while nobody is there"() {
        expect:
        found(new RosterChecks().securityWatched().judge(roster(21, [['gap', '2026-11-24T07:00:00Z', '2026-11-24T07:30:00Z']]),
                question('BK11-30.2', [coverage_hours_per_week: 168, ack_min: 15]))) == ['not-met', ['roster-gap']]
    }

    def "a roster of #shifts shifts with #bare: #state, #keys"() {
        expect:
        found(new RosterChecks().staffed().judge(roster(shifts, bare), question('BK11-36.3-b', [roster_gap_min: 0, shift_not_taken_over: 0]))) == [state, keys]

        where:
        shifts | bare                                                                       || state         | keys
        21     | []                                                                         || 'met'         | []
        21     | [['gap', '2026-11-24T07:00:00Z', '2026-11-24T07:30:00Z']]                  || 'not-met'     | ['roster-gap']
        21     | [['not-taken-over', '2026-11-23T15:00:00Z', '2026-11-23T23:00:00Z']]       || 'not-met'     | ['roster-not-taken-over']
        21     | [['nobody', '2026-11-23T15:00:00Z', '2026-11-23T23:00:00Z']]               || 'not-met'     | ['roster-nobody']
        0      | [['gap', '2026-11-16T17:00:00Z', '2026-11-25T05:00:00Z']]                  || 'no-evidence' | []
    }

    def "rounds of a week, without #missing: #state, #keys"() {
        given:
        def days = (17..24).collect { "2026-11-$it" as String } - missing

        expect:
        found(new RosterChecks().dailyLook().judge(roster(shifts, [], days), question('KT17-6.6', [check_interval_days: 1]))) == [state, keys]

        where:
        missing                      | shifts || state         | keys
        []                           | 21     || 'met'         | []
        ['2026-11-24']               | 21     || 'met'         | []   // today is not over
        ['2026-11-22']               | 21     || 'not-met'     | ['no-round']
        ['2026-11-21', '2026-11-22'] | 21     || 'not-met'     | ['no-round', 'no-round']
        ['2026-11-22']               | 0      || 'no-evidence' | []
    }

    def "a server that was disposed of with #carriers, unsaid: #unsaid: #state, #keys"() {
        expect:
        found(new CarrierCheck().judge(new CarrierEvidence.Facts([new CarrierEvidence.Gone(1, 'srv', kind, unsaid,
                carriers.collect { new CarrierEvidence.Carrier('S1', it) })]), question('KT17-6.7-b', [disks_without_destruction_record: 0]))) == [state, keys]

        where:
        kind     | carriers                   | unsaid || state         | keys
        'server' | ['destroyed', 'destroyed'] | false  || 'met'         | []
        'server' | []                         | false  || 'met'         | []   // taken out, or somebody's word that there are none
        'server' | ['destroyed', 'wiped']     | false  || 'not-met'     | ['carrier-not-destroyed']
        'server' | ['holds-data']             | false  || 'not-met'     | ['carrier-not-destroyed']
        'server' | []                         | true   || 'not-met'     | ['carriers-unsaid']
        'nvr'    | ['holds-data']             | false  || 'no-evidence' | []
    }
}
