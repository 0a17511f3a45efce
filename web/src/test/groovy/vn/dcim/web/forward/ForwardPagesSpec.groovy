package vn.dcim.web.forward

import io.micronaut.context.env.Environment
import java.nio.file.Files
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import picocli.CommandLine
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.audit.AuditSeals
import vn.dcim.core.testing.SyslogReceiver
import vn.dcim.core.testing.TestAuthority
import vn.dcim.core.testing.TestDatabase
import vn.dcim.web.Application
import vn.dcim.web.WebServer
import vn.dcim.web.command.Commands

/** The page of the receivers, while the program sends by itself; and the commands of log and key, beside it. */
class ForwardPagesSpec extends Specification {

    @Shared TestDatabase database = TestDatabase.fresh()
    @Shared TestAuthority ca = TestAuthority.in(database.folder(), 'ca')
    @Shared @AutoCleanup SyslogReceiver soc = receiver()
    @Shared @AutoCleanup WebServer web = new WebServer([
            'dcim.audit.seal-delay': '10h', 'dcim.forward.every': 'PT0.1S', 'dcim.forward.away': 'P9000D',
            'dcim.forward.receivers.soc.address': "tls://127.0.0.1:${soc.port()}".toString(),
            'dcim.forward.receivers.soc.ca-file': database.folder().resolve('ca.pem').toString(),
            'dcim.forward.receivers.old.address': 'tcp://soc.example:514'], [], database)

    SyslogReceiver receiver() {
        ca.issue('soc', Duration.ofDays(90), '127.0.0.1')
        SyslogReceiver.encrypted(database.folder(), 'soc', null)
    }

    AuditLog getLog() {
        web.bean(AuditLog)
    }

    def "BK11-7.5-b what has reached its term is shown, archived by a command, proven alone, and dropped"() {
        given: "entries of more than 24 months ago; the commands go by the clock of the machine, and from now on the pages do too"
        def old = LocalDate.now().minusMonths(24).minusDays(5)
        web.clock.set(Instant.parse("${old}T03:00:00Z"))
        database.connect().withCloseable { connection ->
            connection.createStatement().execute('DROP TRIGGER audit_entry_is_kept')
            connection.createStatement().execute('DELETE FROM audit_entry')
            connection.createStatement().execute("REPLACE INTO audit_head VALUES (1, 0, UNHEX(REPEAT('00', 32)))")
        }
        2.times { log.record('lan', 'device.pause', "device:$it", 'active', 'paused', '') }
        web.clock.advance(Duration.ofDays(1))
        web.bean(AuditSeals).sealDue()
        web.clock.set(Instant.now())
        log.record('lan', 'device.resume', 'device:1', 'paused', 'active', '')
        def folder = database.folder().resolve('archive')

        expect:
        with(web.page('/audit', Role.AUDITOR).body()) {
            contains('Thời hạn lưu: 24 tháng, là đề xuất; điều 7.5, 11/2023/QĐ-UBND (Bắc Kạn)')
            contains("./dcim audit archive --until $old")
        }

        when:
        def written = dcim('audit', 'archive', '--until', "$old", '--output', "$folder")

        then:
        written == [0, 'Nothing was dropped from the log.']
        web.get('/api/v1/audit?sort=at').items*.id.take(2) == [1, 2]

        when: "on a machine that has nothing but the files and the public key"
        def proven = dcim('audit', 'verify', '--archive', "$folder/audit-${old}-to-${old}.txt", '--key', "${database.folder()}/audit-seal.pem")

        then:
        proven[0] == 0

        when:
        def dropped = dcim('audit', 'archive', '--until', "$old", '--output', "$folder", '--drop')

        then:
        dropped == [0, 'Dropped 2 entries from the log.']
        dcim('audit', 'verify')[0] == 0
        web.get('/api/v1/audit?sort=at').items*.id[0] == 3
        web.page('/audit', Role.AUDITOR).body().contains('Đã lưu trữ đến hết ngày')

        and: "nothing else can be"
        dcim('audit', 'archive', '--until', "${LocalDate.now()}", '--output', "$folder")[0] == 1
        dcim('audit', 'archive', '--until', 'yesterday', '--output', "$folder")[0] == 2
        dcim('audit', 'archive', '--until', "$old")[0] == 2
    }

