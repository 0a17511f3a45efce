package vn.dcim.web.incident

import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration
import org.apache.pdfbox.Loader
import org.apache.pdfbox.text.PDFTextStripper
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.incident.annex.AnnexField
import vn.dcim.web.WebServer

/** KT17-PL1 and evidence of KT17-16.1.d. */
class AnnexPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer(['dcim.limits.exports': 1000, 'dcim.limits.account': 1000]) // 21 November 2026, 15:00

    String opened(String title, String at, Map answers, boolean drill = false) {
        web.clock.advance(Duration.ofSeconds(1))
        def path = web.command('/incidents/new', Role.OPERATOR, [title: title, 'detected-at': at] + (drill ? [drill: 'yes'] : [:])).headers().firstValue('Location').get()
        answers.each { question, answer -> assert web.command("$path/answer", Role.OPERATOR, [question: question, answer: answer]).statusCode() == 303 }
        path
    }

    static final Map SECURITY = ['security-incident': 'yes', 'spreading-or-destroying': 'yes']

    List<String> row(String body, String kind) {
        (body =~ /(?s)<tr data-kind="$kind">(.*?)<\/tr>/)[0][1].findAll(/<td[^>]*>([^<]*)<\/td>/) { it[1] }.drop(1)
    }

    def "KT17-PL1: incidents of the period are counted once each, by kind and by who handled them, and the total adds up"() {
        given: "at the edges of the period, and what does not count"
        opened('Mã độc 1', '2026-03-01T00:00', SECURITY + [kind: 'malware', 'handled-by': 'self', damage: '1500000'])
        opened('Mã độc 2', '2026-03-31T23:59', SECURITY + [kind: 'malware', 'handled-by': 'self'])
        opened('Mã độc 3', '2026-03-15T10:00', SECURITY + [kind: 'malware', 'handled-by': 'department'])
        opened('Không rõ loại', '2026-03-15T11:00', SECURITY)
        opened('Ngày trước', '2026-02-28T23:59', SECURITY + [kind: 'malware'])
        opened('Ngày sau', '2026-04-01T00:00', SECURITY + [kind: 'malware'])
        opened('Diễn tập', '2026-03-15T12:00', SECURITY + [kind: 'malware'], true)
        opened('Mất điện', '2026-03-15T13:00', ['security-incident': 'no'])

        when:
        def body = web.page('/incidents/annex-1?from=01/03/2026&until=31/03/2026', Role.AUDITOR).body()

        then:
        row(body, 'malware') == ['3', '2', '1', '0', '1.500.000']
        row(body, 'other') == ['1', '0', '0', '0', '0']
        row(body, 'dos') == ['0', '0', '0', '0', '0']
        body.contains('1 sự cố chưa ghi ai xử lý')
    }

    def "every field of the form is kept, printed, and offered again for the next period"() {
        given:
        def values = AnnexField.values().collectEntries { field ->
            [field.code(), field.holds() == AnnexField.Holds.YES_NO ? 'yes' : field.holds() == AnnexField.Holds.NUMBER ? "${700 + field.ordinal()}".toString() : "Ghi <b> ${field.code()}".toString()]
        }

        when:
        def written = web.command('/incidents/annex-1', Role.OPERATOR, [from: '01/05/2026', until: '31/05/2026'] + values)
        def path = written.headers().firstValue('Location').get()
        def paper = web.page(path, Role.AUDITOR).body()

        then:
        written.statusCode() == 303
        paper.contains('BÁO CÁO ĐỊNH KỲ')
        values.findAll { it.value != 'yes' }.every { paper.contains(it.value.replace('<b>', '&lt;b>')) || paper.contains(it.value.replace('<b>', '&lt;b&gt;')) }
        paper.count('■ Có') == AnnexField.values().count { it.holds() == AnnexField.Holds.YES_NO }
        paper.contains('11. Thống kê sự cố')
        paper.contains("2. Tổng số máy tính của cơ quan/đơn vị: ${1400 + AnnexField.SERVERS.ordinal() + AnnexField.WORKSTATIONS.ordinal()}")
        web.page("$path/docx", Role.AUDITOR).statusCode() == 200
        web.page("$path/odt", Role.AUDITOR).statusCode() == 404

        and: "the letters of the file have what is ticked and what is not"
        with(pdf("$path/pdf")) {
            it.count('■') == AnnexField.values().count { field -> field.holds() == AnnexField.Holds.YES_NO }
            it.count('□') == it.count('■')
            !it.contains('#')
        }

        and:
        def next = web.page('/incidents/annex-1?from=01/06/2026&until=30/06/2026', Role.OPERATOR).body()
        next.contains('value="Ghi &lt;b&gt; officer-contact"') || next.contains('value="Ghi &lt;b> officer-contact"') || next.contains('value="Ghi <b> officer-contact"')
    }

    def "bad input is told and nothing of it is lost: #field"() {
        when:
        def refused = web.command('/incidents/annex-1', Role.OPERATOR, [from: '01/05/2026', until: '31/05/2026', 'cost-past': '200 triệu', (field): value])

        then:
        refused.statusCode() == 422
        refused.body().contains(said)
        refused.body().contains('value="200 triệu"')

        where:
        field     | value        || said
        'servers' | 'mười'       || 'số nguyên, chỉ chữ số'
        'until'   | '30/04/2026' || 'ngày cuối kỳ'
        'from'    | ''           || 'ngày đầu kỳ'
        'wifi'    | 'maybe'      || 'có, không hoặc để trống'
    }

    def "evidence is kept as it is, photos and log excerpts alike, and stands in timeline and minutes: #name"() {
        given:
        def path = opened("Chứng cứ $name", '2026-11-21T14:00', [:])

        when:
        def answer = attach(path, name, content)

        then:
        answer.statusCode() == status
        status == 422 || web.page(path, Role.OPERATOR).body().contains("Chứng cứ: $name")
        status == 422 || web.page("$path/paper", Role.OPERATOR).body().contains(name)
        status == 201 || answer.body().contains('tệp PDF, DOCX, XLSX, PNG, JPEG hoặc văn bản')

        where:
        name          | content                                      || status
        'auth.log'    | 'Nov 21 14:01 sshd: Failed password for lỗi' || 201
        'rong.txt'    | ''                                           || 422
        'virus.exe'   | 'MZ\u0000\u0001'                             || 422
    }

    def "an auditor brings no evidence, and what is not there is 404"() {
        given:
        def path = opened('Quyền', '2026-11-21T14:00', [:])

        expect:
        attach(path, 'a.log', 'x', Role.AUDITOR).statusCode() == 403
        web.page("$path/files/999", Role.OPERATOR).statusCode() == 404
        attach('/incidents/99999', 'a.log', 'x').statusCode() == 404
    }

    private String pdf(String path) {
        def request = HttpRequest.newBuilder(URI.create("${web.server.scheme}://127.0.0.1:${web.server.port}$path"))
                .header('Cookie', web.session(Role.AUDITOR)).GET().build()
        new PDFTextStripper().getText(Loader.loadPDF(web.client().send(request, BodyHandlers.ofByteArray()).body()))
    }

    private attach(String path, String name, String content, Role role = Role.OPERATOR) {
        def request = HttpRequest.newBuilder(URI.create("${web.server.scheme}://127.0.0.1:${web.server.port}$path/files?name=$name"))
                .header('Cookie', web.session(role)).header('X-CSRF-Token', web.csrf(role))
                .header('Content-Type', 'application/octet-stream').header('HX-Request', 'true')
                .POST(HttpRequest.BodyPublishers.ofByteArray(content.bytes)).build()
        web.client().send(request, BodyHandlers.ofString())
    }
}
