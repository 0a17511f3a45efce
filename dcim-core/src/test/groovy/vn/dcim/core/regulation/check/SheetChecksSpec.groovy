package vn.dcim.core.regulation.check

import spock.lang.Specification

import static vn.dcim.core.regulation.check.ACheck.*

/** BK11-4.7, 5.1-b, 6.1-a, 6.1-b, 6.3-c, 6.6-b, 7.1, 12.1.g, 12.1.i, 20.2.b, 27.5, 27.6: things that are looked at one by one, on 24 November 2026 at noon. */
class SheetChecksSpec extends Specification {

    static Sheet sheet(Map... things) {
        new Sheet(true, things.collect { new Sheet.Line('asset:1', 'srv-1', '/equipment/1', it.collectEntries { key, value -> [key, value as String] }) }, [])
    }

    static judged(check, Sheet sheet, String obligation, Map limits) {
        found(check.judge(sheet, question(obligation, limits)))
    }

    static final LABELLED = ['is-it': 'yes', tag: 'TS-1', seen: '2026-03-01', held: 'yes', minutes: 'yes']

    def "BK11-7.1: an IT device with #with, without #without: #state, #keys"() {
        expect:
        judged(new EquipmentChecks().labelled(), sheet((LABELLED + with).findAll { !(it.key in without) }), 'BK11-7.1', [label_seen_days: 365]) == [state, keys]

        where:
        with                 | without           || state         | keys
        [:]                  | []                || 'met'         | []
        [seen: '2025-11-24'] | []                || 'met'         | []
        [seen: '2025-11-23'] | []                || 'not-met'     | ['label-seen-last']
        ['same-tag': 'yes']  | []                || 'not-met'     | ['label-twice']      // two switches after a replacement
        ['same-name': 'yes'] | []                || 'not-met'     | ['name-twice']
        [:]                  | ['tag']           || 'not-met'     | ['label-missing']
        ['not-found': 'yes'] | ['seen']          || 'not-met'     | ['label-not-found']
        [:]                  | ['seen']          || 'no-evidence' | []                   // no stocktake looked for it yet
        [:]                  | ['is-it', 'seen'] || 'no-evidence' | []                   // no IT device at all
    }

    def "BK11-4.7: equipment with #told: #state, #keys"() {
        expect:
        judged(new EquipmentChecks().accounted(), sheet(told), 'BK11-4.7', [assets_missing_accounting_fields: 0]) == [state, keys]

        where:
        told                              || state     | keys
        [held: 'yes']                     || 'met'     | []
        [held: 'yes', 'no-origin': 'yes'] || 'not-met' | ['accounting-missing']
        [:]                               || 'not-met' | ['holder-missing']
        [gone: 'yes', paper: 'yes']       || 'met'     | []
        [gone: 'yes']                     || 'not-met' | ['gone-without-decision']   // disappears with no decision
    }

    def "BK11-12.1.g: equipment with #told: #state, #keys"() {
        expect:
        judged(new EquipmentChecks().handedOver(), sheet(told), 'BK11-12.1.g', [assignments_without_minutes: 0, fully_depreciated_not_listed: 0]) == [state, keys]

        where:
        told                                              || state         | keys
        [held: 'yes', minutes: 'yes']                     || 'met'         | []
        [:]                                               || 'met'         | []   // assigned to nobody
        [held: 'yes']                                     || 'not-met'     | ['handover-missing']   // a notebook of a new administrator
        [held: 'yes', minutes: 'yes', 'no-origin': 'yes'] || 'no-evidence' | []   // nobody can tell whether it is written off
        [gone: 'yes']                                     || 'no-evidence' | []
    }

