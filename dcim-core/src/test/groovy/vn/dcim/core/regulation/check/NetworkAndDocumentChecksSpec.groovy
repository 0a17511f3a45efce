package vn.dcim.core.regulation.check

import spock.lang.Specification

import static vn.dcim.core.regulation.check.ACheck.*
import static vn.dcim.core.regulation.check.SheetChecksSpec.judged
import static vn.dcim.core.regulation.check.SheetChecksSpec.sheet

/** BK11-6.3-a, 8.1.a-b, 8.1.b, 8.1.c, 8.1.d, 11.2, 12.2, 23.1, 36.3-a, 36.4, 37.5, on 24 November 2026 at noon. */
class NetworkAndDocumentChecksSpec extends Specification {

    def "BK11-6.3-a: a panel with #told, room protected #room: #state, #keys"() {
        expect:
        judged(new FireChecks().fireProtected(), sheet(told, [room: 'yes', protected: room].findAll { it.value }), 'BK11-6.3-a', [:]) == [state, keys]

        where:
        told                                | room  || state         | keys
        [heard: 'yes']                      | 'yes' || 'met'         | []
        [heard: 'yes']                      | null  || 'not-met'     | ['room-without-fire-protection']
        [heard: 'yes', fault: 'nguồn']      | 'yes' || 'not-met'     | ['fire-fault']
        [heard: 'yes', isolated: 'vùng 3']  | 'yes' || 'not-met'     | ['fire-isolated']   // for welding, and never put back
        [heard: 'yes', manual: 'FM200']     | 'yes' || 'not-met'     | ['fire-manual']
        [lost: 'yes']                       | 'yes' || 'not-met'     | ['device-unreachable']
        [:]                                 | 'yes' || 'no-evidence' | []
        [unheard: 'yes']                    | 'yes' || 'no-evidence' | []   // no panel is asked
    }

    def "BK11-8.1.a-b: a line that carries #used % and loses #lost %, percentile #percentile: #state, #keys"() {
        expect:
        judged(new NetworkChecks().wideEnough(), sheet(['used-percent': used, 'loss-percent': lost].findAll { it.value }), 'BK11-8.1.a-b',
                [utilisation_pct: 80, percentile: percentile, loss_pct: 1]) == [state, keys]

        where:
        used   | lost   | percentile || state         | keys
        '80.0' | '1.00' | 95         || 'met'         | []
        '80.1' | '0'    | 95         || 'not-met'     | ['line-full']
        '98.0' | '0'    | 95         || 'not-met'     | ['line-full']   // every working morning
        '40.0' | '1.01' | 95         || 'not-met'     | ['line-lossy']
        '40.0' | '0'    | 99         || 'no-evidence' | []   // another percentile was counted
        null   | '0'    | 95         || 'no-evidence' | []
        '40.0' | null   | 95         || 'no-evidence' | []
    }

    static final ZONE = [policy: '5/QĐ', device: '7', 'reviewed-on': '2026-05-28']

    def "BK11-8.1.b: #things, compared #compared: #state, #keys"() {
        expect:
        judged(new NetworkChecks().accessHeld(), sheet(*(things + [[compared: compared]])), 'BK11-8.1.b', [review_interval_days: 180]) == [state, keys]

        where:
        things                                                 | compared || state         | keys
        [ZONE]                                                 | 'yes'    || 'met'         | []
        [ZONE]                                                 | 'no'     || 'no-evidence' | []
        [ZONE + ['reviewed-on': '2026-05-27']]                 | 'yes'    || 'not-met'     | ['zone-reviewed-last']
        [ZONE.findAll { it.key != 'reviewed-on' }]             | 'yes'    || 'not-met'     | ['zone-never-reviewed']
        [ZONE.findAll { it.key == 'reviewed-on' }]             | 'yes'    || 'not-met'     | ['zone-without-device', 'zone-without-policy']
        [ZONE, [stranger: 'yes', since: '2026-11-24T01:00:00Z']] | 'yes'  || 'not-met'     | ['unknown-on-network']   // an unknown MAC on the server VLAN
        [ZONE, ['open-port': 'yes', permit: '3/CV', to: '2026-11-24']] | 'yes' || 'met'    | []
        [ZONE, ['open-port': 'yes', permit: '3/CV', to: '2026-11-23']] | 'yes' || 'not-met' | ['port-open-too-long']
        [ZONE, ['open-port': 'yes']]                           | 'yes'    || 'not-met'     | ['port-without-permit']
    }

