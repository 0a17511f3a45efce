package vn.dcim.web.command

import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate
import picocli.CommandLine
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.environment.RestoreSystemProperties
import vn.dcim.core.regulation.Declaration
import vn.dcim.core.regulation.DeclarationDesk
import vn.dcim.core.regulation.Evaluation
import vn.dcim.web.Application
import vn.dcim.web.WebServer

/** How the obligations stand, on the terminal, beside the program. */
@RestoreSystemProperties
class ComplianceCommandSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared Locale before = Locale.default

    def out = new StringWriter()
    def err = new StringWriter()

    def setupSpec() {
        // why: the command goes by the clock of the machine
        web.clock.set(java.time.Instant.now())
        web.bean(Evaluation).evaluate()
        def last = LocalDate.now().plusMonths(3)
        web.bean(DeclarationDesk).sign('BK11-4.3', new DeclarationDesk.Draft(Declaration.Kind.ATTESTATION, 'Còn hạn', null, '5/GCN', last), 'an')
        web.bean(DeclarationDesk).sign('BK11-14.3-b', new DeclarationDesk.Draft(Declaration.Kind.EXCEPTION, 'Sang năm', null, '6/QĐ', last), 'an')
    }

    def cleanup() {
        Locale.default = before
    }

    Path config(String url) {
        def user = (url =~ /user=(\w+)/)[0][1]
        Files.writeString(Files.createTempFile('dcim', '.yml'), "dcim:\n  database:\n    url: $url\n    user: $user\n    password: $user\n")
    }

    int run(String language, Object... arguments) {
        System.setProperty('user.language', language)
        Locale.default = Locale.of(language)
        Commands.execute(new CommandLine(new Application()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), 'compliance', *arguments*.toString())
    }

    def "all are counted by how much the program decides and by state"() {
        when:
        def code = run('en', '--config', config(web.database.url()))
        def lines = out.toString().readLines()

        then:
        code == 0
        lines.size() == 5
        lines[0].split(' {2,}').toList() == ['', 'Not met', 'No evidence', 'Met', 'Not applicable', 'All']
        def counts = lines[1..4].collect { it.split(' {2,}').toList() }
        counts*.first() == ['The program alone', 'The program in part, a person for the rest', 'A person who signs', 'All']
        def numbers = counts.collect { it.tail()*.toInteger() }
        numbers.every { it[0..3].sum() == it[4] }
        numbers[0..2].transpose()*.sum() == numbers[3]
        numbers[3][4] == 230
        numbers[3][2] == 1
    }

    def "with --rows each stands there, the worst first, with its reason, in #language"() {
        when:
        def code = run(language, '--rows', '--config', config(web.database.url()))
        def rows = out.toString().readLines().drop(6)

        then:
        code == 0
        rows.size() == 230
        rows.find { it.startsWith('BK11-14.3-b  ') }.startsWith("BK11-14.3-b  $excepted  ")
        rows.last().startsWith("BK11-4.3  $met  ")
        rows.findIndexOf { it.startsWith('BK11-14.3-b  ') } < 20

        where:
        language | excepted                    | met
        'en'     | 'Not met, excepted'         | 'Met'
        'vi'     | 'Không đạt, có ngoại lệ'    | 'Đạt'
    }

    def "a database that cannot be used is told and ends with 1, a word that is none with 2"() {
        expect:
        run('en', '--config', config('jdbc:mariadb://127.0.0.1:1/dcim?user=dcim')) == 1
        err.toString()
        run('en', '--moon') == 2
        run('en', '--help') == 0
        out.toString().contains('--rows')
    }
}
