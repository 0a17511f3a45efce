package vn.dcim.core.regulation.check

import spock.lang.Specification

import static vn.dcim.core.regulation.check.ACheck.*
import static vn.dcim.core.regulation.check.SheetChecksSpec.judged
import static vn.dcim.core.regulation.check.SheetChecksSpec.sheet

/** BK11-7.2, 13.3, 14.4, 18.1, 18.2, 35.4-a, HY05-11.6, KT17-6.7-a, 16.1.c, AG59-13.4.c, on 24 November 2026 at noon. */
class OrderAndReportChecksSpec extends Specification {

    static final QUARTER = [kind: 'quarter', 'cut-off': '2026-09-30', 'sent-on': '2026-10-15', recipient: 'Sở TT&TT', frozen: 'yes', 'due-on': '2026-10-15']

    def "BK11-7.2-a: the report of the third quarter with #with, without #without: #state, #keys"() {
        expect:
        judged(new ReportChecks().quarter(), sheet((QUARTER + with).findAll { !(it.key in without) }), 'BK11-7.2-a', [due_days_after_period: days]) == [state, keys]

        where:
        with                      | without       | days || state         | keys
        [:]                       | []            | 15   || 'met'         | []
        ['sent-on': '2026-10-16'] | []            | 15   || 'not-met'     | ['report-sent-late']
        [:]                       | ['sent-on']   | 55   || 'no-evidence' | []   // due on this very day
        [:]                       | ['sent-on']   | 54   || 'not-met'     | ['report-not-sent']
        [:]                       | ['recipient'] | 15   || 'not-met'     | ['report-no-recipient']
        [kind: 'year']            | []            | 15   || 'no-evidence' | []   // another report
        ['cut-off': '2025-09-30', 'sent-on': '2026-10-15'] | [] | 15 || 'no-evidence' | []   // more than a year ago
    }

    def "trap 16, BK11-7.2-a: a report with figures that #what: #state, #keys"() {
        expect:
        judged(new ReportChecks().quarter(), sheet(QUARTER + with), 'BK11-7.2-a', [due_days_after_period: 15]) == [state, keys]

        where:
        what                                         | with              || state     | keys
        'were frozen and are those of the cut-off'   | [:]               || 'met'     | []
        'change with every click'                    | [unfrozen: 'yes'] || 'not-met' | ['report-not-frozen']
        'match neither the cut-off nor the register' | [differs: 'yes']  || 'not-met' | ['report-differs']   // produced in August from live data
    }

    def "BK11-7.2-b: four reports of quarters and #year: #state, #keys"() {
        given:
        def quarters = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'].collect { QUARTER + ['cut-off': it, 'sent-on': it] }

        expect:
        judged(new ReportChecks().year(), sheet(*(quarters + year)), 'BK11-7.2-b', [due_days_after_period: 30]) == [state, keys]

        where:
        year                                                                                              || state         | keys
        [[kind: 'year', 'cut-off': '2025-12-31', 'sent-on': '2026-01-30', recipient: 'Sở']]               || 'met'         | []
        [[kind: 'year', 'cut-off': '2025-12-31', 'sent-on': '2026-01-31', recipient: 'Sở']]               || 'not-met'     | ['report-sent-late']
        [[kind: 'year', 'cut-off': '2025-12-31']]                                                         || 'not-met'     | ['report-not-sent']
        []                                                                                                || 'no-evidence' | []   // no year is over since the register began
    }

    def "BK11-18.1: a yearly summary that covers #covers, frozen #frozen, due on #due: #state, #keys"() {
        expect:
        judged(new ReportChecks().summary(), sheet([kind: 'year', 'cut-off': '2025-12-31', 'due-on': due, frozen: frozen, covers: covers].findAll { it.value }),
                'BK11-18.1', [covers: 'software|equipment']) == [state, keys]

        where:
        covers               | frozen | due          || state         | keys
        'equipment software' | 'yes'  | '2026-01-30' || 'met'         | []
        'equipment'          | 'yes'  | '2026-01-30' || 'not-met'     | ['report-lacks-software']   // hardware only
        'software'           | 'yes'  | '2026-01-30' || 'not-met'     | ['report-lacks-equipment']
        null                 | null   | '2026-11-23' || 'not-met'     | ['report-not-compiled']
        null                 | null   | '2026-11-24' || 'no-evidence' | []
    }