    def "BK11-8.1.c: #things: #state, #keys"() {
        expect:
        judged(new NetworkChecks().cablesRegistered(), sheet(*things), 'BK11-8.1.c', [up_ports_without_cable: 0, label_rule_violations: 0]) == [state, keys]

        where:
        things                                                          || state     | keys
        [[type: 'cat6', a: 'yes', b: 'yes']]                            || 'met'     | []
        [[type: 'cat6', a: 'yes']]                                      || 'not-met' | ['cable-without-end']
        [[a: 'yes', b: 'yes']]                                          || 'not-met' | ['cable-without-type']
        [[type: 'cat6', a: 'yes', b: 'yes'], [port: 'Gi1/0/24']]        || 'not-met' | ['port-without-cable']   // port 24 of the core switch
    }

    static final GUARD = [guard: 'FW-1', up: 'yes', 'licence-to': '2026-11-24', 'signatures-on': '2026-11-21']

    def "BK11-8.1.d: a line with #with, without #without: #state, #keys"() {
        expect:
        judged(new NetworkChecks().edgeGuarded(), sheet((GUARD + with).findAll { !(it.key in without) }), 'BK11-8.1.d', [signature_age_h: 72]) == [state, keys]

        where:
        with                            | without           || state         | keys
        [:]                             | []                || 'met'         | []
        ['signatures-on': '2026-11-20'] | []                || 'not-met'     | ['guard-signatures-old']
        ['licence-to': '2026-11-23']    | []                || 'not-met'     | ['guard-licence-ended']
        [down: 'yes']                   | ['up']            || 'not-met'     | ['guard-down']
        [:]                             | ['guard']         || 'not-met'     | ['line-unguarded']   // patched straight into the DMZ switch
        [:]                             | ['up']            || 'no-evidence' | []
        [:]                             | ['signatures-on'] || 'no-evidence' | []
        [:]                             | ['licence-to']    || 'no-evidence' | []
    }

    def "BK11-23.1: #things, compared #compared: #state, #keys"() {
        expect:
        judged(new NetworkChecks().terminalsRegistered(), sheet(*(things + [[compared: compared]])), 'BK11-23.1', [fields_required: 4, mismatch_age_days: 7]) == [state, keys]

        where:
        things                                                                  | compared || state         | keys
        [[mac: '0c:c4:7a:10:01:11', ip: '10.0.0.9']]                            | 'yes'    || 'met'         | []
        [[mac: '0c:c4:7a:10:01:11', ip: '10.0.0.9']]                            | 'no'     || 'no-evidence' | []
        [[ip: '10.0.0.9']]                                                      | 'yes'    || 'not-met'     | ['terminal-without-mac']
        [[mac: '0c:c4:7a:10:01:11']]                                            | 'yes'    || 'not-met'     | ['terminal-without-ip']
        [[since: '2026-11-17T05:00:00Z', noted: 'a', seen: 'b']]                | 'yes'    || 'met'         | []
        [[since: '2026-11-17T04:59:59Z', noted: 'a', seen: 'b']]                | 'yes'    || 'not-met'     | ['terminal-differs']   // a new network card, the old MAC in the register
    }

    static final SEVEN = ['transfer', 'installation', 'assets', 'operation', 'backup', 'maintenance', 'incident']

    def "BK11-36.4: procedures without one in force for #without: #state, #keys"() {
        expect:
        judged(new DocumentChecks().procedures(), sheet(*SEVEN.collect { [subject: it, procedure: 'yes'] + (it in without ? [:] : [valid: 'yes']) }), 'BK11-36.4', [procedures_required: 7, missing: 0]) == [state, keys]

        where:
        without               || state     | keys
        []                    || 'met'     | []
        ['transfer']          || 'not-met' | ['procedure-missing-transfer']   // the bad case
        ['backup', 'assets']  || 'not-met' | ['procedure-missing-assets', 'procedure-missing-backup']
    }

    def "BK11-36.3-a: rules in force #valid, a visitor signed #signed where #current is in force: #state, #keys"() {
        expect:
        judged(new DocumentChecks().houseRules(), sheet([subject: 'house-rules', valid: valid].findAll { it.value },
                [visit: 'yes', signed: signed, current: current].findAll { it.value }), 'BK11-36.3-a', [house_rules: 'in_force']) == [state, keys]

        where:
        valid | signed      | current     || state         | keys
        'yes' | '12/NQ-2026' | '12/NQ-2026' || 'met'       | []
        'yes' | '3/NQ-2019' | '12/NQ-2026' || 'not-met'    | ['old-rules-signed']   // visitors still sign those of 2019
        'yes' | null        | '12/NQ-2026' || 'no-evidence' | []
        null  | '3/NQ-2019' | null        || 'not-met'     | ['house-rules-missing', 'old-rules-signed']
    }