    def "BK11-6.1-a: #told with differences looked for after #after days: #state, #keys"() {
        expect:
        judged(new EquipmentChecks().roomsClear(), sheet(*(told + [[compared: compared, 'told-after-days': after]])), 'BK11-6.1-a', [silent_days: 30]) == [state, keys]

        where:
        told                                               | compared | after || state         | keys
        []                                                 | 'yes'    | 7     || 'met'         | []
        []                                                 | 'yes'    | 30    || 'met'         | []
        []                                                 | 'yes'    | 31    || 'no-evidence' | []
        []                                                 | 'no'     | 7     || 'no-evidence' | []
        [[status: 'awaiting-disposal', room: 'R03']]       | 'yes'    | 7     || 'not-met'     | ['stands-in-room-awaiting-disposal']   // rack R03 U12 in June
        [[status: 'broken', room: 'R03']]                  | 'yes'    | 7     || 'not-met'     | ['stands-in-room-broken']
        [['silent-since': '2026-10-25T05:00:00Z']]         | 'yes'    | 7     || 'met'         | []
        [['silent-since': '2026-10-25T04:59:59Z']]         | 'yes'    | 7     || 'not-met'     | ['silent-in-service']
    }

    def "#obligation: a router in use since 16 November, #what on #on: #state, #keys"() {
        given:
        def told = ['in-use-on': used, (what): on].findAll { it.value }

        expect:
        judged(new RecordChecks()."$check"(), sheet(told), obligation, [in_service_without_hardening: 0]) == [state, keys]

        where:
        obligation    | check      | what          | used         | on           || state         | keys
        'BK11-20.2.b' | 'hardened' | 'hardened-on' | '2026-11-16' | '2026-11-16' || 'met'         | []
        'BK11-20.2.b' | 'hardened' | 'hardened-on' | '2026-11-16' | '2026-11-17' || 'not-met'     | ['hardened-late']
        'BK11-20.2.b' | 'hardened' | 'hardened-on' | '2026-11-16' | '2026-11-19' || 'not-met'     | ['hardened-late']   // on Monday in service, hardened on Thursday
        'BK11-20.2.b' | 'hardened' | 'hardened-on' | '2026-11-16' | null         || 'not-met'     | ['not-hardened']
        'BK11-20.2.b' | 'hardened' | 'hardened-on' | null         | '2026-11-16' || 'no-evidence' | []
        'BK11-27.5'   | 'checked'  | 'checked-on'  | '2026-11-20' | '2026-11-20' || 'met'         | []
        'BK11-27.5'   | 'checked'  | 'checked-on'  | '2026-11-20' | '2026-11-21' || 'not-met'     | ['checked-late']
        'BK11-27.5'   | 'checked'  | 'checked-on'  | '2026-11-20' | '2026-11-27' || 'not-met'     | ['checked-late']   // live on Friday, scanned the week after
        'BK11-27.5'   | 'checked'  | 'checked-on'  | '2026-11-20' | null         || 'not-met'     | ['not-checked']
        'BK11-27.5'   | 'checked'  | 'checked-on'  | null         | '2026-11-20' || 'no-evidence' | []
    }

    def "trap 11, BK11-27.6-a: an assessment with #left of 16 components left out is #state"() {
        given: "servers, UPS cards, cameras: each is a component"
        def all = (1..16).collect { it <= left ? [:] : ['assessed-on': '2026-05-04'] }

        expect:
        new RecordChecks().assessed().judge(sheet(*all), question('BK11-27.6-a', [assessment_per_year: 1, components_left_out: 0])).with { [it.state().code(), it.offending()] } == [state, left as long]

        where:
        left || state
        0    || 'met'
        1    || 'not-met'
        14   || 'not-met'
    }

    def "BK11-27.6-a: a component last assessed on #on: #state, #keys"() {
        expect:
        judged(new RecordChecks().assessed(), sheet(['assessed-on': on]), 'BK11-27.6-a', [assessment_per_year: 1, components_left_out: 0]) == [state, keys]

        where:
        on           || state     | keys
        '2025-11-24' || 'met'     | []
        '2025-11-23' || 'not-met' | ['component-assessed-last']
    }

