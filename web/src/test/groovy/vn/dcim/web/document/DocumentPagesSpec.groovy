package vn.dcim.web.document

import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import java.util.zip.ZipEntry
import java.util.zip.ZipInputStream
import java.util.zip.ZipOutputStream
import org.apache.pdfbox.pdmodel.PDDocument
import org.apache.pdfbox.pdmodel.PDPage
import org.apache.poi.xssf.usermodel.XSSFWorkbook
import org.apache.poi.xwpf.usermodel.XWPFDocument
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.audit.AuditLog
import vn.dcim.core.document.Document
import vn.dcim.core.document.DocumentKind
import vn.dcim.core.document.DocumentVersion.Validity
import vn.dcim.core.document.Documents
import vn.dcim.core.document.Documents.Filed
import vn.dcim.core.document.Documents.Held
import vn.dcim.web.WebServer

/** Documents of record as they are filed, renewed and found. */
class DocumentPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer() // on Saturday, 21 November 2026

    static byte[] docx(String text) {
        def bytes = new ByteArrayOutputStream()
        new XWPFDocument().withCloseable { it.createParagraph().createRun().text = text; it.write(bytes) }
        bytes.toByteArray()
    }

    static byte[] xlsx(String text) {
        def bytes = new ByteArrayOutputStream()
        new XSSFWorkbook().withCloseable { it.createSheet('A').createRow(0).createCell(0).cellValue = text; it.write(bytes) }
        bytes.toByteArray()
    }

    static byte[] pdf() {
        def bytes = new ByteArrayOutputStream()
        new PDDocument().withCloseable { it.addPage(new PDPage()); it.save(bytes) }
        bytes.toByteArray()
    }

    static byte[] zip(Map<String, byte[]> entries) {
        def bytes = new ByteArrayOutputStream()
        new ZipOutputStream(bytes).withCloseable { zip -> entries.each { zip.putNextEntry(new ZipEntry(it.key)); zip.write(it.value) } }
        bytes.toByteArray()
    }

    /** A Word file whose text is a file of the machine, if its reader lets it be. */
    static byte[] entities() {
        def parts = [:]
        new ZipInputStream(new ByteArrayInputStream(docx('VĂN BẢN'))).withCloseable { zip ->
            for (def entry = zip.nextEntry; entry != null; entry = zip.nextEntry) {
                parts[entry.name] = zip.readAllBytes()
            }
        }
        def text = new String(parts['word/document.xml'] as byte[], 'UTF-8')
        def body = text.replaceFirst(/^<\?xml[^>]*\?>/, '').replace('VĂN BẢN', '&outside;')
        zip(parts + ['word/document.xml': ('<!DOCTYPE x [<!ENTITY outside SYSTEM "file:///etc/passwd">]>' + body).getBytes('UTF-8')])
    }

    String added(Map form = [:]) {
        def answer = web.command('/documents/new', Role.ASSET_MANAGER,
                [kind: 'a', title: 'Quy chế vận hành', owner: 'Phòng Hạ tầng', form: 'file'] + form)
        assert answer.statusCode() == 303: answer.body()
        answer.headers().firstValue('Location').get()
    }

    def upload(String path, byte[] content, String name = 'tep') {
        def request = HttpRequest.newBuilder(URI.create("${web.server.scheme}://127.0.0.1:${web.server.port}$path/file?name=$name"))
                .header('Cookie', web.session(Role.ASSET_MANAGER)).header('X-CSRF-Token', web.csrf(Role.ASSET_MANAGER))
                .header('HX-Request', 'true').header('Content-Type', 'application/octet-stream')
                .POST(BodyPublishers.ofByteArray(content)).build()
        web.client().send(request, BodyHandlers.ofString())
    }

    String body(String path, Role role = Role.ASSET_MANAGER) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    static Filed filed(DocumentKind kind, Validity validity) {
        new Filed(new Document(1, kind, 'Quy trình', 1, ''), null, validity, false)
    }

    def "BK11-12.1: with #shelf, kind #kind is #told"() {
        expect:
        Documents.held(shelf.collect { filed(kind, it) })[kind] == told

        where:
        kind           | shelf                          || told
        DocumentKind.C | []                             || Held.MISSING
        DocumentKind.K | []                             || Held.OPEN
        DocumentKind.C | [Validity.OVER]                || Held.OUT_OF_DATE
        DocumentKind.K | [Validity.OVER]                || Held.OUT_OF_DATE
        DocumentKind.C | [Validity.NOT_YET]             || Held.OUT_OF_DATE
        DocumentKind.C | [Validity.OVER, Validity.VALID]|| Held.HELD
    }

    def "BK11-12.1: what is valid from #from to #to is #told on 21 November 2026, as the page tells"() {
        when:
        def path = added(kind: 'c', title: "Quy trình bảo trì $from $to" as String, 'valid-from': from, 'valid-to': to)

        then:
        body(path).contains(told)

        where:
        from         | to           || told
        ''           | ''           || 'Còn hiệu lực'
        '22/11/2026' | ''           || 'Chưa có hiệu lực'
        '21/11/2026' | ''           || 'Còn hiệu lực'
        '01/01/2025' | '20/11/2026' || 'Hết hiệu lực</b>'
        '01/01/2025' | '21/11/2026' || 'Còn hiệu lực'
    }

    def "a document is filed with what is known of it, renewed, and keeps every version"() {
        when:
        def path = added(kind: 'b', title: 'Quy trình sao lưu', number: '15/QT-TTTHDL', 'dated-on': '05/01/2026', form: 'paper',
                'paper-place': 'Tủ hồ sơ số 2')
        def renewed = web.command(path, Role.ASSET_MANAGER, [revision: '1', title: 'Quy trình sao lưu', number: '40/QT-TTTHDL',
                owner: 'Phòng Hạ tầng', form: 'paper', 'paper-place': 'Tủ hồ sơ số 3', reason: 'thêm bản sao ngoại vi'])

        then:
        renewed.statusCode() == 303
        with(body(path, Role.AUDITOR)) {
            it.contains('15/QT-TTTHDL')
            it.contains('40/QT-TTTHDL')
            it.contains('Tủ hồ sơ số 3')
            it.contains('thêm bản sao ngoại vi')
        }
        web.command(path, Role.ASSET_MANAGER, [revision: '1', title: 'Quy trình', owner: 'a', form: 'file']).statusCode() == 409
        web.bean(AuditLog).page(0, 20).content.any { it.action() == 'document.change' && it.reason() == 'thêm bản sao ngoại vi' }
    }

    def "BK11-28.2: what a document rules is ticked, told, found again, and taken back"() {
        when:
        def path = added(kind: 'b', title: 'Quy trình ứng cứu', subject: ['incident-ordinary', 'response-plan'])
        def page = body(path)

        then:
        page.contains('value="incident-ordinary" checked')
        page.contains('value="response-plan" checked')
        !page.contains('value="incident-serious" checked')
        page.contains('<div>Quy trình ứng cứu sự cố thông thường</div>')

        when:
        web.command(path, Role.ASSET_MANAGER, [revision: '1', title: 'Quy trình ứng cứu', owner: 'Phòng Hạ tầng', form: 'file', subject: 'incident-serious'])

        then:
        body(path).contains('value="incident-serious" checked')
        !body(path).contains('value="incident-ordinary" checked')

        and:
        web.command(path, Role.ASSET_MANAGER, [revision: '2', title: 'Quy trình ứng cứu', owner: 'a', form: 'file', subject: 'weather']).statusCode() == 422
    }

    def "#wrong is refused beside what was typed"() {
        when:
        def refused = web.command('/documents/new', Role.ASSET_MANAGER,
                [kind: 'a', title: 'Quy chế', owner: 'Phòng Hạ tầng', form: 'file', number: '9/QC'] + form)

        then:
        refused.statusCode() == 422
        refused.body().contains('class="error-line"')
        refused.body().contains('value="9/QC"')

        where:
        wrong                        | form
        'no title'                   | [title: ' ']
        'no owner'                   | [owner: '']
        'a paper that lies nowhere'  | [form: 'paper']
        'an end before its beginning'| ['valid-from': '02/01/2026', 'valid-to': '01/01/2026']
        'a day that is none'         | ['dated-on': '31/02/2026']
        'no kind'                    | [kind: 'z']
        'no form'                    | [form: '']
    }

    def "BK11-12.2: a document that nobody looked at for a year is told; who confirms it files a version that says the same"() {
        given:
        def documents = web.bean(Documents)
        def path = added(kind: 'h', title: 'Biên bản kiểm tra')
        def id = path.split('/').last() as long
        def version = documents.versions(id).first()
        def filedAt = { String at -> documents.filed(documents.get(id), version.class.declaredConstructors[0].newInstance(
                *version.class.recordComponents.collect { it.name == 'filedAt' ? java.time.Instant.parse(at) : it.accessor.invoke(version) })) }

        expect:
        !filedAt('2025-11-21T03:00:00Z').isStale()
        filedAt('2025-11-20T03:00:00Z').isStale()

        when:
        def confirmed = web.command("$path/confirm", Role.ASSET_MANAGER, [revision: '1'])

        then:
        confirmed.statusCode() == 303
        documents.versions(id)*.confirmed() == [true, false]
    }

    def "files are found by what is written in them, without regard to diacritics, and come back as they were"() {
        given:
        def path = added(kind: 'd', title: 'Hồ sơ hoàn công')
        def bytes = content()

        when:
        def answer = upload(path, bytes, 'hoan-cong')

        then:
        answer.statusCode() == 201
        body("/documents?q=$found").contains('Hồ sơ hoàn công')
        !body('/documents?q=khong+co+gi').contains('Hồ sơ hoàn công')
        web.page("$path/versions/2/file", Role.AUDITOR).headers().firstValue('Content-Disposition').get().contains(".$type")
        web.bean(Documents).with { it.content(it.versions(path.split('/').last() as long).first()) } == bytes

        where:
        type   | content                              || found
        'docx' | { docx('Sơ đồ cấp điện Đông Bắc') }  || 'so+do+cap+dien+dong'
        'xlsx' | { xlsx('Điều hòa chính xác') }       || 'dieu+hoa'
        'pdf'  | { pdf() }                            || 'hoan+cong'
    }

    def "#what is refused whatever its name says, and nothing of it is kept"() {
        given:
        def path = added(kind: 'e', title: 'Hồ sơ dịch vụ')

        when:
        def answer = upload(path, content(), 'ho-so.docx')

        then:
        answer.statusCode() == 422
        answer.body().contains('không macro')
        web.bean(Documents).versions(path.split('/').last() as long).size() == 1

        where:
        what                 | content
        'a program'          | { [0x4D, 0x5A, 0x90, 0x00] as byte[] }
        'nothing'            | { [] as byte[] }
        'a page'             | { '<html><script>alert(1)</script></html>'.bytes }
        'a broken PDF'       | { '%PDF-1.7 x'.bytes }
        'any archive'        | { zip('a.txt': 'a'.bytes) }
        'one with macros'    | { zip('[Content_Types].xml': 'a'.bytes, 'word/document.xml': 'a'.bytes, 'word/vbaProject.bin': 'a'.bytes) }
        'one that asks for a file of the machine' | { entities() }
        'what swells'        | { zip('[Content_Types].xml': 'a'.bytes, 'word/document.xml': new byte[101 * 1024 * 1024]) }
    }
}
