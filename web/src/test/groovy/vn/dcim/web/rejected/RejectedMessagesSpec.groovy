package vn.dcim.web.rejected

import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.ingest.RejectedDetail
import vn.dcim.core.ingest.RejectedMessage
import vn.dcim.core.ingest.RejectedMessageRepository
import vn.dcim.mqtt.map.Fault
import vn.dcim.snmp.trap.TrapFault
import vn.dcim.web.WebServer
import vn.dcim.web.language.Dictionary
import vn.dcim.web.language.Language

import static vn.dcim.core.ingest.RejectedMessage.Kind.MQTT
import static vn.dcim.core.ingest.RejectedMessage.Kind.TRAP

class RejectedMessagesSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-21T05:00:00Z')

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared RejectedMessageRepository repository = web.context.getBean(RejectedMessageRepository)

    def cleanup() {
        repository.deleteAll()
    }

    RejectedMessage rejected(Map<String, ?> with = [:]) {
        def it = [at: NOON, kind: MQTT, source: 'dc/hg01/crac/c9', payload: 'on', size: 2, reason: 'not-json', detail: RejectedDetail.of('empty')] + with
        repository.save(new RejectedMessage(null, it.at, it.kind, it.source, it.payload, it.size, it.reason, it.detail))
    }

    def "the code gives no reason without its words and its mend in #language"() {
        given:
        def words = web.context.getBean(Dictionary).in(language)

        expect:
        (Fault.Reason.values()*.code() + TrapFault.values()*.code()).findAll {
            RejectedTexts.title(words, it) == it || RejectedTexts.mend(words, it).empty
        } == []

        and: "nor a detail without its sentence"
        (Fault.Detail.values()*.code() + TrapFault.Detail.values()*.code()).findAll { !words.has("rejected.detail.$it") } == []

        where:
        language << Language.values()
    }

    def "a detail is told in #language: #sentence"() {
        expect:
        RejectedTexts.detail(web.context.getBean(Dictionary).in(language), new RejectedDetail(code, ['/supply', '"18,5"'], beyond)) == sentence

        where:
        language    | code            | beyond || sentence
        Language.VI | 'not-numeric'   | 0      || '/supply: cần một số, nhận được "18,5"'
        Language.EN | 'not-numeric'   | 0      || '/supply: a number was expected, there is "18,5"'
        Language.VI | 'not-numeric'   | 1490   || 'Thêm 1.490 bản tin như thế trong một phút; bản tin cuối: /supply: cần một số, nhận được "18,5"'
        Language.EN | 'not-numeric'   | 1490   || '1,490 more of this kind within a minute; the last: /supply: a number was expected, there is "18,5"'
        Language.EN | 'of-a-newer-program' | 0 || '/supply, "18,5"'
    }

    def "a reason of an older program stands as it is"() {
        given:
        def words = web.context.getBean(Dictionary).in(Language.EN)

        expect:
        RejectedTexts.title(words, 'of-old') == 'of-old'
        RejectedTexts.mend(words, 'of-old') == ''
    }

    def "an empty page says what would stand here"() {
        expect:
        web.page('/rejected', Role.OPERATOR).body().contains('Bản tin MQTT và trap SNMP mà chương trình không dùng được')
        web.get('/api/v1/rejected-messages') == [items: [], total: 0]
    }

    def "a message is shown with where it came from, why it was rejected and what to do"() {
        given:
        rejected(payload: '{"supply":"18,5"}', size: 17, reason: 'number-with-comma', detail: RejectedDetail.of('comma', '/supply', '18,5'))

        when:
        def html = web.page('/rejected', Role.AUDITOR).body()

        then:
        ['12:00', 'dc/hg01/crac/c9', 'Số viết với dấu phẩy', 'decimal: comma', '/supply: dấu phẩy trong “18,5” có thể là dấu thập phân', '17 B', '1 bản tin'].every { html.contains(it) }

        and: "in English"
        with(web.page('/rejected', Role.AUDITOR, [Cookie: 'dcim_language=en']).body()) {
            contains('A number with a comma')
            contains('/supply: “18,5” may mean a decimal or thousands')
        }
    }

    def "the API lists newest first, with reason and mend in words"() {
        given:
        def older = rejected()
        def newer = rejected(at: NOON.plusSeconds(1), kind: TRAP, source: '10.0.0.7 1.3.6.1.4.1.9', reason: 'unknown-trap', detail: RejectedDetail.of('not-of-device', 'UPS-A'), payload: 'x = 1', size: 44)

        expect:
        web.get('/api/v1/rejected-messages').total == 2
        web.get('/api/v1/rejected-messages').items*.id == [newer.id(), older.id()]
        web.get('/api/v1/rejected-messages').items[0].findAll { it.key != 'mend' } == [
                id: newer.id(), at: '2026-11-21T05:00:01Z', kind: 'trap', source: '10.0.0.7 1.3.6.1.4.1.9', reason: 'unknown-trap',
                title: 'Unknown trap', detail: 'Sent by UPS-A.', payload: 'x = 1', size: 44]
        web.get('/api/v1/rejected-messages').items[0].mend.contains('profile')
    }

    def "#query finds #found, on the page and in the API"() {
        given:
        rejected(source: 'a/Phòng/1', size: 3)
        rejected(source: 'b/2', reason: 'no-map', size: 1, at: NOON.plusSeconds(1))
        rejected(source: '10.0.0.7', kind: TRAP, reason: 'not-snmp', size: 2, at: NOON.plusSeconds(2))

        when:
        def html = web.page("/rejected?$query", Role.OPERATOR).body()

        then:
        web.get("/api/v1/rejected-messages?$query").items*.source == found
        web.get("/api/v1/rejected-messages?$query").total == found.size()
        (html =~ /<td class="source wide">([^<]*)</).collect { it[1] } == found

        where:
        query                       || found
        ''                          || ['10.0.0.7', 'b/2', 'a/Phòng/1']
        'kind=mqtt'                 || ['b/2', 'a/Phòng/1']
        'kind=trap'                 || ['10.0.0.7']
        'reason=no-map'             || ['b/2']
        'reason=no-such-reason'     || []
        'q=pHONG'                   || ['a/Phòng/1']
        'q=0.0'                     || ['10.0.0.7']
        'q=%25'                     || []
        "q=%27+OR+1%3D1--"          || []
        'kind=mqtt&reason=not-snmp' || []
        'sort=at'                   || ['a/Phòng/1', 'b/2', '10.0.0.7']
        'sort=size'                 || ['b/2', '10.0.0.7', 'a/Phòng/1']
        'sort=-size'                || ['a/Phòng/1', '10.0.0.7', 'b/2']
        'sort=source'               || ['10.0.0.7', 'a/Phòng/1', 'b/2']
        'sort=reason'               || ['b/2', 'a/Phòng/1', '10.0.0.7']
    }

    def "a filter that finds nothing says so, and the others stay to be chosen"() {
        given:
        rejected()

        when:
        def html = web.page('/rejected?kind=trap', Role.OPERATOR).body()

        then:
        html.contains('Không có bản tin bị từ chối nào khớp bộ lọc')
        html.contains('href="/rejected?kind=mqtt"')
        html.contains('MQTT 1<')
    }

    def "pages of a long list follow each other; beyond the last one stands the last"() {
        given:
        repository.saveAll((1..101).collect { new RejectedMessage(null, NOON.plusSeconds(it), MQTT, "t/$it", '', 0, 'no-map', RejectedDetail.of('no-topic')) })

        expect:
        web.page('/rejected', Role.OPERATOR).body().contains('1–100 trong 101')
        web.page("/rejected?page=$page", Role.OPERATOR).body().contains('101–101 trong 101')

        and:
        web.get('/api/v1/rejected-messages?size=2&page=1').items*.source == ['t/99', 't/98']
        web.get('/api/v1/rejected-messages?size=2&page=51') == [items: [], total: 101]

        where:
        page << [1, 2, 21474836]
    }

    def "#query is refused and the mend is named"() {
        expect:
        with(web.api('GET', "/api/v1/rejected-messages?$query", Role.OPERATOR)) {
            statusCode() == 400
            WebServer.json(it).errors == null || WebServer.json(it).detail.contains(mend)
        }
        web.page("/rejected?$query", Role.OPERATOR).statusCode() == 400

        where:
        query             || mend
        'page=-1'         || '≥ 0'
        'page=two'        || 'Integer'
        'kind=pigeon'     || 'mqtt, trap'
        'sort=payload'    || 'at, source, reason, size'
        'sort=-'          || 'at, source, reason, size'
    }

    def "a page size out of range is refused: #size"() {
        expect:
        web.api('GET', "/api/v1/rejected-messages?size=$size", Role.OPERATOR).statusCode() == status

        where:
        size || status
        0    || 400
        1    || 200
        1000 || 200
        1001 || 400
    }

    def "what was received is shown, never run"() {
        given:
        rejected(source: 'a/<script>alert(1)</script>', payload: '"><img src=x onerror=alert(2)>', detail: RejectedDetail.of('no-member', '<b onmouseover=alert(3)>'))

        when:
        def html = web.page('/rejected?q=%3Cscript%3E', Role.OPERATOR).body()

        then:
        !html.contains('<script>alert')
        !html.contains('<img src=x')
        !html.contains('<b onmouseover')
        html.contains('a/&lt;script&gt;alert(1)')
    }

    def "bytes are shown in hexadecimal, a long payload by its beginning"() {
        given:
        rejected(payload: '\\x08\\x96\\x01', size: 3, reason: 'invalid-utf8')
        rejected(payload: 'a' * 4096, size: 10_000_000, reason: 'too-large', source: 'big')

        when:
        def html = web.page('/rejected', Role.OPERATOR).body()

        then:
        html.contains('08 96 01')
        html.contains('cả bản tin dài 10,0 MB')
    }

    def "the part that new messages change comes by itself, while the newest stand on top"() {
        given:
        rejected(source: 'news')

        expect:
        web.page('/rejected', Role.OPERATOR).body().contains('hx-get="/rejected/rows"')
        web.page('/rejected?sort=size', Role.OPERATOR).body().contains('hx-get="/rejected/rows') == false
        with(web.page('/rejected/rows?kind=mqtt', Role.OPERATOR, ['HX-Request': 'true']).body()) {
            contains('>news<')
            !contains('<html')
        }
    }

    def "what is shown is handed over as a file; no cell is a formula, no character breaks the workbook"() {
        given:
        rejected(source: '=HYPERLINK("http://x")', payload: 'bell\u0007 in a long text')
        rejected(kind: TRAP, source: '10.0.0.7', reason: 'not-snmp')

        when:
        def csv = web.page('/rejected/export.csv?kind=mqtt', Role.AUDITOR)

        then:
        csv.headers().firstValue('Content-Disposition').get().contains('rejected.csv')
        csv.body().startsWith('\uFEFFLúc,Kênh,Chủ đề hoặc nơi gửi')
        csv.body().contains('21/11/2026 12:00:00,MQTT,"\'=HYPERLINK(""http://x"")",Không phải JSON,Nội dung rỗng.,bell\\x07 in a long text,2')
        !csv.body().contains('10.0.0.7')
        web.page('/rejected/export.xlsx', Role.AUDITOR).body().startsWith('PK')
    }

    def "whoever may look may look here, and nobody else"() {
        expect:
        Role.values().every { web.page('/rejected', it).statusCode() == 200 }
        web.anonymous('/rejected').statusCode() == 303
        web.anonymous('/rejected/export.csv').statusCode() == 303
        web.api('GET', '/api/v1/rejected-messages', null).statusCode() == 401
        web.api('POST', '/api/v1/rejected-messages', Role.ADMINISTRATOR).statusCode() == 405
    }
}
