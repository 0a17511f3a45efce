package vn.dcim.web.audit

import groovy.json.JsonSlurper
import io.micronaut.context.env.Environment
import java.nio.file.Files
import java.security.MessageDigest
import java.time.Duration
import java.time.Instant
import picocli.CommandLine
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditFinding
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.audit.AuditSeals
import vn.dcim.web.Application
import vn.dcim.web.WebServer
import vn.dcim.web.command.Commands
import vn.dcim.web.language.Dictionary
import vn.dcim.web.language.Language

class AuditSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer(['dcim.audit.seal-delay': '10h', 'micronaut.server.client-address-header': 'X-Forwarded-For'])
    @Shared AuditLog log = web.bean(AuditLog)

    def setupSpec() {
        web.clock.set(Instant.parse('2026-08-01T16:59:59.999Z'))
        log.record('lan', 'alarm-rule.change', 'device:2 UPS-B ups-load-high', 'high=80', 'high=60', 'ắc quy cũ')
        web.clock.set(Instant.parse('2026-08-01T17:00:00Z'))
        log.record('minh', 'device.pause', 'device:3 Tủ lạnh', 'active', 'paused', '')
        web.clock.set(Instant.parse('2026-08-02T18:00:00Z'))
        log.record('minh', 'of.another.program', '<script>alert(1)</script>', '<b>', '<i>', '=1+1')
        web.clock.set(Instant.parse('2026-08-03T08:00:00Z'))
    }

    def last() {
        log.page(0, 1).content.first()
    }

    def "the auditor's question is answered: who changed the limit of UPS-B in August, from what to what, and why"() {
        when:
        def html = web.page('/audit?q=ups-b&action=alarm-rule.change&from=01%2F08%2F2026&to=31%2F08%2F2026', Role.AUDITOR).body()

        then:
        ['1 dòng', 'lan', 'Đổi ngưỡng cảnh báo', 'device:2 UPS-B ups-load-high', '>high=80<', 'high=60', 'ắc quy cũ'].every { html.contains(it) }
        web.page('/audit?q=ups-b', Role.AUDITOR, [Cookie: 'dcim_language=en']).body().contains('Alarm limits changed')

        and: "each filter can be taken away"
        ['/audit?to=31%2F08%2F2026&amp;action=alarm-rule.change&amp;q=ups-b', '/audit?from=01%2F08%2F2026&amp;to=31%2F08%2F2026&amp;q=ups-b',
         '/audit?from=01%2F08%2F2026&amp;to=31%2F08%2F2026&amp;action=alarm-rule.change'].every { html.contains("href=\"$it\"") }
    }

    def "#query finds #found"() {
        expect:
        web.get("/api/v1/audit?$query").items*.id == found
        web.get("/api/v1/audit?$query").total == found.size()

        where:
        query                                        || found
        'to=2026-08-02'                              || [2, 1]
        'to=2026-08-01'                              || [1]
        'from=2026-08-02&to=2026-08-02'              || [2]
        'from=02%2F08%2F2026&to=02%2F08%2F2026'      || [2]
        'to=2026-08-01T17:00:00Z'                    || [1]
        'to=2026-08-01T17:00:00.001Z'                || [2, 1]
        'from=2026-08-01T17:00:00Z&to=2026-08-02T18:00:00.001Z' || [3, 2]
        'to=2026-08-02T19:00:00Z&sort=at'                      || [1, 2, 3]
        'to=2026-08-02T19:00:00Z&sort=actor'                   || [1, 3, 2]
        'to=2026-08-02T19:00:00Z&sort=-action'                 || [3, 2, 1]
        'to=2026-08-02T19:00:00Z&sort=subject'                 || [3, 1, 2]
        'actor=lan'                                  || [1]
        'actor=la'                                   || []
        'action=device.pause'                        || [2]
        'q=TU+LANH'                                  || [2]
        'q=%25'                                      || []
        "q=%27+OR+1%3D1--"                           || []
        'request=none'                               || []
    }

    def "words of the program are shown in the language of the reader, and kept as they were written on the page of the entry"() {
        expect:
        web.page('/audit?actor=minh&action=device.pause', Role.AUDITOR, [Cookie: "dcim_language=$language"]).body().contains("<del class=\"dim\">$was</del> → $became<")
        with(web.page('/audit/2', Role.AUDITOR).body()) {
            contains('>active<')
            contains('>paused<')
        }

        where:
        language || was          | became
        'vi'     || 'đang đọc'  | 'tạm dừng'
        'en'     || 'read'  | 'paused'
    }

    def "an entry has a page and a resource of its own"() {
        when:
        def entry = web.get('/api/v1/audit/1')
        def html = web.page('/audit/1', Role.AUDITOR).body()

        then:
        entry.findAll { !(it.key in ['hash']) } == [
                id: 1, at: '2026-08-01T16:59:59.999Z', actor: 'lan', address: '', action: 'alarm-rule.change', title: 'Alarm limits changed',
                subject: 'device:2 UPS-B ups-load-high', was: 'high=80', became: 'high=60', reason: 'ắc quy cũ', requestId: '', previous: '00' * 32]
        [entry.hash, 'high=80', 'high=60', 'ắc quy cũ', '01/08/2026 23:59:59'].every { html.contains(it) }

        and:
        web.page('/audit/1000000', Role.AUDITOR).statusCode() == 404
        web.api('GET', '/api/v1/audit/1000000', Role.AUDITOR).statusCode() == 404
    }

    def "what an entry says is shown, never run"() {
        expect:
        ['/audit?to=2026-08-02T19:00:00Z', '/audit/3', '/audit?q=%3Cscript%3Ealert'].every { path ->
            def html = web.page(path, Role.AUDITOR).body()
            !html.contains('<script>alert') && !html.contains('<b>&lt;') && html.contains('&lt;script')
        }
        web.page('/audit/3', Role.AUDITOR).body().contains('of.another.program')
    }

    def "pages of a long log follow each other; beyond the last one stands the last"() {
        given:
        150.times { log.record('robot', 'device.resume', "device:$it", 'paused', 'active', '') }

        expect:
        web.page('/audit?actor=robot', Role.AUDITOR).body().contains('1–100 trong 150')
        web.page("/audit?actor=robot&page=$page", Role.AUDITOR).body().contains('101–150 trong 150')
        web.get('/api/v1/audit?actor=robot&size=2&page=1').items*.subject == ['device:147', 'device:146']
        web.get('/api/v1/audit?actor=robot&size=1000&page=1') == [items: [], total: 150]

        where:
        page << [1]
    }

    def "#query is refused and the mend is named"() {
        expect:
        with(web.api('GET', "/api/v1/audit?$query", Role.AUDITOR)) {
            statusCode() == 400
            WebServer.json(it).detail.contains(mend)
        }
        web.page("/audit?$query", Role.AUDITOR).statusCode() == 400

        where:
        query                           || mend
        'from=yesterday'                || '2026-08-01'
        'from=-999999999-01-01'         || '2026-08-01'
        'to=9999-12-31'                 || '2026-08-01'
        'to=%2B10000-01-01'             || '2026-08-01'
        'from=0000-12-31T23:59:59.999Z' || '2026-08-01'
        'to=31%2F02%2F2026'             || '2026-08-01'
        'from=2026-08-02&to=2026-08-01' || '< to'
        'sort=hash'                     || 'at, actor, action, subject'
        'page=-1'                       || '≥ 0'
    }

    def "each answer bears the id of its request, and so do the entries it wrote; #given of a proxy becomes #kept"() {
        when:
        def answer = web.page('/audit/export.csv?to=2026-08-01', Role.AUDITOR, given == null ? [:] : ['X-Request-Id': given])
        def id = answer.headers().firstValue('X-Request-Id').get()

        then:
        kept == 'another' ? id ==~ /[0-9a-f-]{36}/ : id == given
        with(last()) {
            action() == 'audit.export'
            actor() == 'person-auditor'
            became() == 'csv 1'
            requestId() == id
            address() == '127.0.0.1'
        }
        web.get("/api/v1/audit?request=$id").total >= 1

        where:
        given           || kept
        null            || 'another'
        'proxy_7.a-Z'   || 'itself'
        'a' * 64        || 'itself'
        'a' * 65        || 'another'
        'a b'           || 'another'
        '<i>'           || 'another'
    }

    def "every answer has an id, that of a failure too"() {
        expect:
        web.api('GET', path, null).headers().firstValue('X-Request-Id').present

        where:
        path << ['/health', '/api/v1/audit', '/no-such-page']
    }

    def "what is filtered is handed over as a file; no cell is a formula"() {
        when:
        def csv = web.page('/audit/export.csv?to=2026-08-02T19:00:00Z', Role.AUDITOR)

        then:
        csv.headers().firstValue('Content-Disposition').get().contains('audit.csv')
        csv.body().startsWith('\uFEFFSố,Lúc,Người thực hiện,Địa chỉ,Thao tác,Đối tượng,Trước,Sau,Lý do,Yêu cầu,Mã băm')
        csv.body().contains("1,01/08/2026 23:59:59,lan,,Đổi ngưỡng cảnh báo,device:2 UPS-B ups-load-high,high=80,high=60,ắc quy cũ,,")
        csv.body().contains("'=1+1")
        csv.body().readLines().size() == 4
        web.page('/audit/export.xlsx?to=2026-08-02T19:00:00Z', Role.AUDITOR).body().startsWith('PK')
    }

    def "whoever has the file of entries computes the hashes alone, as docs/security.md tells"() {
        when:
        def entries = new JsonSlurper().parseText(web.page('/audit/export.json?sort=at', Role.AUDITOR).body())
        def previous = '00' * 32

        then:
        entries.size() > 3
        entries.every { entry ->
            def digest = MessageDigest.getInstance('SHA-256')
            digest.update(entry.previous.decodeHex())
            ['id', 'at', 'actor', 'address', 'action', 'subject', 'was', 'became', 'reason', 'requestId'].each {
                def bytes = entry[it].toString().getBytes('UTF-8')
                digest.update("${bytes.length}:".getBytes('UTF-8'))
                digest.update(bytes)
                digest.update(','.getBytes('UTF-8'))
            }
            def stands = entry.previous == previous && digest.digest().encodeHex().toString() == entry.hash
            previous = entry.hash
            stands
        }
    }

    def "a day that is over shows its seal, with what openssl needs"() {
        when:
        web.clock.advance(Duration.ofDays(1))
        web.bean(AuditSeals).sealDue()
        web.clock.advance(Duration.ofDays(-1))
        def html = web.page('/audit/seals', Role.AUDITOR).body()
        def seal = web.get('/api/v1/audit/seals').items[0]

        then:
        seal.day == '2026-08-03'
        html.contains('openssl dgst -sha256 -verify audit-seal.pem -signature seal-2026-08-03.sig seal-2026-08-03.txt')
        web.page('/audit', Role.AUDITOR).body().contains('Đã niêm phong đến hết ngày 03/08/2026')
        web.page('/audit/seals/2026-08-03.txt', Role.AUDITOR).body() == seal.statement
        web.page('/audit/seals/2026-08-03.txt', Role.AUDITOR).headers().firstValue('Content-Type').get() == 'text/plain; charset=utf-8'
        web.page('/audit/seals/2026-08-03.sig', Role.AUDITOR).statusCode() == 200
        web.page('/audit/audit-seal.pem', Role.AUDITOR).body().startsWith('-----BEGIN PUBLIC KEY-----')

        and:
        ['2026-08-04.txt', '2026-08-03.exe', 'today.txt'].every { web.page("/audit/seals/$it", Role.AUDITOR).statusCode() == 404 }
    }

    def "a verification is begun at a word, and its verdict stands on the page and in the log"() {
        when:
        def begun = web.command('/audit/verify', Role.AUDITOR)

        then:
        begun.statusCode() == 200
        new PollingConditions(timeout: 20).eventually {
            assert web.page('/audit/proof', Role.AUDITOR).body().contains('nguyên vẹn')
        }
        web.get('/api/v1/audit/verification').state == 'clean'
        with(last()) {
            action() == 'audit.verify'
            actor() == 'person-auditor'
            became() == 'clean'
            address() == '127.0.0.1'
        }

        when: "somebody with all rights on the database changes an entry"
        tamper("UPDATE audit_entry SET became = 'high=70' WHERE id = 1")
        web.api('POST', '/api/v1/audit/verification', Role.AUDITOR).statusCode() == 202

        then:
        new PollingConditions(timeout: 20).eventually {
            assert web.get('/api/v1/audit/verification').state == 'findings'
        }
        web.get('/api/v1/audit/verification').findings == [[kind: 'changed', from: 1, to: 1, day: null, title: 'Entry 1 was changed.']]
        with(web.page('/audit', Role.AUDITOR).body()) {
            contains('phát hiện 1 điểm sai lệch')
            contains('Dòng 1 đã bị sửa.')
        }

        and: "the command finds the same"
        dcim('audit', 'verify') == [1, ['Entry 1 was changed.'], 'The log is not untouched: 1 findings']

        cleanup:
        tamper("UPDATE audit_entry SET became = 'high=60' WHERE id = 1")
    }

    private void tamper(String sql) {
        web.database.connect().withCloseable {
            it.createStatement().execute('DROP TRIGGER IF EXISTS audit_entry_stays')
            it.createStatement().execute(sql)
        }
    }

    def "the command verifies and writes out without the program"() {
        expect:
        with(dcim('audit', 'verify')) {
            it[0] == 0
            it[2].startsWith('The log is untouched: ')
        }

        when:
        def file = web.database.folder().resolve('out').toFile()
        def json = dcim('audit', 'export', '--to', '2026-08-02', '--output', file.path)

        then:
        json[0] == 0
        file.readLines().collect { new JsonSlurper().parseText(it) }*.subject == ['device:2 UPS-B ups-load-high', 'device:3 Tủ lạnh']

        when:
        dcim('audit', 'export', '--from', '02/08/2026', '--to', '2026-08-02T19:00:00Z', '--format', 'csv', '--output', file.path)

        then:
        file.readLines()[0] == 'id,at,actor,address,action,subject,was,became,reason,requestId,previous,hash'
        file.readLines()[1].startsWith('2,2026-08-01T17:00:00.000Z,minh,,device.pause,device:3 Tủ lạnh,active,paused,,,')
        file.readLines()[2].contains("'=1+1")
    }

    def "a wrong call of the command is told what would be right: #args"() {
        expect:
        dcim(*args)[0] == 2
        said.contains(mend)

        where:
        args                                       || mend
        ['audit', 'export', '--format', 'pdf']     || 'csv, json'
        ['audit', 'export', '--from', 'yesterday'] || '--from 2026-08-01'
        ['audit', 'export', '--from', '2026-08-02', '--to', '2026-08-01'] || '--from 2026-08-01'
        ['audit']                                  || 'dcim audit verify'
    }

    private String said

    /** Exit code, all lines but the last, and the beginning of the last. */
    private List dcim(String... args) {
        def config = web.database.folder().resolve('site.properties')
        Files.writeString(config, ['dcim.database.url', 'dcim.database.user', 'dcim.database.password', 'dcim.master-key-file']
                .collect { "$it=${web.database.properties()[it]}" }.join('\n'))
        def out = new StringWriter()
        def err = new StringWriter()
        def locale = Locale.default
        Locale.default = Locale.ENGLISH
        try {
            def withConfig = args.length > 1 ? args + ['--config', config.toString()] : args
            def code = Commands.execute(new CommandLine(new Application()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), withConfig as String[])
            said = out.toString() + err
            def lines = out.toString().readLines()
            [code, lines.dropRight(1), lines ? lines.last().replaceFirst(/ in \d+ entries.*/, '') : '']
        } finally {
            Locale.default = locale
            System.clearProperty(Environment.PROPERTY_SOURCES_KEY)
        }
    }

    def "who may read the log sees it in the navigation; others are refused: #role"() {
        expect:
        ['/audit', '/audit/1', '/audit/proof', '/audit/seals', '/audit/export.json?to=2026-08-01'].every { web.page(it, role).statusCode() == (may ? 200 : 403) }
        ['/api/v1/audit', '/api/v1/audit/seals', '/api/v1/audit/verification'].every { web.api('GET', it, role).statusCode() == (may ? 200 : 403) }
        may || web.command('/audit/verify', role).statusCode() == 403
        web.page('/devices', role).body().contains('href="/audit"') == may

        where:
        role          || may
        Role.AUDITOR  || true
        Role.OPERATOR || false
    }

    def "nobody in particular is sent to sign in"() {
        expect:
        web.anonymous('/audit').statusCode() == 303
        web.anonymous('/audit/export.csv').statusCode() == 303
        web.api('GET', '/api/v1/audit', null).statusCode() == 401
        web.api('POST', '/api/v1/audit/verification', null).statusCode() == 401
        web.api('DELETE', '/api/v1/audit/1', Role.TOP_ADMINISTRATOR).statusCode() == 405
    }

    def "every kind of finding has its words in #language"() {
        given:
        def words = web.bean(Dictionary).in(language)

        expect:
        AuditFinding.Kind.values().findAll { !words.has("audit.finding.${it.code()}") } == []

        where:
        language << Language.values()
    }
}
