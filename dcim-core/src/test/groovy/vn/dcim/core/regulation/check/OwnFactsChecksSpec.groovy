package vn.dcim.core.regulation.check

import java.time.Instant
import java.time.LocalDate
import spock.lang.Specification

import static vn.dcim.core.regulation.check.ACheck.*

/** BK11-15.1.d-a, 29.2.c, 29.3.c, 29.3.d, AG59-3.13, AG59-10.4, KT17-10.2, HY05-7.3. */
class OwnFactsChecksSpec extends Specification {

    static day(String day) {
        day == null ? null : LocalDate.parse(day)
    }


    def "AG59-10.4: #what: #state"() {
        expect:
        found(new DataLeavingEvidence.Checks().erased().judge(new DataLeavingEvidence.Facts(out), question('AG59-10.4', [left_with_data: 0, disposed_without_erasure: 0]))) == [state, keys]

        where:
        what                               | out                                                                            || state         | keys
        'disks taken out or wiped'         | [new DataLeavingEvidence.Out(5, 'srv-1', false, false, [])]                    || 'met'         | []
        'went to the supplier with a disk' | [new DataLeavingEvidence.Out(5, 'srv-1', false, false, ['S-1'])]               || 'not-met'     | ['in-repair-with-data']
        'disposed of with a disk'          | [new DataLeavingEvidence.Out(5, 'srv-1', true, false, ['S-1', 'S-2'])]         || 'not-met'     | ['disposed-with-data'] * 2
        'nobody said what is in it'        | [new DataLeavingEvidence.Out(5, 'srv-1', false, true, [])]                     || 'not-met'     | ['carriers-unsaid']
        'nothing left'                     | []                                                                             || 'no-evidence' | []
    }

    def "BK11-29.2.c: told #told and switched off #off after the sign, limit 15 min: #state"() {
        given:
        def at = AT.minusSeconds(7200)
        def one = new UserReportEvidence.Infected(4, 'Virus ở máy kế toán', at, at.plusSeconds(told), off == null ? null : at.plusSeconds(off))

        expect:
        found(new UserReportEvidence.Checks().infectedOff().judge(new UserReportEvidence.Facts(0, [], [one]), question('BK11-29.2.c', [report_delay_min: 15, shutdown: 'recorded']))) == [state, keys]

        where:
        told  | off   || state     | keys
        900   | 900   || 'met'     | []
        901   | 900   || 'not-met' | ['infected-told-late']
        900   | 901   || 'not-met' | ['infected-off-late']
        900   | null  || 'not-met' | ['infected-not-off']
        24600 | 24600 || 'not-met' | ['infected-off-late', 'infected-told-late']
    }

    def "BK11-29.3.c: reported #reported min ago, received #received min ago: #state"() {
        given:
        def report = new UserReportEvidence.Report(3, 'k7m2', AT.minusSeconds(reported * 60), received == null ? null : AT.minusSeconds(received * 60))

        expect:
        found(new UserReportEvidence.Checks().received().judge(new UserReportEvidence.Facts(0, [report], []), question('BK11-29.3.c', [report_receipt_min: 15, superior_informed: true]))) == [state, keys]

        where:
        reported | received || state     | keys
        15       | null     || 'met'     | []
        16       | null     || 'not-met' | ['report-unread']
        3000     | 2985     || 'met'     | []
        3000     | 2984     || 'not-met' | ['report-read-late']
    }

    def "no machine infected, and nobody able to report, prove nothing; a way to report that nobody used does"() {
        expect:
        found(new UserReportEvidence.Checks().infectedOff().judge(new UserReportEvidence.Facts(0, [], []), question('BK11-29.2.c', [report_delay_min: 15]))) == ['no-evidence', []]
        found(new UserReportEvidence.Checks().received().judge(new UserReportEvidence.Facts(0, [], []), question('BK11-29.3.c', [report_receipt_min: 15]))) == ['no-evidence', []]
        found(new UserReportEvidence.Checks().received().judge(new UserReportEvidence.Facts(9, [], []), question('BK11-29.3.c', [report_receipt_min: 15]))) == ['met', []]
    }

    static user(Map args = [:]) {
        new TrainingEvidence.User(7, 'lan', 'Trần Thị Lan', args.officer ?: false, day(args.since ?: '2025-01-05'), day(args.assigned ?: '2026-08-24'))
    }

    static training(String held, List<String> present) {
        new TrainingEvidence.Training(2, 'ĐT-1', 'users', day(held), present)
    }

    def "BK11-29.3.d: #what: #state"() {
        expect:
        found(new TrainingEvidence.Checks().attended().judge(new TrainingEvidence.Facts([user(since: since)], trainings, []), question('BK11-29.3.d', [training_age_days: 365]))) == [state, keys]

        where:
        what                             | since        | trainings                                 || state         | keys
        'present a year ago'             | '2025-01-05' | [training('2025-11-24', ['lan'])]         || 'met'         | []
        'present a day longer ago'       | '2025-01-05' | [training('2025-11-23', ['lan'])]         || 'not-met'     | ['not-trained']
        'named by the full name'         | '2025-01-05' | [training('2026-03-01', ['trần thị lan'])] || 'met'        | []
        'others were present'            | '2025-01-05' | [training('2026-03-01', ['binh'])]        || 'not-met'     | ['not-trained']
        'nobody knows who was present'   | '2026-10-01' | [training('2026-03-01', [])]              || 'not-met'     | ['training-without-names']
        'planned, not held'              | '2025-01-05' | [training(null, ['lan'])]                 || 'not-met'     | ['not-trained']
        'new since last month'           | '2026-10-24' | [training('2026-03-01', ['binh'])]        || 'met'         | []
        'no training is noted'           | '2025-01-05' | []                                        || 'no-evidence' | []
    }

