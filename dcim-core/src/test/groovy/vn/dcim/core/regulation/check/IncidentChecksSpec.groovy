package vn.dcim.core.regulation.check

import java.time.Instant
import spock.lang.Specification

import static vn.dcim.core.regulation.check.ACheck.*

/** BK11-7.4, 13.1, 13.2, 13.2.a-c, 13.3.c, 13.4, 28.1, 30.8.c, 30.8.g, 34.1, 34.2, and those of the other provinces. */
class IncidentChecksSpec extends Specification {

    /** Two in the morning of the centre, three hours before noon of UTC is judged. */
    static final Instant FOUND = Instant.parse('2026-11-24T02:00:00Z')

    def checks = new IncidentChecks()

    static notice(String body, Integer toldAfterMinutes, String obligation = 'BK11-13.1') {
        new IncidentEvidence.Notice(body, obligation, FOUND.plusSeconds(3600), toldAfterMinutes == null ? null : FOUND.plusSeconds(60L * toldAfterMinutes), false)
    }

    static step(String kind, int words = 5, long minutes = 10) {
        new IncidentEvidence.Step(kind, FOUND.plusSeconds(60 * minutes), FOUND.plusSeconds(60 * minutes), words)
    }

    static incident(Map args) {
        new IncidentEvidence.Case(4, 'Mất điện', FOUND, args.closed ? FOUND.plusSeconds(3600L * args.closed) : null, args.tied != false,
                args.group == null ? 'fault' : args.group, args.level == null ? 'operational-ordinary' : args.level,
                args.security == null ? 'security-none' : args.security, args.important ?: false, args.beyond ?: false,
                args.notices ?: [], args.steps == null ? [step('note')] : args.steps, args.mails == null ? 1 : args.mails, args.failed ?: 0,
                args.evidence ?: 0, '')
    }

    static facts(Map args) {
        new IncidentEvidence.Facts(1, [incident(args)])
    }

    def "#obligation within #limits, told after #minutes: #state, #keys"() {
        expect:
        found(checks.notices().judge(facts(case_ + [notices: minutes.collect { notice(it.key, it.value) }]), question(obligation, limits))) == [state, keys]

        where:
        obligation    | case_                                     | limits                  | minutes                                            || state     | keys
        'BK11-13.1'   | [:]                                       | [notify_delay_min: 60]  | ['operator-leadership': 60, 'agency-leadership': 59] || 'met'   | []
        'BK11-13.1'   | [:]                                       | [notify_delay_min: 60]  | ['operator-leadership': 61, 'agency-leadership': 5]  || 'not-met' | ['body-told-late-operator-leadership']
        'BK11-13.1'   | [:]                                       | [notify_delay_min: 60]  | ['operator-leadership': 5, 'agency-leadership': null] || 'not-met' | ['body-untold-agency-leadership']
        'BK11-13.1'   | [:]                                       | [notify_delay_min: 60]  | ['operator-leadership': 5]                           || 'not-met' | ['body-untold-agency-leadership']
        'BK11-13.1'   | [:]                                       | [notify_delay_min: 180] | ['operator-leadership': 5, 'agency-leadership': null] || 'met'    | []   // due at this instant, not before it
        'BK11-7.4'    | [important: true]                         | [report_delay_min: 15]  | ['managing-agency': 15]                              || 'met'     | []
        'BK11-7.4'    | [important: true]                         | [report_delay_min: 15]  | ['managing-agency': 510]                             || 'not-met' | ['body-told-late-managing-agency']
        'BK11-7.4'    | [:]                                       | [report_delay_min: 15]  | [:]                                                  || 'met'     | []
        'BK11-13.2.b' | [level: 'operational-serious']            | [report_delay_min: 15]  | ['managing-agency': 16]                              || 'not-met' | ['body-told-late-managing-agency']
        'BK11-13.2.b' | [level: 'operational-serious']            | [report_delay_min: 15]  | ['managing-agency': 15]                              || 'met'     | []
        'BK11-13.2.c' | [level: 'operational-especially-serious'] | [scope: 'whole_centre'] | ['managing-agency': 5]                               || 'not-met' | ['body-untold-peoples-committee']
        'BK11-13.2.c' | [level: 'operational-especially-serious'] | [scope: 'whole_centre'] | ['peoples-committee': 60]                            || 'no-evidence' | []   // told in time; the assessments have no field
        'BK11-13.2.c' | [level: 'operational-serious']            | [scope: 'whole_centre'] | [:]                                                  || 'met'     | []
        'BK11-13.2.c' | [level: 'operational-especially-serious'] | [scope: 'whole_centre'] | ['peoples-committee': 61]                            || 'not-met' | ['body-told-late-peoples-committee']
        'BK11-13.4'   | [beyond: true]                            | [:]                     | [:]                                                  || 'not-met' | ['body-untold-managing-agency']
        'BK11-34.2'   | [security: 'security-medium']             | [:]                     | [:]                                                  || 'not-met' | ['body-untold-response-team']
        'BK11-34.2'   | [security: 'security-low']                | [:]                     | [:]                                                  || 'met'     | []
        'BK11-34.2'   | [security: 'security-low', beyond: true]  | [:]                     | [:]                                                  || 'not-met' | ['body-untold-response-team']
        'BK22-9.2'    | [security: 'security-high']               | [:]                     | ['response-team': 10]                                || 'met'     | []
        'AG59-13.5'   | [security: 'security-high']               | [report_delay_min: 15]  | ['department': 10]                                   || 'not-met' | ['body-untold-superior-body']
        'AG59-13.5'   | [security: 'security-medium']             | [report_delay_min: 15]  | [:]                                                  || 'met'     | []
        'HY05-7.9'    | [beyond: true]                            | [:]                     | ['superior-body': 10, 'department': 10]              || 'met'     | []
        'HY05-11.3'   | [:]                                       | [:]                     | ['superior-body': 10]                                || 'not-met' | ['body-untold-department']
        'KT17-12.5'   | [:]                                       | [:]                     | [:]                                                  || 'not-met' | ['body-untold-superior-body']
        'KT17-PL2'    | [security: 'security-low']                | [:]                     | [:]                                                  || 'not-met' | ['body-untold-city-committee']
        'KT17-PL2'    | [:]                                       | [:]                     | [:]                                                  || 'met'     | []
    }

