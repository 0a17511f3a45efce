package vn.dcim.demo.browser

import com.microsoft.playwright.Download
import com.networknt.schema.InputFormat
import com.networknt.schema.SchemaRegistry
import com.networknt.schema.SpecificationVersion
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.util.zip.ZipFile
import org.apache.poi.xssf.usermodel.XSSFWorkbook
import org.apache.poi.xwpf.usermodel.XWPFDocument
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.lang.TempDir
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.IssuedPassword
import vn.dcim.core.account.Role
import vn.dcim.core.document.DocumentDesk
import vn.dcim.core.document.DocumentForm
import vn.dcim.core.document.DocumentKind
import vn.dcim.core.document.NewVersion
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.schedule.ScheduledJob
import vn.dcim.web.WebServer

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat

/**
 * The head of a centre signs an attestation, is reminded of its end, lets it end, and hands the quarter to inspectors, who verify it. A quarter
 * passes on the clock of a program of its own.
 */
@Stepwise
class InspectionFileWalkSpec extends Specification {

    static final String MANUAL = 'BK11-4.3'
    static final Map<String, ?> SETTINGS = [
            'dcim.roles': 'web', 'dcim.notify.send': false, 'dcim.notify.people.dong.mail': 'dong@dc.example', 'dcim.notify.people.dong.role': 'head',
            'dcim.report.letter.agency': 'Sở Khoa học và Công nghệ', 'dcim.report.letter.body': 'Trung tâm CNTT và Truyền thông',
            'dcim.report.letter.symbol': 'BC-TTCNTT', 'dcim.report.letter.place': 'Bắc Kạn', 'dcim.report.letter.signer-title': 'Giám đốc',
            'dcim.report.letter.signer': 'Nguyễn Văn Đông', 'dcim.report.letter.recipient': 'Đoàn kiểm tra', 'dcim.report.letter.copies': ['Như trên']]

    @Shared BrowserDemo demo = BrowserDemo.running()
    @Shared @AutoCleanup WebServer web = new WebServer(SETTINGS)
    @Shared IssuedPassword head = head()
    @Shared Visitor visitor
    @TempDir Path folder

    IssuedPassword head() {
        def issued = web.bean(Accounts).issue('dong', Role.HEAD)
        web.bean(Accounts).keepIssuedPassword(issued.account())
        web.bean(Accounts).excuseFromSecondFactor(issued.account(), 'spec')
        issued
    }

    def setupSpec() {
        web.bean(DocumentDesk).add(DocumentKind.H, new NewVersion('Giấy chứng nhận ISO/IEC 27001', '12/GCN', null, null, null, '', [] as Set,
                'Phòng Hạ tầng', 'Tủ A1', DocumentForm.PAPER, ''), 'lan')
    }

    def cleanupSpec() {
        visitor?.close()
    }

    /** Moves the clock, has all that goes by it look, and signs in anew: a session does not last for weeks. */
    private void at(String instant) {
        visitor?.close()
        web.clock.set(Instant.parse(instant))
        web.bean(Evaluation).evaluate()
        web.context.getBeansOfType(ScheduledJob).find { it.plan().code() == 'declaration-notices' }.run(null)
        visitor = new Visitor(demo, [url: "http://127.0.0.1:$web.server.port" as String])
        visitor.page.navigate('/sign-in')
        visitor.signIn(head.account().name(), head.password())
        visitor.page.waitForURL('**/')
    }

    def "an attestation is signed, with a document and an end: met, and due on its last day"() {
        given:
        at('2026-11-21T08:00:00Z')

        when:
        visitor.page.navigate("/compliance/$MANUAL")

        then:
        assertThat(visitor.see('[data-verdict=no-evidence]')).isVisible()

        when:
        visitor.page.fill('#statement', 'Hệ thống quản lý an toàn thông tin được chứng nhận')
        visitor.page.selectOption('#document', visitor.see('#document option').filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText('ISO/IEC 27001')).getAttribute('value'))
        visitor.page.fill('#until', '31/12/2026')
        visitor.page.click('#sign button')