    def "BK11-35.4-a: the report on the centre of 2025, sent to #recipient on #sent: #state, #keys"() {
        expect:
        judged(new ReportChecks().centre(), sheet([kind: 'year', 'cut-off': '2025-12-31', 'sent-on': '2026-01-10', recipient: 'Sở'],
                [kind: 'centre-year', 'cut-off': '2025-12-31', 'sent-on': sent, recipient: recipient].findAll { it.value }), 'BK11-35.4-a', [due_days_after_period: 30]) == [state, keys]

        where:
        sent         | recipient   || state     | keys
        '2026-01-30' | 'UBND tỉnh' || 'met'     | []
        '2026-01-31' | 'UBND tỉnh' || 'not-met' | ['report-sent-late']
        '2026-01-30' | null        || 'not-met' | ['report-no-recipient']
        null         | null        || 'not-met' | ['report-not-sent']   // the department has the operator's, the province nothing
    }

    def "HY05-11.6: the report of an agency sent on #sent, figures up to #cutOff: #state, #keys"() {
        expect:
        judged(new ReportChecks().agency(), sheet([kind: 'agency', year: year, 'sent-on': sent, 'cut-off': cutOff].findAll { it.value }), 'HY05-11.6', [due_before: '11-15']) == [state, keys]

        where:
        year   | sent         | cutOff       || state         | keys
        '2026' | '2026-11-14' | '2026-10-31' || 'met'         | []
        '2026' | '2026-11-15' | '2026-10-31' || 'not-met'     | ['report-sent-late']   // the day itself is too late
        '2026' | null         | null         || 'not-met'     | ['report-not-sent']
        '2026' | '2026-11-14' | null         || 'not-met'     | ['report-no-cut-off']
        '2025' | '2025-11-01' | '2025-10-31' || 'no-evidence' | []   // that of last year is none of this
    }

    static final STARTED = '2026-11-20T01:00:00Z'

    def "trap 5, BK11-14.4-a: #outages outages while notices are held back: #state, #keys"() {
        given: "an alarm that was muted is recorded all the same"
        def told = [finished: '2026-11-20T03:00:00Z', outages: outages, down: outages ? 'SW-1 (40 s)' : null].findAll { it.value }

        expect:
        judged(new OrderChecks().withoutOutage(), sheet(told), 'BK11-14.4-a', [service_outage_in_window_s: 0]) == [state, keys]

        where:
        outages || state     | keys
        0       || 'met'     | []
        1       || 'not-met' | ['outage-in-window']
        2       || 'not-met' | ['outage-in-window']   // both feeds dropped for 40 seconds
    }

    static final SCRIPT = [finished: '2026-11-20T03:00:00Z', before: STARTED, 'first-step': '2026-11-20T01:05:00Z', 'last-step': '2026-11-20T02:55:00Z', after: '2026-11-20T03:00:00Z']

    def "BK11-14.4-b: maintenance with #with, without #without: #state, #keys"() {
        expect:
        judged(new OrderChecks().byScript(), sheet((SCRIPT + with).findAll { !(it.key in without) }), 'BK11-14.4-b', [steps_unticked: 0]) == [state, keys]

        where:
        with                                                                                  | without               || state         | keys
        [:]                                                                                   | []                    || 'met'         | []
        [unticked: 1]                                                                         | []                    || 'not-met'     | ['steps-unticked']
        [disorder: 'yes']                                                                     | []                    || 'not-met'     | ['steps-out-of-order']
        [before: '2026-11-20T01:04:59Z']                                                      | []                    || 'met'         | []
        [before: '2026-11-20T01:05:00Z']                                                      | []                    || 'not-met'     | ['readings-after-begin']
        [after: '2026-11-20T02:54:59Z']                                                       | []                    || 'not-met'     | ['readings-before-end']
        [before: '2026-11-20T03:00:10Z', after: '2026-11-20T03:00:50Z']                       | []                    || 'not-met'     | ['readings-after-begin', 'readings-of-one-minute']   // entered together at the close
        ['other-readings': 'yes']                                                             | []                    || 'not-met'     | ['readings-differ']
        [:]                                                                                   | ['first-step', 'last-step'] || 'not-met' | ['script-without-steps']
        [:]                                                                                   | ['before', 'after']   || 'no-evidence' | []
        [:]                                                                                   | ['finished']          || 'no-evidence' | []   // still under way
    }

