package vn.dcim.core.regulation.check

import java.time.LocalDate
import spock.lang.Specification

import static vn.dcim.core.regulation.check.ACheck.*

/** BK11-32.3.c, BK11-30.7.c, KT17-7.4, HY05-7.8: the audit log, the logs beside it, and what is stored encrypted. */
class TrailChecksSpec extends Specification {

    def checks = new TrailChecks()

    static day(String day) {
        day == null ? null : LocalDate.parse(day)
    }

    static facts(Map args = [:]) {
        new TrailEvidence.Facts(args.accounts == null ? 3 : args.accounts, args.unaccepted ?: [], args.deeds ?: [],
                args.containsKey('verified') ? day(args.verified) : day('2026-11-20'), args.clean != false, args.containsKey('sealed') ? day(args.sealed) : day('2026-11-23'),
                (args.told ?: ['logon', 'configuration', 'access']).collect { new TrailEvidence.LastDay(it, DAY) }, args.months ?: 24,
                args.sources ?: [], args.planned != false, args.containsKey('saved') ? day(args.saved) : day('2026-11-23'),
                args.containsKey('disk') ? args.disk : 40, args.clear ?: false, args.containsKey('since') ? day(args.since) : day('2026-05-01'))
    }

    def "BK11-32.3.c: #what: #state"() {
        expect:
        found(checks.answered().judge(facts(with), question('BK11-32.3.c', [actions_without_account: 0, accounts_without_acceptance: 0]))) == [state, keys]

        where:
        what                                  | with                                                                               || state         | keys
        'every act has an account'            | [:]                                                                                || 'met'         | []
        'setpoints were changed by nobody'    | [deeds: [new TrailEvidence.Deed('console', 'account.unlock', 2, DAY)]]             || 'not-met'     | ['deed-of-nobody']
        'somebody has not taken it on'        | [unaccepted: ['binh']]                                                             || 'not-met'     | ['not-accepted']
        'the log is not what was written'     | [clean: false]                                                                     || 'not-met'     | ['audit-altered']
        'verified a year ago'                 | [verified: '2025-11-24']                                                           || 'met'         | []
        'verified a day longer ago'           | [verified: '2025-11-23']                                                           || 'no-evidence' | []
        'never verified'                      | [verified: null]                                                                   || 'no-evidence' | []
        'the day before yesterday is sealed'  | [sealed: '2026-11-22']                                                             || 'met'         | []
        'not sealed since'                    | [sealed: '2026-11-21']                                                             || 'no-evidence' | []
        'no seal'                             | [sealed: null]                                                                     || 'no-evidence' | []
        'no account'                          | [accounts: 0]                                                                      || 'no-evidence' | []
    }

    def "KT17-7.4: #what: #state"() {
        expect:
        found(checks.saved().judge(facts(with), question('KT17-7.4', [log_backup_interval_months: 1, log_volume_used_pct: 80]))) == [state, keys]

        where:
        what                          | with                              || state         | keys
        'saved yesterday'             | [:]                               || 'met'         | []
        'saved a month ago'           | [saved: '2026-10-24']             || 'met'         | []
        'saved longer ago'            | [saved: '2026-10-23']             || 'not-met'     | ['logs-saved-late']
        'never saved'                 | [saved: null]                     || 'no-evidence' | []
        'nothing saves it'            | [planned: false, saved: null]     || 'not-met'     | ['logs-without-plan']
        'the partition is at 80 %'    | [disk: 80]                        || 'met'         | []
        'the partition fills up'      | [disk: 81]                        || 'not-met'     | ['disk-full']
        'nobody knows how full it is' | [disk: null]                      || 'no-evidence' | []
        'no configuration ever logged' | [told: ['logon']]                || 'no-evidence' | []
    }

    def "HY05-7.8: #what: #state"() {
        expect:
        found(checks.kept().judge(facts(with), question('HY05-7.8', [log_events: 'logon|configuration|access', retention: 24]))) == [state, keys]

        where:
        what                               | with                                                        || state         | keys
        'kept for 24 months'               | [sources: [new TrailEvidence.Kept(4, 'fw-1', 24)]]          || 'met'         | []
        'the audit log for 23'             | [months: 23]                                                || 'not-met'     | ['kept-too-short']
        'a firewall for 23'                | [sources: [new TrailEvidence.Kept(4, 'fw-1', 23)]]          || 'not-met'     | ['kept-too-short']
        'configuration leaves no record'   | [told: ['logon', 'access']]                                 || 'no-evidence' | []
    }

    def "BK11-30.7.c: readings in clear: #clear, since #since: #state"() {
        expect:
        found(checks.encrypted().judge(facts(clear: clear, since: since), question('BK11-30.7.c', [unencrypted_stores: 0]))) == [state, keys]

        where:
        clear | since        || state         | keys
        false | '2026-05-01' || 'met'         | []
        true  | '2026-05-01' || 'not-met'     | ['readings-clear']
        false | null         || 'no-evidence' | []
    }

    def "a limit that nobody set is asked for"() {
        when:
        checks.saved().judge(facts(), question('KT17-7.4', [log_backup_interval_months: 1, log_volume_used_pct: '']))

        then:
        thrown(vn.dcim.core.regulation.Limits.NotSet)
    }
}