    def "BK11-27.6-b: a warning with #told: #state, #keys"() {
        expect:
        judged(new RecordChecks().followed(), sheet(told), 'BK11-27.6-b', [warnings_without_case: 0]) == [state, keys]

        where:
        told                                                                            || state         | keys
        [matched: 'yes', product: 'yes', case: 'W1']                                    || 'met'         | []
        [matched: 'no']                                                                 || 'met'         | []
        [matched: 'yes', product: 'yes']                                                || 'not-met'     | ['warning-without-case']
        [:]                                                                             || 'not-met'     | ['warning-not-looked-up']
        [product: 'yes', unchecked: 2, first: 'NVR-1, NVR-2']                           || 'not-met'     | ['warning-unmatched']   // the recorder model in use; nobody matched it
        [matched: 'yes', product: 'yes', case: 'W1', unchecked: 1, first: 'NVR-2']      || 'not-met'     | ['warning-unchecked']
        [matched: 'yes', case: 'W1']                                                    || 'no-evidence' | []   // of which product nobody said
    }

    static final WHOLE = [day: '2026-11-23', missing: 0, nameless: 0, drift: 2]

    def "BK11-6.6-b: a day of a controller with #with, without #without, newest #newest: #state, #keys"() {
        given:
        def day = (WHOLE + with).findAll { !(it.key in without) }

        expect:
        judged(new RecordChecks().doorLogsWhole(), sheet(*([day, [newest: newest]] + more)), 'BK11-6.6-b', [clock_drift_s: 5]) == [state, keys]

        where:
        with                   | without     | newest       | more               || state         | keys
        [:]                    | []          | '2026-11-23' | []                 || 'met'         | []
        [:]                    | []          | '2026-11-22' | []                 || 'met'         | []
        [:]                    | []          | '2026-11-21' | []                 || 'no-evidence' | []   // silent since
        [:]                    | []          | '2026-11-23' | [[silent: 'yes']]  || 'no-evidence' | []   // another controller has no line
        [missing: 69]          | []          | '2026-11-23' | []                 || 'not-met'     | ['events-missing']   // 40112 to 40180 never arrived
        [gap: '40112–40180']   | []          | '2026-11-23' | []                 || 'not-met'     | ['events-missing-before']
        [nameless: 1]          | []          | '2026-11-23' | []                 || 'not-met'     | ['events-nameless']
        [drift: 5]             | []          | '2026-11-23' | []                 || 'met'         | []
        [drift: 6]             | []          | '2026-11-23' | []                 || 'not-met'     | ['clock-off']
        [:]                    | ['missing'] | '2026-11-23' | []                 || 'no-evidence' | []
        [:]                    | ['drift']   | '2026-11-23' | []                 || 'no-evidence' | []
    }

    def "BK11-5.1-b: an operator with #told: #state, #keys"() {
        expect:
        judged(new RecordChecks().undertakingsSigned(), sheet(told), 'BK11-5.1-b', [staff_without_undertaking: 0, exports_without_approval: 0]) == [state, keys]

        where:
        told                                                                                            || state     | keys
        ['signed-on': '2026-01-02']                                                                     || 'met'     | []
        ['signed-on': '2026-01-02', until: '2026-11-24']                                                || 'met'     | []
        ['signed-on': '2026-01-02', until: '2026-11-23']                                                || 'not-met' | ['undertaking-ended']
        [:]                                                                                             || 'not-met' | ['undertaking-missing']   // a technician on the roster
        ['signed-on': '2026-11-25']                                                                     || 'not-met' | ['undertaking-missing']
        [export: 'yes', approval: '3/CV', 'approved-on': '2026-11-20', 'exported-on': '2026-11-20']     || 'met'     | []
        [export: 'yes', approval: '3/CV', 'approved-on': '2026-11-21', 'exported-on': '2026-11-20']     || 'not-met' | ['export-approved-late']
        [export: 'yes', 'exported-on': '2026-11-20']                                                    || 'not-met' | ['export-unapproved']
    }

    def "BK11-12.1.i: a shift with #told: #state, #keys"() {
        expect:
        judged(new ShiftChecks().shiftsLogged(), sheet(told), 'BK11-12.1.i', [shifts_without_log: 0, handover_unsigned: 0]) == [state, keys]

        where:
        told                             || state     | keys
        [:]                              || 'met'     | []
        [entries: 'yes']                 || 'met'     | []
        [entries: 'yes', unsigned: 'yes'] || 'not-met' | ['handover-unsigned']
        [unsigned: 'yes']                || 'not-met' | ['handover-unsigned', 'shift-without-log']   // the night shift of 14 May
    }