    def "BK11-11.2: procedure #valid, plans #plans, system named #named: #state, #keys"() {
        expect:
        judged(new DocumentChecks().backupProcedure(), sheet([subject: 'backup', valid: valid, plans: plans].findAll { it.value },
                [system: 'yes', named: named].findAll { it.value }), 'BK11-11.2', [procedure_in_force: true, systems_not_covered: 0]) == [state, keys]

        where:
        valid | plans | named || state     | keys
        'yes' | 'yes' | 'yes' || 'met'     | []
        'yes' | 'yes' | null  || 'not-met' | ['system-not-in-procedure']   // the procedure is older than the system
        'yes' | null  | 'yes' || 'not-met' | ['backup-without-plan']
        null  | 'yes' | null  || 'not-met' | ['procedure-missing-backup', 'system-not-in-procedure']
    }

    def "BK11-12.2: a record with #told: #state, #keys"() {
        expect:
        judged(new DocumentChecks().recordsCurrent(), sheet(told), 'BK11-12.2', [stale_records: 0, update_delay_days: 15]) == [state, keys]

        where:
        told                                                       || state     | keys
        ['renewed-on': '2026-03-01']                               || 'met'     | []
        ['renewed-on': '2026-03-01', over: '2026-06-30']           || 'not-met' | ['document-over']
        ['renewed-on': '2025-03-01', stale: 'yes']                 || 'not-met' | ['document-stale']
        ['renewed-on': '2026-03-01', 'changed-on': '2026-11-09']   || 'met'     | []   // 15 days are over with this one
        ['renewed-on': '2026-03-01', 'changed-on': '2026-11-08']   || 'not-met' | ['plan-behind']
        ['renewed-on': '2025-12-01', 'changed-on': '2026-04-10']   || 'not-met' | ['plan-behind']   // re-cabled in April
        ['renewed-on': '2026-04-10', 'changed-on': '2026-04-10']   || 'met'     | []
    }

    def "BK11-37.5: a fault reported at 04:30, taken #taken, closed #closed, mended #mended: #state, #keys"() {
        expect:
        judged(new FaultChecks().confirmed(), sheet([reported: '2026-11-24T04:30:00Z', taken: taken, closed: closed, mended: mended].findAll { it.value }),
                'BK11-37.5', [report_delay_min: limit, closed_without_confirmation: 0]) == [state, keys]

        where:
        taken                  | closed | mended | limit || state     | keys
        '2026-11-24T04:45:00Z' | null   | null   | 15    || 'met'     | []
        '2026-11-24T04:45:01Z' | null   | null   | 15    || 'not-met' | ['fault-taken-late']
        null                   | null   | null   | 30    || 'met'     | []   // just due
        null                   | null   | null   | 29    || 'not-met' | ['fault-not-taken']
        '2026-11-24T04:31:00Z' | 'yes'  | 'yes'  | 15    || 'met'     | []
        '2026-11-24T04:31:00Z' | 'yes'  | null   | 15    || 'not-met' | ['fault-unconfirmed']
        '2026-11-24T04:31:00Z' | 'yes'  | 'no'   | 15    || 'not-met' | ['fault-still-there']   // closed by the technician, still down
    }

    def "nothing kept proves nothing: #check.name()"() {
        given:
        def limits = [update_delay_days: 1, review_interval_days: 1, mismatch_age_days: 1, utilisation_pct: 1, percentile: 95, loss_pct: 1, signature_age_h: 1, report_delay_min: 1]

        expect:
        check.judge(new Sheet(false, [], []), question('x', limits)).state().code() == 'no-evidence'
        check.judge(new Sheet(true, [], []), question('x', limits)).state().code() == 'no-evidence'

        where:
        check << [NetworkChecks, DocumentChecks, FaultChecks, FireChecks].collectMany { factory ->
            factory.declaredMethods.findAll { it.returnType == SheetCheck && it.parameterCount == 0 }.collect { it.accessible = true; it.invoke(factory.newInstance()) }
        }
    }
}