    def "what is written down goes out by itself, and the page says so in #language"() {
        when:
        log.record('lan', 'device.pause', 'device:1 UPS-A', 'active', 'paused', 'thay quạt')

        then:
        new PollingConditions(timeout: 10).eventually {
            assert soc.messages().any { it.contains('reason="thay quạt"') }
        }
        new PollingConditions(timeout: 10).eventually {
            def html = web.page('/forward', Role.OPERATOR, [Cookie: "dcim_language=$language" as String]).body()
            assert shown.every { html.contains(it) }
        }

        where:
        language || shown
        'vi'     || ['Chuyển nhật ký', 'Đang nối', 'TLS_AES_256_GCM_SHA384', 'tcp://soc.example:514', 'Địa chỉ không mã hóa']
        'en'     || ['Log receivers', 'Connected', 'TLS_AES_256_GCM_SHA384', 'tcp://soc.example:514', 'The address is not encrypted']
    }

    def "the API tells the same, and the paths have the real cipher"() {
        when:
        def items = web.get('/api/v1/log-receivers').items

        then:
        items*.name == ['old', 'soc']
        items[0].fault == 'not-encrypted'
        items[0].waiting.audit > 0
        items[1].up
        items[1].cipher == 'TLS_AES_256_GCM_SHA384'
        web.get('/api/v1/transport-paths').items.findAll { it.kind == 'receiver' }.collect { [it.path, it.verdict] } == [['receiver:old', 'fails'], ['receiver:soc', 'meets']]
        web.page('/transport', Role.OPERATOR).body().contains('tls://127.0.0.1:')
        web.anonymous('/health').body().contains('"log-receiver":"UP"')
    }

    def "a test is sent by those who may, recorded, and its fault is named"() {
        expect:
        web.command('/forward/soc/test', Role.SECURITY_OFFICER).body().contains('TLSv1.3 TLS_AES_256_GCM_SHA384')
        web.command('/forward/old/test', Role.ADMINISTRATOR).body().contains('Địa chỉ không mã hóa')
        web.command('/forward/nobody/test', Role.ADMINISTRATOR).statusCode() == 404
        Role.values().findAll { web.command('/forward/nobody/test', it).statusCode() != 403 } == [Role.SECURITY_OFFICER, Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR]
        !web.page('/forward', Role.OPERATOR).body().contains('/forward/soc/test')
        soc.messages().any { it.contains('kind="test" person="person-security-officer"') }
        log.page(0, 50).content.findAll { it.action() == 'forward.test' }*.became().toSet() == ['TLSv1.3', 'not-encrypted'].toSet()
    }

    def "the master key is changed by a command while the program runs"() {
        expect:
        dcim('key', 'list') == [0, 'version 1 (']
        dcim('key', 'rotate')[0] == 0
        dcim('key', 'list') == [0, 'version 1 (']
        dcim('key', 'remove', '2')[0] == 1
        dcim('key', 'remove', '1')[0] == 0
        Files.readString(database.folder().resolve('master.key')) ==~ /2 [0-9a-f]{64}\n/
        dcim('key', 'remove', '1')[0] == 1
        dcim('key', 'burn')[0] == 2
        dcim('key', 'remove')[0] == 2
        database.rows("SELECT COUNT(*) AS n FROM notice WHERE kind = 'MASTER_KEY_CHANGED'")[0].n == 1
    }

    /** Exit code, and the beginning of the line that says what came of it. */
    private List dcim(String... args) {
        def config = database.folder().resolve('site.properties')
        Files.writeString(config, ['dcim.database.url', 'dcim.database.user', 'dcim.database.password', 'dcim.master-key-file']
                .collect { "$it=${database.properties()[it]}" }.join('\n'))
        def out = new StringWriter()
        def err = new StringWriter()
        def locale = Locale.default
        Locale.default = Locale.ENGLISH
        try {
            def code = Commands.execute(new CommandLine(new Application()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), (args + ['--config', config.toString()]) as String[])
            def lines = out.toString().readLines()
            def line = args[0] == 'key' ? lines.find { it.startsWith('version') } : lines ? lines.last() : err.toString()
            [code, (line =~ /^version \d+ \(|^[^.:]*[.:]?/)[0]]
        } finally {
            Locale.default = locale
            System.clearProperty(Environment.PROPERTY_SOURCES_KEY)
        }
    }
}
