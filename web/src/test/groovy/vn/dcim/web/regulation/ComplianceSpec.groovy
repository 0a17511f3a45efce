package vn.dcim.web.regulation

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.regulation.Catalogue
import vn.dcim.core.regulation.Evaluation
import vn.dcim.web.WebServer
import vn.dcim.web.language.Language
import vn.dcim.web.language.Messages

import java.time.Instant

/** The pages of how it stands with the texts in force. */
class ComplianceSpec extends Specification {

    static final Instant MORNING = Instant.parse('2026-11-21T08:00:00Z')
    static final String MANUAL = 'BK11-4.3'
    static final String FULL = 'BK11-11.4-a'

    @Shared @AutoCleanup WebServer web = new WebServer()

    def setup() {
        web.clock.set(MORNING)
        web.database.clear('obligation_result', 'obligation_declaration')
        web.bean(Evaluation).evaluate()
    }

    def sign(Map<String, String> with = [:], String id = MANUAL, Role role = Role.HEAD) {
        web.command("/compliance/$id/declarations", role,
                [kind: 'attestation', statement: 'Chứng nhận <còn hạn>', paper: '5/GCN', document: '', until: '31/12/2026'] + with)
    }

    def "all obligations stand in the order of the texts, each with its state and why"() {
        when:
        def body = web.page('/compliance', Role.OPERATOR).body()

        then:
        body.contains('11/2023/QĐ-UBND')
        body.contains('22/2021/QĐ-UBND')
        body.count('data-row="BK11-') == 211
        body.count('data-row="BK22-') == 19
        body.indexOf('data-row="BK11-4.3"') < body.indexOf('data-row="BK11-11.4-a"')
        body.contains('Chưa ai ký xác nhận')
    }

    def "#query shows #ids"() {
        expect:
        def body = web.page("/compliance?$query", Role.OPERATOR).body()
        (body =~ /data-row="([^"]+)"/).collect { it[1] } == ids

