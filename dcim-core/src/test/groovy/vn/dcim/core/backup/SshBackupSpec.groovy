package vn.dcim.core.backup

import java.nio.file.Files
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode

/** Commands, configurations and targets of other machines, against a real SSH server. */
class SshBackupSpec extends Specification {

    @Shared @AutoCleanup BackupGround ground = new BackupGround()
    @Shared @AutoCleanup SshServer host = new SshServer(ground.folder('host'))
    @Shared int count = 0

    def runs = ground.bean(BackupRuns)
    def backups = ground.bean(Backups)

    BackupPlan plan(RunnerKind runner, Map<String, String> settings, List targets = null) {
        count++
        ground.plan([name: "plan $count", runner: runner, settings: host.settings() + settings, cron: "0 0 $count * * ?",
                     targets: targets ?: [ground.folder("copies $count").toString()]])
    }

    def "what a command writes is kept encrypted, and compared with what the source counts"() {
        given:
        def data = Files.writeString(host.home.resolve('data'), (1..500).collect { "row $it\n" }.join())
        def plan = plan(RunnerKind.SSH_COMMAND, [command: "cat $data", 'count-command': counts])

        when:
        def run = runs.run(plan.id(), 'an')

        then:
        [run.state(), run.items(), run.bytes(), run.verdict()] == [RunState.DONE, 500, Files.size(data), verdict]
        ground.bean(RestoreTests).test(plan.id(), 'an').passed

        where:
        counts     || verdict
        'echo 500' || Verdict.EQUAL
        'echo 501' || Verdict.DIFFERENT
        ''         || Verdict.UNVERIFIED
    }

    def "a command that fails or writes nothing fails the run with what it said"() {
        when:
        def run = runs.run(plan(RunnerKind.SSH_COMMAND, [command: command]).id(), 'an')

        then:
        [run.state(), run.fault()] == [RunState.FAILED, fault]
        run.detail().contains(detail)

        where:
        command          || fault     | detail
        'ls /not-there'  || 'command' | 'not-there'
        'true'           || 'empty'   | 'true'
    }

    def "the configuration of a device is kept, and the log tells what changed, but no secret"() {
        given:
        def config = host.home.resolve("config $how")
        Files.writeString(config, 'hostname sw1\nsnmp-server community abc123 RO\ninterface 1\n')
        def plan = plan(RunnerKind.DEVICE_CONFIG, how == 'sftp' ? [file: config.toString()] : [command: "cat '$config'"])

        when:
        def first = runs.run(plan.id(), 'an')
        def same = runs.run(plan.id(), 'an')
        Files.writeString(config, 'hostname sw1\nsnmp-server community xyz789 RO\ninterface 1\n description lên\n')
        def changed = runs.run(plan.id(), 'an')
        def log = backups.log(changed.id())

        then:
        [first, same, changed]*.verdict() == [Verdict.EQUAL] * 3
        same.compared() == "= run ${first.id()}"
        changed.compared() != same.compared()
        log.contains('+ description lên')
        log.contains('-snmp-server community …')
        !log.contains('abc123') && !log.contains('xyz789')
        ground.bean(RestoreTests).test(plan.id(), 'an').passed

        where:
        how << ['ssh', 'sftp']
    }

    def "a second copy goes to another machine by SFTP"() {
        given:
        def there = Files.createDirectories(host.home.resolve('there'))
        def plan = ground.plan(name: 'two machines', cron: '0 0 22 * * ?', settings: host.settings('sftp-'), targets: [
                ground.folder('here').toString(),
                new BackupDesk.WantedTarget("sftp://backup@127.0.0.1:${host.port()}$there", null, Medium.STORAGE, 'room 2', true)])

        when:
        def run = runs.run(plan.id(), 'an')
        def copies = backups.copies(run.id())

        then:
        [run.state(), run.fault()] == [RunState.DONE, '']
        there.toFile().list() as List == [copies[1].address().tokenize('/').last()]
        copies*.hash().unique().size() == 1
        copies*.verifiedAt().every()
    }

    def "a host whose key changed is told nothing, and nothing that was kept is lost"() {
        given:
        def plan = plan(RunnerKind.SSH_COMMAND, [command: 'echo 1'])
        def good = runs.run(plan.id(), 'an')
        def known = host.hostKey()

        when:
        host.changeKey()
        def run = runs.run(plan.id(), 'an')

        then:
        good.state() == RunState.DONE
        [run.state(), run.fault()] == [RunState.FAILED, 'host-key']
        run.detail().contains(known)
        run.detail().contains(host.hostKey())
        backups.keptCopies(plan.id())*.runId() == [good.id()]

        when: "the test of a plan that knows no key tells which one it is"
        ground.bean(BackupDesk).tryOut(ground.wanted(name: 'new', runner: RunnerKind.SSH_COMMAND,
                settings: host.settings() + [command: 'true', 'host-key': '']))

        then:
        def refused = thrown(DcimException)
        refused.code() == ErrorCode.BACKUP_FAILED
        refused.arguments()[0] == 'host-key'
        refused.arguments()[1].contains(host.hostKey())
    }

    def "who is refused, or nobody at all, is told as that"() {
        given:
        def wrong = Files.writeString(host.home.resolve('wrong'), 'other')

        when:
        def run = runs.run(plan(RunnerKind.SSH_COMMAND, [command: 'true'] + changes(wrong.toString())).id(), 'an')

        then:
        run.fault() == fault

        where:
        changes                         || fault
        ({ ['password-file': it] })     || 'refused'
        ({ ['password-file': '/none'] }) || 'credentials'
        ({ [port: '1'] })               || 'unreachable'
    }
}