    static certificate(String kind, String issued, String ends = null, String account = 'lan') {
        new TrainingEvidence.Certificate(account, kind, day(issued), day(ends))
    }

    def "AG59-3.13: assigned on #assigned with #certificates: #state"() {
        expect:
        found(new TrainingEvidence.Checks().certified().judge(new TrainingEvidence.Facts([user(officer: officer, assigned: assigned)], [], certificates), question('AG59-3.13', [certificates: 1, training_deadline_months: 3]))) == [state, keys]

        where:
        officer | assigned     | certificates                                            || state         | keys
        true    | '2026-01-05' | []                                                      || 'not-met'     | ['officer-uncertified']
        true    | '2026-08-24' | []                                                      || 'no-evidence' | []
        true    | '2026-08-23' | []                                                      || 'not-met'     | ['officer-uncertified']
        true    | '2026-01-05' | [certificate('certificate', '2020-01-05')]              || 'met'         | []
        true    | '2026-01-05' | [certificate('certificate', '2020-01-05', '2026-11-24')] || 'met'        | []
        true    | '2026-01-05' | [certificate('certificate', '2020-01-05', '2026-11-23')] || 'not-met'    | ['officer-uncertified']
        true    | '2026-01-05' | [certificate('course', '2026-04-05')]                   || 'met'         | []
        true    | '2026-01-05' | [certificate('course', '2026-04-06')]                   || 'not-met'     | ['officer-uncertified']
        true    | '2026-01-05' | [certificate('certificate', '2020-01-05', null, 'binh')] || 'not-met'    | ['officer-uncertified']
        false   | '2026-01-05' | []                                                      || 'no-evidence' | []
    }

    static set(String kind, Integer hours, Map more = [:]) {
        new BackupLevelEvidence.DataSet(6, "bộ $kind" as String, kind, more.important ?: false, hours == null ? null : AT.minusSeconds(hours * 3600L), more.broken ?: [])
    }

    def "KT17-10.2: #what: #state"() {
        expect:
        found(new BackupLevelEvidence.Checks().levels().judge(new BackupLevelEvidence.Facts(sets), question('KT17-10.2', [levels: 'system|application|user', integrity_failures: 0]))) == [state, keys]

        where:
        what                     | sets                                                                                   || state         | keys
        'three levels'           | [set('os-image', 5), set('database', 5), set('business-data', 5)]                      || 'met'         | []
        'configuration is one'   | [set('configuration', 5), set('database', 5), set('business-data', 5)]                 || 'met'         | []
        'no data of users'       | [set('os-image', 5), set('database', 5)]                                               || 'not-met'     | ['backup-level-missing-user']
        'data of users not saved' | [set('os-image', 5), set('database', 5), set('business-data', null)]                  || 'not-met'     | ['backup-level-missing-user']
        'a restore test failed'  | [set('os-image', 5), set('database', 5, [broken: ['test-failed']]), set('business-data', 5)] || 'not-met' | ['backup-broken-test-failed']
        'nothing is noted'       | []                                                                                     || 'no-evidence' | []
    }

    def "HY05-7.3: #what: #state"() {
        expect:
        found(new BackupLevelEvidence.Checks().intervals().judge(new BackupLevelEvidence.Facts(sets), question('HY05-7.3', [backup_interval: 'important:1|normal:7']))) == [state, keys]

        where:
        what                                 | sets                                                                                                || state         | keys
        'each within its interval'           | [set('os-image', 168), set('configuration', 168), set('database', 24, [important: true])]           || 'met'         | []
        'an important one an hour too old'   | [set('os-image', 168), set('configuration', 168), set('database', 25, [important: true])]           || 'not-met'     | ['backup-too-old']
        'one an hour too old'                | [set('os-image', 169), set('configuration', 168), set('database', 24)]                              || 'not-met'     | ['backup-too-old']
        'only the database is saved'         | [set('database', 5)]                                                                                || 'not-met'     | ['backup-kind-missing-configuration', 'backup-kind-missing-os-image']
        'one was never saved'                | [set('os-image', null), set('configuration', 5), set('database', 5)]                                || 'not-met'     | ['backup-never']
        'nothing is noted'                   | []                                                                                                  || 'no-evidence' | []
    }

    def "BK11-15.1.d-a: #what: #state"() {
        expect:
        found(new SecretEvidence.Checks().sealed().judge(new SecretEvidence.Facts(sealed, closed, leaks), question('BK11-15.1.d-a', [plaintext_secrets: 0]))) == [state, keys]

        where:
        what                            | sealed | closed    | leaks                                                                     || state         | keys
        'sealed, and nowhere to be read' | 3     | []        | []                                                                        || 'met'         | []
        'visible in the job log'        | 3      | []        | [new SecretEvidence.Leak('job', 'snmp-poll', 'UPS-A', '/schedule/x')]      || 'not-met'     | ['secret-in-job']
        'visible in an exported config' | 3      | []        | [new SecretEvidence.Leak('backup', 'Cấu hình', 'SW-1', '/backups/1')]     || 'not-met'     | ['secret-in-backup']
        'sealed under another key'      | 3      | ['UPS-A'] | []                                                                        || 'no-evidence' | []
        'no device has an account'      | 0      | []        | []                                                                        || 'no-evidence' | []
    }
}