        then:
        assertThat(visitor.see('[data-verdict=met]')).containsText('31/12/2026')
        assertThat(visitor.see('#proofs')).containsText('21/11/2026 – 31/12/2026')
        visitor.faults == []
    }

    def "three weeks before its end, not a day earlier, its signer is reminded"() {
        when:
        at('2026-12-09T16:00:00Z')
        visitor.page.navigate('/notices')

        then:
        visitor.see('main').textContent().contains('sắp hết hạn') == false

        when: "the day begins on which 21 are left"
        at('2026-12-09T17:00:00Z')
        visitor.page.navigate('/notices')

        then:
        assertThat(visitor.see('main')).containsText('Xác nhận, ngoại lệ của yêu cầu quy định sắp hết hạn')
        assertThat(visitor.see('main')).containsText('dong')
        visitor.faults == []
    }

    def "on its last day it counts, on the next there is no evidence, and why stands there"() {
        when:
        at('2026-12-31T16:59:00Z')
        visitor.page.navigate("/compliance/$MANUAL")

        then:
        assertThat(visitor.see('[data-verdict=met]')).isVisible()

        when:
        at('2026-12-31T17:00:00Z')
        visitor.page.navigate("/compliance/$MANUAL")

        then:
        assertThat(visitor.see('[data-verdict=no-evidence]')).containsText('31/12/2026')
        assertThat(visitor.see('#past li').first()).containsText('Chưa có bằng chứng')
        assertThat(visitor.see('#past li').nth(1)).containsText('Đạt')
        visitor.faults == []
    }

    private Path taken(String file) {
        Download download = visitor.page.waitForDownload { visitor.page.click("a[href\$='/$file']") }
        def path = folder.resolve(file)
        download.saveAs(path)
        path
    }

    def "the quarter is offered, made and taken: letter, annex, and an archive that sha256sum and the schema of OSCAL find right"() {
        given:
        at('2027-01-05T02:00:00Z')

        when:
        visitor.page.navigate('/compliance/inspections')

        then:
        visitor.see('#first-day').inputValue() == '01/10/2026'
        visitor.see('#last-day').inputValue() == '31/12/2026'

        when:
        visitor.page.click('main form .btn-primary')
        visitor.page.waitForURL('**/compliance/inspections/*')
        def letter = taken('summary.docx')
        def annex = taken('annex.xlsx')
        def archive = taken('evidence.zip')

        then: "the letter is one of state administration"
        with(new XWPFDocument(Files.newInputStream(letter))) {
            it.tables[0].text.contains('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
            it.tables[0].text.contains('Độc lập - Tự do - Hạnh phúc')
            it.paragraphs*.text.join(' ').contains('từ ngày 01/10/2026 đến hết ngày 31/12/2026')
            it.tables.any { it.text.contains('Nơi nhận:') && it.text.contains('Nguyễn Văn Đông') }
        }

        and: "on the last day the attestation was in force"
        with(new XSSFWorkbook(Files.newInputStream(annex)).getSheet('Tình trạng')) { sheet ->
            sheet.lastRowNum == 2 + 230
            (3..sheet.lastRowNum).collect { sheet.getRow(it) }.find { it.getCell(0).stringCellValue == MANUAL }.getCell(3).stringCellValue == 'Đạt'
        }

        when:
        def files = unpacked(archive)
        def process = new ProcessBuilder('sha256sum', '-c', '--strict', 'SHA256SUMS').directory(folder.resolve('archive').toFile()).redirectErrorStream(true)
        process.environment().put('LC_ALL', 'C')
        def running = process.start()
        def lines = running.inputStream.readLines()

        then:
        running.waitFor() == 0
        lines.size() == files - 1
        lines.every { it.endsWith(': OK') }

        and: "the same as OSCAL"
        def schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(getClass().getResourceAsStream('/oscal/oscal_complete_schema.json'))
        def documents = folder.resolve('archive/oscal').toFile().listFiles()
        documents*.name.sort() == ['assessment-plan.json', 'assessment-results.json', 'catalog-BK11.json', 'catalog-BK22.json', 'profile-bac-kan.json']
        documents.collectMany { schema.validate(it.getText('UTF-8'), InputFormat.JSON) } == []
        Files.readString(folder.resolve('archive/oscal/assessment-results.json')).contains(MANUAL)
        visitor.faults == []

        when: "what has gone out is noted"
        visitor.page.fill('#number', '02/BC-TTCNTT')
        visitor.page.fill('#sent-on', '05/01/2027')
        visitor.page.fill('#sent-to', 'Đoàn kiểm tra liên ngành')
        visitor.page.click('#send button')

        then:
        assertThat(visitor.see('dl.facts')).containsText('02/BC-TTCNTT · 05/01/2027 · Đoàn kiểm tra liên ngành')
    }

    /** @return how many files */
    private int unpacked(Path archive) {
        def into = folder.resolve('archive')
        new ZipFile(archive.toFile()).withCloseable { zip ->
            zip.entries().each { entry ->
                def file = into.resolve(entry.name)
                Files.createDirectories(file.parent)
                zip.getInputStream(entry).withCloseable { Files.copy(it, file) }
            }
            zip.size()
        }
    }
}
