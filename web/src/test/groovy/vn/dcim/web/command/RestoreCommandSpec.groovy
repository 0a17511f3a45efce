package vn.dcim.web.command

import java.nio.file.Files
import java.nio.file.Path
import picocli.CommandLine
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.environment.RestoreSystemProperties
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.asset.Importance
import vn.dcim.core.backup.BackupDesk
import vn.dcim.core.backup.BackupRuns
import vn.dcim.core.backup.Backups
import vn.dcim.core.backup.DataKind
import vn.dcim.core.backup.Medium
import vn.dcim.core.backup.RunnerKind
import vn.dcim.core.testing.TestDatabase
import vn.dcim.web.Application
import vn.dcim.web.WebServer

/** The one command that brings a site back on a bare machine, and then the site. */
@RestoreSystemProperties
class RestoreCommandSpec extends Specification {

    @Shared TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup TestDatabase bare = TestDatabase.empty()
    @Shared Path key = bare.folder().resolve('backup.key')
    @Shared Path copy

    def out = new StringWriter()
    def err = new StringWriter()

    def setupSpec() {
        def web = new WebServer(['dcim.backup.dump-program': TestDatabase.dumpProgram(), 'dcim.backup.key-file': key.toString()], [], database)
        web.bean(Accounts).issue('old-site', Role.AUDITOR)
        def desk = web.bean(BackupDesk)
        def set = desk.addSet(new BackupDesk.WantedSet('own', DataKind.DATABASE, Importance.HIGH, '', null, null, '', [:]), 'an')
        def plan = desk.declare(new BackupDesk.WantedPlan('own', set.id(), RunnerKind.OWN_DATABASE, [:], '0 30 1 * * ?', 60, 30, 1, 6,
                [new BackupDesk.WantedTarget(bare.folder().resolve('copies').toString(), null, Medium.DISK, 'room', false)]), 'an')
        def run = web.bean(BackupRuns).run(plan.id(), 'an')
        copy = Path.of(web.bean(Backups).copies(run.id()).first().address())
        web.close()
    }

    Path config() {
        def user = (bare.url() =~ /user=(\w+)/)[0][1]
        Files.writeString(bare.folder().resolve('dcim.yml'),
                "dcim:\n  database:\n    url: ${bare.url()}\n    user: $user\n    password: $user\n")
    }

    int restore(Object... arguments) {
        System.setProperty('user.language', 'en')
        Locale.setDefault(Locale.ENGLISH)
        Commands.execute(new CommandLine(new Application()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)),
                'restore', *arguments*.toString())
    }

    def "a copy without its key, and one that is none, change nothing: #told"() {
        expect:
        restore(*arguments(this)) != 0
        err.toString().contains(told)
        bare.rows('SHOW TABLES') == []

        where:
        told            | arguments
        'dcim restore'  | { [] }
        'cannot be read' | { [it.copy, '--key', '/none', '--config', it.config()] }
        'altered'       | { [it.key, '--key', it.key, '--config', it.config()] }
    }

    def "on a bare machine the site comes back with its people, and a second time nothing is overwritten"() {
        expect:
        restore(copy, '--key', key, '--config', config()) == 0
        out.toString().contains('Restored and equal')

        when:
        def web = new WebServer([:], [], bare)

        then: "the accounts of the old site are there"
        bare.rows("SELECT name FROM account WHERE name = 'old-site'").size() == 1
        web.page('/sign-in', Role.OPERATOR).statusCode() in [200, 303]

        when:
        web.context.close()
        def again = restore(copy, '--key', key, '--config', config())

        then:
        again == 1
        err.toString().contains('is not empty')
    }
}