        where:
        query                          || ids
        'q=nhan+tai+san+14.3-b'        || []
        'q=BK11-14.3-b'                || ['BK11-14.3-b']
        'q=ISO%2FIEC+27001'            || ['BK11-4.3']
        'q=BK11-14.3-b&state=met'      || []
        'q=BK11-14.3-b&role=owner'     || []
        'q=BK11-14.3-b&order=worst'    || ['BK11-14.3-b']
    }

    def "what cannot be asked is refused: #query"() {
        expect:
        web.page("/compliance?$query", Role.OPERATOR).statusCode() == 400

        where:
        query << ['state=moon', 'order=moon']
    }

    def "the page of an obligation tells rule, limits with where they come from, what to do, and leads to its neighbours"() {
        when:
        def body = web.page('/compliance/BK11-6.2-a', Role.AUDITOR).body()

        then:
        body.contains('Điều 6 khoản 2')
        body.contains('18..27')
        body.contains('bộ quy định đề xuất')
        body.contains('Việc cần làm')
        body.contains('rel="prev"')
        body.contains('rel="next"')
        !body.contains('id="sign"')

        and:
        web.page('/compliance/AG59-10.4', Role.AUDITOR).statusCode() == 404
        web.page('/compliance/moon', Role.AUDITOR).statusCode() == 404
    }

    def "the head attests to a day, sees it met, and takes it back with a reason"() {
        when:
        def answer = sign()

        then:
        answer.statusCode() == 303
        with(web.page("/compliance/$MANUAL", Role.HEAD).body()) {
            contains('data-verdict="met"')
            contains('Chứng nhận &lt;còn hạn&gt;')
            contains('21/11/2026 – 31/12/2026')
        }

        when:
        def id = web.database.connect().withCloseable {
            def found = it.createStatement().executeQuery('SELECT id FROM obligation_declaration')
            found.next()
            found.getLong(1)
        }
        def withdrawn = web.command("/compliance/$MANUAL/declarations/$id/withdraw", Role.HEAD, [reason: 'ký nhầm'])

        then:
        withdrawn.statusCode() == 303
        with(web.page("/compliance/$MANUAL", Role.HEAD).body()) {
            contains('data-verdict="no-evidence"')
            contains('ký nhầm')
        }
    }

    def "with #field “#value” nothing is signed, the reason stands there and what was typed is kept"() {
        when:
        def answer = sign([(field): value], id)

        then:
        answer.statusCode() == 422
        answer.body().contains(said)
        answer.body().contains('Chứng nhận &lt;còn hạn&gt;') || field == 'statement'

        where:
        field       | value        | id     || said
        'statement' | ' '          | MANUAL || 'Nội dung, lý do'
        'paper'     | ''           | MANUAL || 'số văn bản, hoặc chọn một hồ sơ'
        'until'     | ''           | MANUAL || 'Đến hết ngày'
        'until'     | '20/11/2026' | MANUAL || 'Đến hết ngày'
        'until'     | '31/02/2027' | MANUAL || 'Đến hết ngày'
        'kind'      | 'moon'       | MANUAL || 'Loại'
        'kind'      | 'attestation' | FULL  || 'chương trình tự xét'
        'document'  | 'x'          | MANUAL || 'Hồ sơ'
    }

    def "an exception leaves it not met, and says so"() {
        given: "no plan of the year: maintenance of the whole centre is wanting"
        sign([kind: 'exception', until: '31/03/2027'], 'BK11-14.3-b')

        when:
        def list = web.page('/compliance?q=BK11-14.3-b', Role.OPERATOR).body()

        then:
        list.contains('data-state="not-met"')
        list.contains('Không đạt, có ngoại lệ')
    }

    def "the list is taken away as CSV, workbook and JSON, and read over the API"() {
        expect:
        web.page('/compliance/export.csv?q=BK11-4.3', Role.AUDITOR).body().contains('BK11-4.3,')
        web.page('/compliance/export.xlsx', Role.AUDITOR).body().startsWith('PK')
        web.page('/compliance/export.json?q=BK11-4.3', Role.AUDITOR).body().contains('"no-evidence"')
        web.get('/api/v1/obligations').total == 230
        with(web.get('/api/v1/obligations/BK11-6.2-a')) {
            limits.find { it.key == 'temp_c' }.value == '18..27'
            automation == 'full'
        }
    }

    def "people of the centre look, other agencies and displays do not; #allowed sign"() {
        expect:
        Role.values().findAll { web.page('/compliance', it).statusCode() != 200 } == [Role.AGENCY, Role.DISPLAY]
        Role.values().findAll { sign([:], MANUAL, it).statusCode() == 303 } == allowed
        web.anonymous('/compliance').statusCode() == 303

        where:
        allowed = [Role.SECURITY_OFFICER, Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR, Role.HEAD]
    }

    def "every limit of every text, in force here or not, has its words, in #language"() {
        given:
        def messages = web.bean(Messages)
        def keys = web.bean(Catalogue).texts()*.obligations().flatten()*.parameters().flatten()*.key().unique()

        expect:
        keys.size() > 400
        keys.findAll { messages.find(language, "regulation.limit.$it").empty } == []

        and: "and a page says them"
        web.page('/compliance/BK11-6.5-b', Role.OPERATOR).body().contains('số ngày lưu hình camera')

        where:
        language << Language.values().toList()
    }

    def "every word that the catalogue and the checks use stands in the bundles, in #language"() {
        given:
        def messages = web.bean(Messages)
        def obligations = web.bean(Catalogue).texts()*.obligations().flatten()

        expect:
        obligations*.responsible().flatten().unique().findAll { messages.find(language, "regulation.role.${it.replace(' ', '-')}").empty } == []
        obligations*.cadence().unique().findAll { messages.find(language, "regulation.cadence.$it").empty } == []

        where:
        language << Language.values().toList()
    }
}
