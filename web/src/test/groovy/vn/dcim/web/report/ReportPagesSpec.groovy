package vn.dcim.web.report

import java.nio.file.Files
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.util.zip.ZipInputStream
import org.apache.pdfbox.Loader
import org.apache.pdfbox.rendering.PDFRenderer
import org.apache.pdfbox.text.PDFTextStripper
import org.apache.poi.xssf.usermodel.XSSFWorkbook
import org.apache.poi.xwpf.usermodel.ParagraphAlignment
import org.apache.poi.xwpf.usermodel.XWPFDocument
import org.apache.poi.xwpf.usermodel.XWPFParagraph
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.asset.AssetDesk
import vn.dcim.core.asset.AssetDesk.Grounds
import vn.dcim.core.asset.AssetField
import vn.dcim.core.asset.AssetStatus
import vn.dcim.core.asset.AssetTerms
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.place.Place
import vn.dcim.core.place.PlaceRepository
import vn.dcim.core.report.Report
import vn.dcim.core.report.ReportDrafts
import vn.dcim.core.report.Reports
import vn.dcim.web.WebServer
import vn.dcim.web.language.Dictionary

/** Reports from the draft to the files that go out. */
class ReportPagesSpec extends Specification {

    static final Map LETTER = [
            'dcim.report.letter.agency': 'Sở Khoa học và Công nghệ', 'dcim.report.letter.body': 'Trung tâm CNTT và Truyền thông',
            'dcim.report.letter.symbol': 'BC-TTCNTT', 'dcim.report.letter.place': 'Bắc Kạn', 'dcim.report.letter.signer-title': 'Giám đốc',
            'dcim.report.letter.signer': 'Nguyễn Văn Đông', 'dcim.report.letter.recipient': 'Sở Khoa học và Công nghệ tỉnh Bắc Kạn',
            'dcim.report.letter.copies': ['Như trên', 'Lãnh đạo Trung tâm']]

    @Shared @AutoCleanup WebServer web = new WebServer(LETTER)
    @Shared Report report

    def setupSpec() {
        def rack = web.bean(PlaceRepository).save(new Place(null, 'Tủ Đ1', Place.Kind.RACK, null, 42))
        def desk = web.bean(AssetDesk)
        (1..3).each { number ->
            web.clock.advance(Duration.ofMinutes(1))
            def asset = desk.add([(AssetField.NAME): "Máy chủ số $number" as String, (AssetField.KIND): number == 3 ? 'switch' : 'server',
                                  (AssetField.PLACE): rack.name(), (AssetField.PRICE): '60000000', (AssetField.IN_USE_ON): '01/10/2026',
                                  (AssetField.TAG): "TS-000$number" as String], AssetTerms.CODES, 'an').asset()
            if (number == 2) {
                desk.move(asset.id(), 1, AssetStatus.BROKEN, new Grounds('7/BB-KT', LocalDate.parse('2026-11-21'), '', '', 'hỏng nguồn'), 'an')
            }
        }
        // why: before anybody signs in, whose account would be suspended by the leap
        web.clock.advance(Duration.between(web.clock.instant(), Instant.parse('2027-01-04T01:00:00Z')))
        report = web.bean(ReportDrafts).draftDue().find { it.period().code() == '2026-Q4' }
    }

    String body(String path, Role role = Role.HEAD) {
        def answer = web.page(path, role)
        assert answer.statusCode() == 200: answer.body()
        answer.body().replaceAll(/\s+/, ' ')
    }

    def post(String what, Role role, Map form = [:]) {
        web.command("/reports/${report.id()}/$what", role, [revision: web.bean(Reports).get(report.id()).revision()] + form)
    }

    byte[] file(String format) {
        web.bean(ReportPress).print(web.bean(Reports).paper(report), format)
    }

