package vn.dcim.core.backup

import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import spock.lang.Specification
import vn.dcim.core.asset.Importance
import vn.dcim.core.error.DcimException

/** The rules of backups, each with its boundary; days are those of Viet Nam, 7 h ahead. */
class BackupRulesSpec extends Specification {

    static final Instant NOW = Instant.parse('2026-11-20T20:00:00Z') // 03:00 of the 21st
    static final BackupConfig CONFIG = new BackupConfig(Path.of('key'), 'mariadb-dump', 'restic', 1, 7, 20, 5)
    static final long SAN = 1, NAS = 2, TAPE = 3

    static BackupSet set(Map<String, ?> changes = [:]) {
        def v = [importance: Importance.HIGH, asset: SAN, attributes: ['x'] * 6] + changes
        new BackupSet(1, 1, 'land', DataKind.DATABASE, v.importance, '', v.asset, null, '', *v.attributes, true)
    }

    static BackupPlan plan(Map<String, ?> changes = [:]) {
        def v = [cron: '0 30 1 * * ?', window: 60, active: true, since: '2026-06-01T00:00:00Z', tests: 6] + changes
        new BackupPlan(1, 1, 1, 'nightly', RunnerKind.OWN_DATABASE, '{}', v.cron, v.window, 30, 7, v.tests, v.active,
                Instant.parse(v.since), 'an')
    }

    /** A run of so many days before today, at 01:30. */
    static BackupRun run(int daysAgo, Map<String, ?> changes = [:]) {
        def v = [state: RunState.DONE, bytes: 1000, items: 100, verdict: Verdict.EQUAL, at: '2026-11-20T18:30:00Z'] + changes
        def at = Instant.parse(v.at) - Duration.ofDays(daysAgo)
        new BackupRun(100 - daysAgo, 1, null, v.state, RunOrigin.CLOCK, null, at, at, at, '', v.bytes, v.items, '', v.verdict, '', '', '')
    }

    static BackupCopy copy(BackupRun run, Map<String, ?> changes = [:]) {
        def v = [target: 1, device: NAS, medium: Medium.STORAGE, place: 'Trung tâm', external: false, verified: true] + changes
        new BackupCopy(1, run.id(), v.target, '/x', v.device, v.medium, v.place, v.external, 1, '', run.startedAt(),
                v.verified ? run.startedAt() : null, null)
    }

    static List<BackupCopy> threeTwoOne(BackupRun run) {
        [copy(run), copy(run, [target: 2, device: TAPE, medium: Medium.TAPE]), copy(run, [target: 3, device: 4, place: 'Kho tỉnh', external: true])]
    }

    static RestoreTest test(String at, Verdict verdict = Verdict.EQUAL) {
        new RestoreTest(1, 1, 1, Instant.parse(at), Instant.parse(at), '', RunState.DONE, verdict, '', 1, '', '', '')
    }

    static List<FindingKind> kinds(Map<String, ?> changes = [:]) {
        def runs = changes.runs ?: (0..62).collect { run(it) }
        def v = [set: set(), plan: plan(), targets: [], runs: runs, copies: threeTwoOne(runs.first()), tests: [test('2026-10-01T00:00:00Z')],
                 now: NOW] + changes
        BackupRules.findings(new Backups.Facts(v.set, v.plan, v.targets, v.runs, v.tests, v.runs, v.copies), CONFIG, v.now)*.kind()
    }

    def "what is backed up, compared, spread and tested has no finding, and a paused plan is not judged"() {
        expect:
        kinds() == []
        kinds(runs: [run(9, [state: RunState.FAILED])], plan: plan(active: false)) == []
    }

    def "a run that did not happen is as red as one that failed"() {
        expect:
        kinds(changes).findAll { it in [FindingKind.MISSED, FindingKind.FAILED, FindingKind.DIFFERENT] } == found
        found.every { it.red }

        where:
        changes                                                                        || found
        [runs: (1..62).collect { run(it) }]                                            || [FindingKind.MISSED] // today's window ended at 02:30
        [runs: (1..62).collect { run(it) }, now: Instant.parse('2026-11-20T19:29:59Z')] || []                  // one second before its end
        [runs: (1..62).collect { run(it) }, now: Instant.parse('2026-11-20T19:30:00Z')] || [FindingKind.MISSED]
        [runs: [run(0, [state: RunState.FAILED])] + (1..62).collect { run(it) }]        || [FindingKind.FAILED]
        [runs: [run(0, [verdict: Verdict.DIFFERENT])] + (1..62).collect { run(it) }]    || [FindingKind.DIFFERENT]
        [runs: [run(0)] + (2..62).collect { run(it) }]                                 || []                   // yesterday's is history
    }

    def "a run is due from its time to the end of its window, unless one began since"() {
        expect:
        DueRules.dueAt(plan(), runs, Instant.parse(now)).isPresent() == due

        where:
        now                    | runs     || due
        '2026-11-20T18:29:59Z' | []       || false
        '2026-11-20T18:30:00Z' | []       || true
        '2026-11-20T19:29:59Z' | []       || true
        '2026-11-20T19:30:00Z' | []       || false
        '2026-11-20T18:31:00Z' | [run(0)] || false
        '2026-11-20T18:31:00Z' | [run(1)] || true
    }