    def "BK11-13.3.b: a remedy begun at one, its safety confirmed at #safe: #state, #keys"() {
        expect:
        judged(new OrderChecks().safeRemedy(), sheet([started: STARTED, safe: safe].findAll { it.value }), 'BK11-13.3.b', [safety_checklist: 'confirmed_before_start']) == [state, keys]

        where:
        safe                   || state     | keys
        '2026-11-20T00:30:00Z' || 'met'     | []
        STARTED                || 'met'     | []
        '2026-11-20T01:00:01Z' || 'not-met' | ['safety-late']
        null                   || 'not-met' | ['safety-unconfirmed']   // a battery string without lock-out
    }

    def "BK11-18.2-a: a failure under a warranty #warranty with #told: #state, #keys"() {
        expect:
        judged(new RepairChecks().claimed(), sheet([warranty: warranty, 'warranty-to': '2026-12-31', 'failed-on': '2026-11-20'] + told), 'BK11-18.2-a', [warranty_valid_on_failure: true]) == [state, keys]

        where:
        warranty  | told                         || state         | keys
        'valid'   | [claim: 'yes']               || 'met'         | []
        'valid'   | [:]                          || 'not-met'     | ['claim-missing']
        'valid'   | [claim: 'yes', paid: 'yes']  || 'not-met'     | ['paid-under-warranty']
        'valid'   | [paid: 'yes']                || 'not-met'     | ['claim-missing', 'paid-under-warranty']   // a disk from the repair budget
        'over'    | [paid: 'yes']                || 'met'         | []
        'unknown' | [paid: 'yes']                || 'no-evidence' | []
    }

    def "BK11-18.2-b: a failure under a warranty #warranty with #told: #state, #keys"() {
        expect:
        judged(new RepairChecks().planned(), sheet([warranty: warranty, 'failed-on': '2026-09-20'] + told), 'BK11-18.2-b', [out_of_warranty_without_plan: 0]) == [state, keys]

        where:
        warranty  | told                        || state         | keys
        'over'    | [broken: 'yes', plan: 'yes'] || 'met'        | []
        'over'    | [broken: 'yes']             || 'not-met'     | ['repair-plan-missing']   // a cooler broken for two months
        'over'    | [paid: 'yes']               || 'not-met'     | ['repair-plan-missing']
        'over'    | [:]                         || 'met'         | []   // mended at once, without money
        'valid'   | [broken: 'yes']             || 'met'         | []
        'unknown' | [broken: 'yes']             || 'no-evidence' | []
    }

    def "KT17-6.7-a: parts #parts replaced from 20 November, request confirmed on #requested: #state, #keys"() {
        expect:
        judged(new RepairChecks().requested(), sheet([warranty: 'over', 'started-on': '2026-11-20', parts: parts, requested: requested].findAll { it.value }), 'KT17-6.7-a', [parts_without_approved_request: 0]) == [state, keys]

        where:
        parts | requested    || state     | keys
        'yes' | '2026-11-20' || 'met'     | []
        'yes' | '2026-11-21' || 'not-met' | ['parts-requested-late']   // the request written afterwards
        'yes' | null         || 'not-met' | ['parts-without-request']
        null  | null         || 'met'     | []   // a small fault, mended directly
    }