    def "#check of #case_: #state, #keys"() {
        expect:
        found(checks."$check"().judge(facts(case_), question('x', [resolve_time_h: 24]))) == [state, keys]

        where:
        check         | case_                                                                  || state     | keys
        'operational' | [level: 'operational-ordinary']                                        || 'met'     | []
        'operational' | [level: '']                                                            || 'not-met' | ['incident-unrated']
        'security'    | [security: 'security-serious']                                         || 'met'     | []
        'security'    | [security: '']                                                         || 'not-met' | ['incident-unrated']
        'group'       | [group: 'attack']                                                      || 'met'     | []
        'group'       | [group: '']                                                            || 'not-met' | ['incident-ungrouped']
        'resolved'    | [steps: [step('repaired', 3, 24 * 60)]]                                || 'met'     | []
        'resolved'    | [steps: [step('repaired', 3, 24 * 60 + 1)]]                            || 'not-met' | ['incident-resolved-late']
        'resolved'    | [closed: 25]                                                           || 'not-met' | ['incident-resolved-late']
        'resolved'    | [closed: 25, level: 'operational-serious']                             || 'met'     | []
        'course'      | [closed: 2, steps: [step('note'), step('cause'), step('closed', 1)]]   || 'met'     | []
        'course'      | [closed: 2, steps: [step('closed', 1)]]                                || 'not-met' | ['incident-without-course', 'incident-without-remedy']
        'course'      | [closed: 2, steps: [step('note'), step('closed', 1)]]                  || 'not-met' | ['incident-without-remedy']
        'course'      | [closed: 2, steps: [step('cause', 1), step('closed', 9)]]              || 'not-met' | ['incident-without-course']
        'course'      | [steps: []]                                                            || 'met'     | []   // still open
        'mails'       | [mails: 1]                                                             || 'met'     | []
        'mails'       | [mails: 0]                                                             || 'not-met' | ['incident-without-mail']
        'mails'       | [mails: 2, failed: 1]                                                  || 'not-met' | ['incident-mail-undelivered']
        'ticket'      | [:]                                                                    || 'met'     | []
        'ticket'      | [tied: false, security: '', steps: []]                                 || 'not-met' | ['incident-unlinked', 'incident-unrated', 'incident-without-course']
        'minutes'     | [closed: 2, security: 'security-low', evidence: 1, steps: [step('minutes')]] || 'no-evidence' | []   // whether the head was told
        'minutes'     | [closed: 2, security: 'security-low', steps: []]                       || 'not-met' | ['incident-without-evidence', 'incident-without-minutes']
        'minutes'     | [closed: 2, steps: []]                                                 || 'met'     | []
    }

    def "an ordinary incident that is open is late only when its time is over: #hours h"() {
        expect:
        found(checks.resolved().judge(facts([:]), question('BK11-13.2.a', [resolve_time_h: hours]))) == [state, keys]

        where:
        hours || state     | keys
        3     || 'met'     | []
        2.9   || 'not-met' | ['incident-unresolved']
    }

    def "where none was ever noted, nothing is proven; where there were some, none in a year is met"() {
        expect:
        found(checks."$check"().judge(new IncidentEvidence.Facts(0, []), question('BK11-13.1', [notify_delay_min: 60]))) == ['no-evidence', []]
        found(checks."$check"().judge(new IncidentEvidence.Facts(3, []), question('BK11-13.1', [notify_delay_min: 60]))) == ['met', []]

        where:
        check << ['notices', 'operational', 'security', 'group', 'resolved', 'course', 'mails', 'ticket', 'minutes']
    }
}