    def "important data are due after a day, others after a week, and each for as long again as its window"() {
        expect:
        kinds(set: set(importance: importance), runs: [run(days)]).contains(FindingKind.OVERDUE) == overdue

        where:
        importance        | days || overdue
        Importance.HIGH   | 1    || true  // 25.5 h > 24 h + 1 h
        Importance.HIGH   | 0    || false
        Importance.MEDIUM | 6    || false
        Importance.MEDIUM | 7    || true
    }

    def "a run has shrunk that wrote or counted less than four fifths of the middle of the five before"() {
        expect:
        kinds(runs: [run(0, now)] + (1..62).collect { run(it) }).contains(FindingKind.SHRUNK) == shrunk

        where:
        now            || shrunk
        [bytes: 800]   || false
        [bytes: 799]   || true
        [items: 80]    || false
        [items: 79]    || true
        [bytes: 0]     || true
    }

    def "#what: #found"() {
        given:
        def last = run(0)

        expect:
        kinds(copies: copies(last), set: set(importance: importance)) == found

        where:
        what                                | importance        | copies                                                            || found
        'two places'                        | Importance.HIGH   | { [copy(it), copy(it, [target: 2, place: 'Kho', external: true])] } || [FindingKind.NOT_3_2_1]
        'two devices in one room'           | Importance.HIGH   | { [copy(it), copy(it, [target: 2, device: TAPE])] }               || [FindingKind.NOT_3_2_1, FindingKind.NO_EXTERNAL]
        'two folders of one array'          | Importance.HIGH   | { [copy(it), copy(it, [target: 2])] }                             || [FindingKind.ONE_PLACE, FindingKind.NOT_3_2_1, FindingKind.NO_EXTERNAL]
        'two devices, one not read back'    | Importance.HIGH   | { [copy(it), copy(it, [target: 2, device: TAPE, verified: false, external: true])] } || [FindingKind.ONE_PLACE, FindingKind.NOT_3_2_1]
        'two nights on one disk'            | Importance.HIGH   | { [copy(it), copy(run(1), [device: TAPE, external: true])] }      || [FindingKind.ONE_PLACE, FindingKind.NOT_3_2_1]
        'three copies on one medium'        | Importance.HIGH   | { threeTwoOne(it).collect { one -> copy(run(0), [target: one.targetId(), device: one.targetId(), external: true]) } } || [FindingKind.NOT_3_2_1]
        'ordinary data, one copy'           | Importance.MEDIUM | { [copy(it)] }                                                    || []
    }

    def "a copy on the device of the original is told"() {
        expect:
        kinds(targets: [new BackupTarget(1, 1, 0, '/x', device, Medium.DISK, 'x', false)]).contains(FindingKind.SAME_DEVICE) == found

        where:
        device || found
        SAN    || true
        NAS    || false
        null   || false
    }

    def "a restore test is due calendar months after the last that passed"() {
        expect:
        kinds(tests: tests).findAll { it in [FindingKind.TEST_OVERDUE, FindingKind.TEST_FAILED] } == found

        where:
        tests                                                                            || found
        [test('2026-05-20T20:00:00Z')]                                                   || [FindingKind.TEST_OVERDUE] // six months to the second
        [test('2026-05-20T20:00:01Z')]                                                   || []
        [test('2026-11-01T00:00:00Z', Verdict.DIFFERENT), test('2026-10-01T00:00:00Z')]  || [FindingKind.TEST_FAILED]
        []                                                                               || []                         // the plan began on 1 June
    }

    def "a data set needs a plan and its six attributes"() {
        expect:
        BackupRules.findings(set(attributes: attributes), plans)*.kind() == found

        where:
        attributes             | plans    || found
        ['x'] * 6              | [plan()] || []
        ['x'] * 6              | []       || [FindingKind.NO_PLAN]
        ['x'] * 4 + ['', '  '] | [plan()] || [FindingKind.ATTRIBUTES]
    }

    def "windows overlap where one begins before the other's ends"() {
        expect:
        DueRules.overlap(RunTimes.of(one), Duration.ofMinutes(60), RunTimes.of(other), Duration.ofMinutes(30), NOW).isPresent() == overlaps

        where:
        one            | other          || overlaps
        '0 0 1 * * ?'  | '0 0 2 * * ?'  || false // ends as the other begins
        '0 0 1 * * ?'  | '0 59 1 * * ?' || true
        '0 0 1 * * ?'  | '0 30 0 * * ?' || false
        '0 0 1 * * ?'  | '0 31 0 * * ?' || true
        '0 0 1 1 * ?'  | '0 0 1 2 * ?'  || false
    }

    def "#cron is refused, or never comes"() {
        when:
        def next = RunTimes.of(cron).after(NOW)

        then:
        next.empty

        where:
        cron << ['0 0 0 30 2 ?', '0 0 0 1 1 ? 2020']
    }

    def "what is no cron text is refused with an example"() {
        when:
        RunTimes.of(text)

        then:
        def refused = thrown(DcimException)
        refused.arguments()[0] == 'cron'

        where:
        text << ['', 'every day', '30 1 * * *', '0 61 1 * * ?']
    }

    def "secrets in lines are made unreadable, the words before them stay"() {
        expect:
        RunLog.masked(line) == masked

        where:
        line                              || masked
        'snmp-server community abc RO'    || 'snmp-server community … RO'
        'username an password 7 0822455D' || 'username an password 7 …'
        'psk: "x y"'                      || 'psk: … y"'
        'interface 1'                     || 'interface 1'
    }
}