    def "BK11-6.1-b: a room looked at on #on, something found since #since: #state, #keys"() {
        expect:
        judged(new ShiftChecks().roomsOrderly(), sheet(['looked-on': on, 'found-on': since].findAll { it.value }), 'BK11-6.1-b', [room_check_interval_days: 1, open_findings: 0]) == [state, keys]

        where:
        on           | since        || state     | keys
        '2026-11-24' | null         || 'met'     | []
        '2026-11-23' | null         || 'met'     | []
        '2026-11-22' | null         || 'not-met' | ['last-looked-at']
        '2026-11-24' | '2026-11-03' || 'not-met' | ['untidy-since']   // cardboard boxes for three weeks
    }

    def "BK11-6.3-c: lightning protection with #told: #state, #keys"() {
        expect:
        judged(new OrderChecks().lightningInspected(), sheet(told), 'BK11-6.3-c', [inspection_interval_days: 365, earth_ohm: 10]) == [state, keys]

        where:
        told                                       || state         | keys
        [on: '2026-05-04', ohm: '10']              || 'met'         | []
        [on: '2026-05-04', ohm: '10.1']            || 'not-met'     | ['earth-too-high']
        [on: '2025-11-24', ohm: '4']               || 'met'         | []
        [on: '2025-11-23', ohm: '4']               || 'not-met'     | ['last-looked-at']
        [on: '2026-05-04', ohm: '4', dead: 'yes']  || 'not-met'     | ['arrester-dead']   // after a storm
        [on: '2026-05-04']                         || 'no-evidence' | []   // no value stored
        [:]                                        || 'not-met'     | ['never-looked-at']
        [missing: 'yes']                           || 'not-met'     | ['lightning-missing']
    }

    def "BK11-10.4.b: a host with #told: #state, #keys"() {
        expect:
        judged(new RecordChecks().patchedInTime(), sheet(told), 'BK11-10.4.b', [missing_patch_age_days: 'critical:14|high:30|others:90']) == [state, keys]

        where:
        told                                         || state         | keys
        [missing: 0]                                 || 'met'         | []
        [missing: 2, noted: 'yes']                   || 'met'         | []
        [missing: 2]                                 || 'no-evidence' | []   // nobody knows how old they are
        [:]                                          || 'no-evidence' | []
        [grade: 'serious', 'found-on': '2026-11-10'] || 'met'         | []
        [grade: 'serious', 'found-on': '2026-11-09'] || 'not-met'     | ['patch-too-old']
        [grade: 'serious', 'found-on': '2026-10-13'] || 'not-met'     | ['patch-too-old']   // published six weeks ago
        [grade: 'high', 'found-on': '2026-10-25']    || 'met'         | []
        [grade: 'high', 'found-on': '2026-10-24']    || 'not-met'     | ['patch-too-old']
        [grade: 'low', 'found-on': '2026-08-26']     || 'met'         | []
        [grade: 'low', 'found-on': '2026-08-25']     || 'not-met'     | ['patch-too-old']
    }

    def "nothing kept proves nothing: #check.name()"() {
        given:
        def limits = [label_seen_days: 1, silent_days: 1, clock_drift_s: 1, room_check_interval_days: 1, inspection_interval_days: 1, earth_ohm: 1,
                due_days_after_period: 1, covers: 'software', due_before: '11-15', report_delay_min: 1, update_delay_days: 1, review_interval_days: 1,
                mismatch_age_days: 1, missing_patch_age_days: 'others:1', utilisation_pct: 1, percentile: 95, loss_pct: 1, signature_age_h: 1]

        expect:
        check.judge(new Sheet(false, [], []), question('x', limits)).state().code() == 'no-evidence'

        where:
        check << [EquipmentChecks, RecordChecks, ReportChecks, OrderChecks, RepairChecks, ShiftChecks, IncidentOrderChecks].collectMany { factory ->
            factory.declaredMethods.findAll { it.returnType == SheetCheck && it.parameterCount == 0 }.collect { it.accessible = true; it.invoke(factory.newInstance()) }
        }
    }
}