    def "BK11-7.2-a: the draft stands in the list with its due day, and each figure leads to the list behind it"() {
        expect:
        with(body('/reports')) {
            it.contains('Quý IV năm 2026')
            it.contains('15/01/2027')
            it.contains('Dự thảo')
        }

        when:
        def page = body("/reports/${report.id()}")
        def link = (page =~ /href="(\/equipment\?kind=server&amp;as-of=31%2F12%2F2026)">(\d+)</)[0]

        then:
        link[2] == '2'
        body(link[1].replace('&amp;', '&')).count('data-row=') == 2
        page.contains('href="#arrivals">2<')
        page.contains('id="arrivals"')
        page.contains('hỏng') || page.contains('7/BB-KT')
        body('/reports', Role.AUDITOR).contains('Quý IV năm 2026')
        !body("/reports/${report.id()}", Role.AUDITOR).contains('/freeze')
    }

    def "what cannot be drafted is told, and what was typed stays"() {
        when:
        def refused = web.command('/reports', Role.ASSET_MANAGER, [kind: 'quarter', day: day])

        then:
        refused.statusCode() == 422
        refused.body().contains(told)
        refused.body().contains("value=\"$day\"")

        where:
        day          || told
        '04/01/2027' || 'một ngày của kỳ đã hết'
        '31/02/2026' || 'một ngày của kỳ đã hết'
        ''           || 'một ngày của kỳ đã hết'
        '01/11/2026' || '2026-Q4'
    }

    private static double mm(Object twips) {
        (twips as int) / 1440 * 25.4
    }

    private static Map<String, String> parts(byte[] docx) {
        def parts = [:]
        new ZipInputStream(new ByteArrayInputStream(docx)).withCloseable { zip ->
            for (def entry = zip.nextEntry; entry != null; entry = zip.nextEntry) {
                parts[entry.name] = new String(zip.readAllBytes(), 'UTF-8')
            }
        }
        parts
    }

    private static XWPFParagraph paragraph(XWPFDocument document, String beginning) {
        def everywhere = document.paragraphs + document.tables.collectMany { it.rows.collectMany { it.tableCells.collectMany { it.paragraphs } } }
        def found = everywhere.find { it.text.startsWith(beginning) }
        assert found: "no $beginning in ${everywhere*.text}"
        found
    }

    def "the docx keeps the layout of Nghị định 30/2020: paper, margins, typeface, sizes"() {
        given:
        def bytes = file('docx')
        def document = new XWPFDocument(new ByteArrayInputStream(bytes))
        def parts = parts(bytes)
        def section = parts['word/document.xml']
        def twips = { String element, String name -> (section =~ /<w:$element [^>]*w:$name="(\d+)"/)[0][1] }

        expect: "A4, 20–25 mm on top and bottom, 30–35 left, 15–20 right"
        Math.round(mm(twips('pgSz', 'w'))) == 210
        Math.round(mm(twips('pgSz', 'h'))) == 297
        ['top', 'bottom'].every { mm(twips('pgMar', it)) >= 19.99 && mm(twips('pgMar', it)) <= 25.01 }
        mm(twips('pgMar', 'left')) >= 29.99 && mm(twips('pgMar', 'left')) <= 35.01
        mm(twips('pgMar', 'right')) >= 14.99 && mm(twips('pgMar', 'right')) <= 20.01

        and: "Times New Roman all over"
        def everywhere = document.paragraphs + document.tables.collectMany { it.rows.collectMany { it.tableCells.collectMany { it.paragraphs } } }
        everywhere.collectMany { it.runs }.findAll { it.text() }*.fontFamily as Set == ['Times New Roman'] as Set

        and: "#who is #size pt"
        def run = { String beginning -> paragraph(document, beginning).runs.find { it.text() } }
        with(run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')) {
            it.fontSizeAsDouble >= 12 && it.fontSizeAsDouble <= 13
            it.bold
        }
        with(run('Độc lập - Tự do - Hạnh phúc')) {
            it.fontSizeAsDouble >= 13 && it.fontSizeAsDouble <= 14
            it.bold
        }
        with(run('SỞ KHOA HỌC VÀ CÔNG NGHỆ')) {
            it.fontSizeAsDouble >= 12 && it.fontSizeAsDouble <= 13
            !it.bold
        }
        run('TRUNG TÂM CNTT VÀ TRUYỀN THÔNG').bold
        run('Bắc Kạn, ngày').italic
        run('BÁO CÁO').with { it.bold && it.fontSizeAsDouble == 14 }
        run('Nơi nhận:').with { it.bold && it.italic && it.fontSizeAsDouble == 12 }
        run('- Như trên;').fontSizeAsDouble == 11
        run('GIÁM ĐỐC').bold
        run('Nguyễn Văn Đông').bold
        run('Số:').text().contains('/BC-TTCNTT')

        and: "the body justified, its first line 10 or 12.7 mm in, 6 pt between paragraphs, 13–14 pt"
        def body = paragraph(document, 'Thực hiện khoản 2 Điều 7')
        body.alignment == ParagraphAlignment.BOTH
        Math.abs(mm(body.indentationFirstLine) - 12.7) < 0.1
        body.spacingBefore >= 120
        body.spacingBetween >= 1 && body.spacingBetween <= 1.5
        body.runs.find { it.text() }.fontSizeAsDouble >= 13

        and: "ruled lines are drawn, nothing is underlined; the number stands in the middle on top, but not on the first page"
        everywhere.collectMany { it.runs }.every { it.underline.name() == 'NONE' }
        everywhere.count { it.borderTop.name() == 'SINGLE' } == 3
        section.contains('<w:titlePg')
        parts.findAll { it.key.startsWith('word/header') }.values().count { it.contains('w:instr="PAGE"') } == 1

        and: "the figures and the annexes are in it, nothing of the template is left"
        def text = everywhere*.text.join('\n')
        text.contains('Tình hình quản lý, sử dụng thiết bị, phần mềm Quý IV năm 2026')
        text.contains('Phụ lục 1. Danh sách thiết bị hỏng, hết khấu hao, chờ thanh lý')
        text.contains('Máy chủ số 2')
        text.contains('Tủ Đ1')
        !text.contains('{{')
        text.contains('(Dự thảo)')
    }

