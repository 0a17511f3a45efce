package vn.dcim.core.backup

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** Folders backed up with Debian's restic. */
@Requires({ Files.isExecutable(Path.of('/usr/bin/restic')) })
class ResticSpec extends Specification {

    @Shared @AutoCleanup BackupGround ground = new BackupGround()
    @Shared Path data = Files.createDirectories(ground.folder('data'))
    @Shared String password = Files.writeString(ground.folder('restic.password'), 'secret').toString()
    @Shared int count = 0

    def runs = ground.bean(BackupRuns)
    def backups = ground.bean(Backups)

    def setupSpec() {
        def random = new Random(1)
        20.times { data.resolve("file $it").toFile().bytes = new byte[20_000].tap { random.nextBytes(it) } }
    }

    BackupPlan plan(Map<String, String> settings = [:], String repository = null) {
        count++
        ground.plan(name: "plan $count", runner: RunnerKind.RESTIC, cron: "0 0 $count * * ?",
                settings: [paths: data.toString(), 'restic-password-file': password, 'read-subsets': '1'] + settings,
                targets: [repository ?: ground.folder("repository$count").toString()])
    }

    Path repository(BackupPlan plan) {
        Path.of(backups.targets(plan.id()).first().address())
    }

    def "folders are backed up, counted, read back and brought back; one pack damaged on purpose is found"() {
        given:
        def plan = plan()

        when:
        def run = runs.run(plan.id(), 'an')

        then:
        [run.state(), run.verdict(), run.items(), run.bytes()] == [RunState.DONE, Verdict.EQUAL, 20, 400_000]
        ground.bean(RestoreTests).test(plan.id(), 'an').passed

        when:
        def packs = []
        repository(plan).resolve('data').toFile().eachFileRecurse(groovy.io.FileType.FILES) { packs << it }
        def pack = packs.max { it.length() }
        pack.writable = true
        pack.bytes = pack.bytes.tap { it[it.length.intdiv(2)] = (byte) (it[it.length.intdiv(2)] ^ 1) }
        def bad = runs.run(plan.id(), 'an')

        then:
        [bad.state(), bad.fault()] == [RunState.FAILED, 'damaged']
        bad.detail().contains(repository(plan).toString())
        ground.bean(RestoreTests).test(plan.id(), 'an').state() == RunState.FAILED
    }

    def "a repository that is locked, or under another password, is told as that"() {
        given:
        def plan = plan()
        runs.run(plan.id(), 'an')
        def lock = null
        if (fault == 'locked') {
            lock = ['restic', '-r', repository(plan).toString(), '--password-file', password, '--no-cache', 'backup', '--stdin']
                    .execute()
            new PollingConditions(timeout: 10).eventually {
                assert repository(plan).resolve('locks').toFile().list().length > 0
            }
        } else {
            Files.writeString(Path.of(password), 'another')
        }

        when:
        def run = runs.run(plan.id(), 'an')

        then:
        [run.state(), run.fault()] == [RunState.FAILED, fault]

        cleanup:
        lock?.outputStream?.close()
        lock?.waitFor()
        Files.writeString(Path.of(password), 'secret')

        where:
        fault << ['locked', 'password']
    }

    def "a repository lies on another machine, by SFTP"() {
        given:
        def host = new SshServer(ground.folder('host'))
        def key = ground.folder('id')
        ['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', key.toString()].execute().waitFor()
        host.allow(Path.of("${key}.pub"))
        def options = "sftp.command=ssh -F /dev/null -p ${host.port()} -i $key -o BatchMode=yes -o StrictHostKeyChecking=no " +
                "-o UserKnownHostsFile=/dev/null backup@127.0.0.1 -s sftp"
        def plan = plan(['restic-options': options as String], "sftp:backup@127.0.0.1:${host.home}/repository")

        when:
        def run = runs.run(plan.id(), 'an')

        then:
        [run.state(), run.fault(), run.detail(), run.items()] == [RunState.DONE, '', '', 20]
        Files.isDirectory(host.home.resolve('repository/data'))

        cleanup:
        host.close()
    }
}