    def "trap 6, BK11-13.3.a: repair from 20:10, #told: #state, #keys"() {
        expect: "an order in time between a run and the first remedy, and no tick box"
        judged(new IncidentOrderChecks().backedUp(), sheet([repair: '2026-11-20T20:10:00Z'] + told), 'BK11-13.3.a', [order: 'important_first']) == [state, keys]

        where:
        told                                                || state     | keys
        [run: 'yes', 'run-ended': '2026-11-20T20:09:59Z']   || 'met'     | []
        [run: 'yes', 'run-ended': '2026-11-20T20:10:00Z']   || 'not-met' | ['backup-after-repair']
        [run: 'yes', 'run-ended': '2026-11-20T20:40:00Z']   || 'not-met' | ['backup-after-repair']   // rebuilt at 03:10, the backup is of 03:40
        [copied: '2026-11-20T20:00:00Z']                    || 'not-met' | ['repair-without-backup']   // a box was ticked
        [run: 'yes']                                        || 'not-met' | ['backup-not-well']
        [excused: 'yes']                                    || 'met'     | []   // the reason is recorded
    }

    def "KT17-16.1.c: an attack with #told: #state, #keys"() {
        expect:
        judged(new IncidentOrderChecks().attack(), sheet([attack: 'yes'] + told), 'KT17-16.1.c', [:]) == [state, keys]

        where:
        told                                                                                                    || state     | keys
        [isolated: '2026-11-20T20:00:00Z', copied: '2026-11-20T20:05:00Z', repair: '2026-11-20T20:10:00Z']      || 'met'     | []
        [isolated: '2026-11-20T20:00:00Z', copied: '2026-11-20T20:00:00Z', repair: '2026-11-20T20:10:00Z']      || 'met'     | []
        [isolated: '2026-11-20T20:06:00Z', copied: '2026-11-20T20:05:00Z', repair: '2026-11-20T20:10:00Z']      || 'not-met' | ['copied-before-isolated']
        [isolated: '2026-11-20T20:00:00Z', copied: '2026-11-20T20:15:00Z', repair: '2026-11-20T20:10:00Z']      || 'not-met' | ['restored-before-copied']   // the traces were overwritten
        [repair: '2026-11-20T20:10:00Z']                                                                        || 'not-met' | ['attack-not-copied', 'attack-not-isolated']
        [:]                                                                                                     || 'met'     | []   // nothing was restored yet
    }

    def "AG59-13.4.c: a security incident with #told: #state, #keys"() {
        expect:
        judged(new IncidentOrderChecks().fiveSteps(), sheet([security: 'yes'] + told), 'AG59-13.4.c', [steps: 5]) == [state, keys]

        where:
        told                                                                                                                                       || state     | keys
        ['told-department': '2026-11-20T20:00:00Z', repair: '2026-11-20T20:00:00Z', closed: 'yes', minutes: 'yes', 'written-superior-body': 'yes'] || 'met'     | []
        ['told-department': '2026-11-20T20:00:01Z', repair: '2026-11-20T20:00:00Z']                                                                || 'not-met' | ['reported-after-repair']   // handled alone for a day
        [repair: '2026-11-20T20:00:00Z']                                                                                                           || 'not-met' | ['handled-without-report']
        ['told-department': '2026-11-20T20:00:00Z', closed: 'yes']                                                                                 || 'not-met' | ['incident-without-minutes', 'superior-not-written-to']
        [:]                                                                                                                                        || 'met'     | []
    }

    def "where none was noted in a year, what only something wrong can breach is met; once that part is used"() {
        expect:
        judged(check, new Sheet(true, [], []), 'x', [:])[0] == 'met'
        judged(check, new Sheet(false, [], []), 'x', [:])[0] == 'no-evidence'

        where:
        check << [new IncidentOrderChecks().backedUp(), new IncidentOrderChecks().attack(), new IncidentOrderChecks().fiveSteps(), new RepairChecks().claimed(), new RepairChecks().requested()]
    }
}