    def "the pdf says the same, with its letters embedded and all diacritics"() {
        given:
        def document = Loader.loadPDF(file('pdf'))
        def text = { int number ->
            new PDFTextStripper(startPage: number, endPage: number).getText(document).readLines()*.strip().findAll()
        }

        expect:
        def all = new PDFTextStripper().getText(document).replaceAll(/\s+/, ' ')
        ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Thực hiện khoản 2 Điều 7', 'Nguyễn Văn Đông',
         'Phụ lục 1. Danh sách thiết bị hỏng', 'Tủ Đ1'].every { all.contains(it) }
        text(1).first() != '1'
        text(2).first() == '2'
        def page = document.getPage(0)
        Math.round(page.mediaBox.width / 72 * 25.4) == 210
        def fonts = page.resources.fontNames.collect { page.resources.getFont(it) }
        fonts.every { it.embedded && it.name.contains('LiberationSerif') }

        and: "it is drawn too: ink stands in the upper half of the first page"
        def picture = new PDFRenderer(document).renderImageWithDPI(0, 40)
        (0..<picture.height.intdiv(2)).sum { y -> (0..<picture.width).count { x -> (picture.getRGB(x, y) & 0xFF) < 128 } } > 500

        cleanup:
        document.close()
    }

    def "the workbook has each table whole, numbers as numbers"() {
        given:
        def workbook = new XSSFWorkbook(new ByteArrayInputStream(file('xlsx')))

        expect:
        workbook.numberOfSheets == 24
        with(workbook.getSheet('Tăng giảm')) {
            it.getRow(2).getCell(0).stringCellValue == 'Loại'
            it.getRow(3).getCell(0).stringCellValue == 'Máy chủ'
            it.getRow(3).getCell(5).numericCellValue == 2
        }
        workbook.getSheet('Giá trị').getRow(5).getCell(4).numericCellValue == 180_000_000
    }

    def "a template of the site's own is used; what is none is told by its name"() {
        given:
        def folder = Files.createTempDirectory('dcim-template')
        def own = folder.resolve('mau-rieng.docx')
        def shipped = web.bean(ReportPress).template()
        new XWPFDocument(new ByteArrayInputStream(shipped)).withCloseable { document ->
            document.createParagraph().createRun().text = 'Mẫu riêng: {{subject}}'
            own.toFile().withOutputStream { document.write(it) }
        }
        def press = new ReportPress(new LetterConfig('a', 'b', 'BC', 'p', 'r', 's', '', null, own), web.bean(Dictionary))
        def paper = web.bean(Reports).paper(report)

        expect:
        new XWPFDocument(new ByteArrayInputStream(press.print(paper, 'docx'))).paragraphs*.text
                .contains('Mẫu riêng: Tình hình quản lý, sử dụng thiết bị, phần mềm Quý IV năm 2026')

        when:
        own.toFile().text = 'không phải docx'
        press.print(paper, 'docx')

        then:
        def failure = thrown(DcimException)
        failure.code() == ErrorCode.UNREADABLE_FILE
        failure.arguments().first() == 'mau-rieng.docx'

        cleanup:
        folder.toFile().deleteDir()
    }

    def "BK11-7.2-a: remarks, review, freezing, sending; then the figures prove themselves on the page"() {
        when:
        def remarked = post('remarks', Role.ASSET_MANAGER, [assessment: 'Thiết bị hoạt động ổn định.', proposals: 'Thay nguồn <máy chủ số 2>.'])

        then:
        remarked.statusCode() == 303
        post('freeze', Role.HEAD).statusCode() == 422
        post('review', Role.ASSET_MANAGER).statusCode() == 303
        post('freeze', Role.ASSET_MANAGER).statusCode() == 403
        web.command("/reports/${report.id()}/freeze", Role.HEAD, [revision: '1']).statusCode() == 409
        post('freeze', Role.HEAD).statusCode() == 303

        when:
        def late = post('send', Role.HEAD, [number: '12/BC-TTCNTT', 'sent-on': '31/12/2026', 'sent-to': 'Sở KH&CN'])

        then: "the report cannot have been sent before its period was over"
        late.statusCode() == 422
        late.body().contains('value="12/BC-TTCNTT"')
        late.body().contains('ngày sau ngày chốt số liệu')
        post('send', Role.HEAD, [number: '12/BC-TTCNTT', 'sent-on': '04/01/2027', 'sent-to': 'Sở KH&CN']).statusCode() == 303

        when: "the registry goes on"
        web.bean(AssetDesk).add([(AssetField.NAME): 'Máy mới', (AssetField.KIND): 'server'], AssetTerms.CODES, 'an')
        def page = body("/reports/${report.id()}/proof")
        def docx = web.bean(Reports).file(web.bean(Reports).get(report.id()), 'docx').get().content()

        then:
        page.contains('giống hệt số liệu đã chốt')
        page.contains('12/BC-TTCNTT')
        page.contains('Thay nguồn &lt;máy chủ số 2&gt;.')
        web.page("/reports/${report.id()}/figures.json", Role.AUDITOR).body().startsWith('{"parameters"')
        web.page("/reports/${report.id()}/evidence.json", Role.AUDITOR).body().contains('filesSha256')
        new XWPFDocument(new ByteArrayInputStream(docx)).paragraphs*.text.contains('Thay nguồn <máy chủ số 2>.')
        !new XWPFDocument(new ByteArrayInputStream(docx)).paragraphs*.text.contains('(Dự thảo)')
        web.page("/reports/${report.id()}/report.docx", Role.AUDITOR).headers().firstValue('Content-Disposition').get()
                .contains('bao-cao-thiet-bi-2026-Q4.docx')
        web.page("/reports/${report.id()}/report.exe", Role.AUDITOR).statusCode() == 404
    }

    def "a correction is asked for its reason, and names the old one"() {
        expect:
        post('correct', Role.ASSET_MANAGER, [reason: ' ']).statusCode() == 422

        when:
        def answer = post('correct', Role.ASSET_MANAGER, [reason: 'ghi sai nhận xét'])
        def path = answer.headers().firstValue('Location').get()

        then:
        answer.statusCode() == 303
        body(path).contains('ghi sai nhận xét')
        body(path).contains('Bản 2')
        body("/reports/${report.id()}").contains('đã được đính chính')
    }
}
