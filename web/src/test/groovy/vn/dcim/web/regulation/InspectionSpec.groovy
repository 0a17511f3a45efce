package vn.dcim.web.regulation

import groovy.json.JsonSlurper
import org.apache.poi.xssf.usermodel.XSSFWorkbook
import org.apache.poi.xwpf.usermodel.XWPFDocument
import org.apache.poi.xwpf.usermodel.XWPFParagraph
import org.apache.poi.xwpf.usermodel.XWPFTable
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.regulation.Declaration
import vn.dcim.core.regulation.DeclarationDesk
import vn.dcim.core.regulation.Evaluation
import vn.dcim.web.WebServer

import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.sql.SQLException
import java.time.Instant
import java.time.LocalDate
import java.util.zip.ZipEntry
import java.util.zip.ZipInputStream

/** The inspection file: what goes out, that it is what was, and that whoever gets it can tell. */
class InspectionSpec extends Specification {

    static final Map LETTER = [
            'dcim.limits.exports': 1000,
            'dcim.report.letter.agency': 'Sở Khoa học và Công nghệ', 'dcim.report.letter.body': 'Trung tâm CNTT và Truyền thông',
            'dcim.report.letter.symbol': 'BC-TTCNTT', 'dcim.report.letter.place': 'Bắc Kạn', 'dcim.report.letter.signer-title': 'Giám đốc',
            'dcim.report.letter.signer': 'Nguyễn Văn Đông', 'dcim.report.letter.recipient': 'Đoàn kiểm tra',
            'dcim.report.letter.copies': ['Như trên']]

    @Shared @AutoCleanup WebServer web = new WebServer(LETTER)
    @Shared long withdrawnLater
    @Shared String made
    @TempDir Path folder

    def setupSpec() {
        def evaluation = web.bean(Evaluation)
        web.clock.set(Instant.parse('2026-11-21T01:00:00Z'))
        evaluation.evaluate()
        def document = documentWithFile()
        web.clock.set(Instant.parse('2026-11-22T02:00:00Z'))
        sign('BK11-4.3', 'ATTESTATION', 'Chứng nhận ISO/IEC 27001 còn hạn', document)
        withdrawnLater = sign('BK11-14.3-b', 'EXCEPTION', 'chờ kinh phí', null)
        web.bean(Accounts).issue('khanh', Role.HEAD)
        web.database.connect().withCloseable {
            it.createStatement().execute("UPDATE account SET person_full_name = 'Đặng Quốc Khánh' WHERE name = 'khanh'")
        }
        ['BK11-22.1.b', 'BK11-4.4'].each { sign(it, 'ATTESTATION', 'đã kiểm tra chọn mẫu', null, 'khanh') }
        sign('BK11-6.4-c', 'NOT_APPLICABLE', 'thuê máy phát của tòa nhà', null)
        web.clock.set(Instant.parse('2026-11-23T02:00:00Z'))
        evaluation.evaluate()
        web.clock.set(Instant.parse('2026-11-24T02:00:00Z'))
        web.signInAnew()
        made = make().headers().firstValue('Location').get()
    }

    long documentWithFile() {
        def location = web.command('/documents/new', Role.ASSET_MANAGER,
                [kind: 'a', title: 'Giấy chứng nhận', owner: 'Phòng Hạ tầng', form: 'file']).headers().firstValue('Location').get()
        def bytes = new ByteArrayOutputStream()
        new XWPFDocument().withCloseable { it.createParagraph().createRun().text = 'ISO/IEC 27001'; it.write(bytes) }
        def request = HttpRequest.newBuilder(address("$location/file?name=iso.docx"))
                .header('Cookie', web.session(Role.ASSET_MANAGER)).header('X-CSRF-Token', web.csrf(Role.ASSET_MANAGER))
                .header('HX-Request', 'true').header('Content-Type', 'application/octet-stream')
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray())).build()
        assert web.client().send(request, BodyHandlers.ofString()).statusCode() == 201
        location.split('/').last() as long
    }

    long sign(String obligation, String kind, String statement, Long document, String signer = 'an') {
        web.bean(DeclarationDesk).sign(obligation, new DeclarationDesk.Draft(
                Declaration.Kind.valueOf(kind), statement, document, document ? '' : '7/XN', LocalDate.parse('2027-03-31')), signer).id()
    }

    URI address(String path) {
        URI.create("${web.server.scheme}://127.0.0.1:${web.server.port}$path")
    }

    HttpResponse<String> make(Map form = [:], Role role = Role.AUDITOR) {
        web.command('/compliance/inspections', role, ['first-day': '21/11/2026', 'last-day': '23/11/2026'] + form)
    }

    byte[] taken(String path, Role role = Role.AUDITOR) {
        def answer = web.client().send(HttpRequest.newBuilder(address(path)).header('Cookie', web.session(role)).GET().build(),
                BodyHandlers.ofByteArray())
        assert answer.statusCode() == 200: new String(answer.body())
        answer.body()
    }

    static Map<String, byte[]> unpacked(byte[] zip) {
        Map<String, byte[]> files = [:]
        new ZipInputStream(new ByteArrayInputStream(zip)).withCloseable {
            for (ZipEntry entry = it.nextEntry; entry != null; entry = it.nextEntry) {
                files[entry.name] = it.readAllBytes()
            }
        }
        files
    }

    void unpack(Map<String, byte[]> files) {
        files.each { path, bytes ->
            def file = folder.resolve(path)
            Files.createDirectories(file.parent)
            Files.write(file, bytes)
        }
    }

    /** Verifies as a third party does: by the program that every Linux has. */
    List verified() {
        def process = new ProcessBuilder('sha256sum', '-c', 'SHA256SUMS').directory(folder.toFile()).redirectErrorStream(true)
        process.environment().put('LC_ALL', 'C')
        def running = process.start()
        def lines = running.inputStream.readLines()
        [running.waitFor(), lines]
    }

    def "sha256sum finds every file of the archive as it was, and one changed byte"() {
        given:
        def files = unpacked(taken("$made/evidence.zip"))
        unpack(files)

        when:
        def (code, lines) = verified()

        then:
        code == 0
        lines.size() == files.size() - 1
        lines.every { it.endsWith(': OK') }
        files.keySet().containsAll(['README.txt', 'summary.docx', 'annex.xlsx', 'declarations.json', 'documents.json',
                                    'oscal/catalog-BK11.json', 'oscal/catalog-BK22.json', 'oscal/profile-bac-kan.json',
                                    'oscal/assessment-plan.json', 'oscal/assessment-results.json', 'results/at-end.jsonl',
                                    'results/2026-11-21.jsonl', 'results/2026-11-22.jsonl', 'results/2026-11-23.jsonl'])

        when:
        def facts = folder.resolve('facts').toFile().listFiles().first()
        facts.bytes = facts.bytes.with { it[0] = it[0] ^ 1 as byte; it }
        (code, lines) = verified()

        then:
        code != 0
        lines.count { it.endsWith(': FAILED') } == 1
    }

    def "what was judged by stands under its hash, each result names it, and the document referred to is there"() {
        given:
        def files = unpacked(taken("$made/evidence.zip"))
        def results = ['at-end', '2026-11-21', '2026-11-22', '2026-11-23'].collectEntries { name ->
            [name, new String(files["results/${name}.jsonl" as String], 'UTF-8').readLines().collect { new JsonSlurper().parseText(it) }]
        }

        expect:
        results['at-end']*.obligation.unique().size() == 230
        results.values().flatten()*.facts.findAll()*.sha256.toSet() ==
                files.keySet().findAll { it.startsWith('facts/') }*.replaceAll('facts/|\\.json', '').toSet()
        results['at-end'].find { it.obligation == 'BK11-4.3' }.state == 'met'

        and:
        def filed = new JsonSlurper().parse(files['documents.json'])
        filed*.title == ['Giấy chứng nhận']
        files.containsKey(filed[0].file)
        new JsonSlurper().parse(files['declarations.json'])*.obligation == ['BK11-4.3', 'BK11-14.3-b', 'BK11-22.1.b', 'BK11-4.4', 'BK11-6.4-c']
        new String(files['README.txt'], 'UTF-8').count('sha256sum -c SHA256SUMS') == 2
    }

    def "the same period made again is the same to the byte, also after what comes later"() {
        given:
        def path = make().headers().firstValue('Location').get()
        def first = ['summary.docx', 'annex.xlsx', 'evidence.zip'].collectEntries { [it, taken("$made/$it")] }

        expect:
        path != made
        first.every { name, bytes -> Arrays.equals(bytes, taken("$path/$name")) }

        when: "an exception that counted is withdrawn after the period, and all is judged anew"
        web.bean(DeclarationDesk).withdraw(withdrawnLater, 'đã có kinh phí', 'an')
        web.bean(Evaluation).evaluate()
        def later = make().headers().firstValue('Location').get()

        then:
        first.every { name, bytes -> Arrays.equals(bytes, taken("$made/$name")) }
        first.every { name, bytes -> Arrays.equals(bytes, taken("$later/$name")) }
    }

    def "the times in its files are the end of the period"() {
        expect:
        [taken("$made/evidence.zip"), taken("$made/annex.xlsx"), taken("$made/summary.docx")].every { bytes ->
            def days = []
            new ZipInputStream(new ByteArrayInputStream(bytes)).withCloseable {
                for (ZipEntry entry = it.nextEntry; entry != null; entry = it.nextEntry) {
                    days << entry.timeLocal.toString()
                }
            }
            days.unique() == ['2026-11-23T23:59:58']
        }
    }

    def "the annex has every obligation with limits and where they come from, the history and the declarations"() {
        given:
        def workbook = new XSSFWorkbook(new ByteArrayInputStream(taken("$made/annex.xlsx")))
        def sheet = { String name ->
            def of = workbook.getSheet(name)
            (2..of.lastRowNum).collect { row -> (0..<of.getRow(2).lastCellNum).collect { of.getRow(row)?.getCell(it)?.stringCellValue ?: '' } }
        }

        expect:
        sheet('Tình trạng').size() == 1 + 230
        sheet('Tình trạng')[0].take(4) == ['Mã', 'Điều khoản', 'Yêu cầu', 'Tình trạng']
        with(sheet('Tình trạng').find { it[0] == 'BK11-6.2-a' }) {
            it[8].contains('18..27')
            it[8].contains('bộ quy định đề xuất')
        }
        sheet('Tình trạng').find { it[0] == 'BK11-4.3' }[3] == 'Đạt'
        sheet('Tình trạng').find { it[0] == 'BK11-14.3-b' }[3] == 'Không đạt, có ngoại lệ'
        sheet('Tình trạng').find { it[0] == 'BK11-6.4-c' }[3] == 'Không áp dụng'

        and: "from its first judgement to what it came to"
        sheet('Lịch sử').findAll { it[1] == 'BK11-4.3' }*.getAt(3) == ['Chưa có bằng chứng', 'Đạt']
        sheet('Lịch sử').findAll { it[1] == 'BK11-4.3' }*.getAt(2) == ['', 'Chưa có bằng chứng']
        sheet('Xác nhận').drop(1)*.first() == ['BK11-4.3', 'BK11-14.3-b', 'BK11-22.1.b', 'BK11-4.4', 'BK11-6.4-c']
        sheet('Hồ sơ')[1][0] == 'Giấy chứng nhận'

        and: "it is printed on A4 landscape, as wide as the page, with its heads on each and no text cut off"
        (0..<workbook.numberOfSheets).collect { workbook.getSheetAt(it) }.every {
            it.printSetup.landscape && it.printSetup.paperSize == 9 && it.fitToPage && it.printSetup.fitWidth == 1 && it.printSetup.fitHeight == 0 &&
                    it.repeatingRows.firstRow == 2 && it.repeatingRows.lastRow == 2 && it.footer.right.endsWith('Trang &P/&N')
        }
        with(workbook.getSheet('Tình trạng')) { of ->
            (0..13).every { of.getColumnWidth(it) > 4 * 256 && of.getColumnWidth(it) < 42 * 256 }
            (3..of.lastRowNum).every { row -> of.getRow(row).cellIterator().every { it.cellStyle.wrapText } && of.getRow(row).heightInPoints >= 15 }
            (3..of.lastRowNum).count { of.getRow(it).heightInPoints > 28 } > 100
        }

        cleanup:
        workbook.close()
    }

    def "the summary is a letter of state administration, with counts, breaches, exceptions and attestations"() {
        given:
        def document = new XWPFDocument(new ByteArrayInputStream(taken("$made/summary.docx")))
        def tables = document.bodyElements.findAll { it instanceof XWPFTable } as List<XWPFTable>
        def text = document.bodyElements.findAll { it instanceof XWPFParagraph }*.text.join('\n')
        def section = new String(unpacked(taken("$made/summary.docx"))['word/document.xml'], 'UTF-8')
        def mm = { String element, String name -> Math.round(((section =~ /<w:$element [^>]*w:$name="(\d+)"/)[0][1] as int) / 1440 * 25.4) as int }

        expect: "Nghị định 30/2020: A4, margins 20–25/20–25/30–35/15–20 mm, Times New Roman"
        [mm('pgSz', 'w'), mm('pgSz', 'h')] == [210, 297]
        ['top', 'bottom'].every { mm('pgMar', it) in 20..25 }
        mm('pgMar', 'left') in 30..35
        mm('pgMar', 'right') in 15..20
        document.paragraphs*.runs.flatten()*.fontFamily.unique() == ['Times New Roman']
        document.paragraphs*.runs.flatten()*.fontSizeAsDouble.unique() == [14.0d]

        and: "who writes, the country, its motto, place and date"
        tables[0].text.contains('TRUNG TÂM CNTT VÀ TRUYỀN THÔNG')
        tables[0].text.contains('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
        tables[0].text.contains('Độc lập - Tự do - Hạnh phúc')
        tables[0].text.contains('/BC-TTCNTT')
        tables[0].text.contains('Bắc Kạn, ngày')
        text.contains('BÁO CÁO\nTình hình tuân thủ quy định của Trung tâm Tích hợp dữ liệu từ ngày 21/11/2026 đến hết ngày 23/11/2026')
        text.contains('Kính gửi: Đoàn kiểm tra')
        def ending = tables.find { it.text.contains('Nơi nhận:') }
        ending.text.contains('Lưu: VT')
        ending.text.contains('GIÁM ĐỐC')
        ending.text.contains('Nguyễn Văn Đông')
        text.contains('Trên đây là báo cáo của Trung tâm CNTT và Truyền thông, kính gửi Đoàn kiểm tra xem xét./.')

        and: "the sum of the counts is the number of obligations"
        def sums = tables[1].rows.last().tableCells*.text.drop(1)*.toInteger()
        sums.take(4).sum() == 230
        sums[4] == 230
        text.contains('230 yêu cầu')
        tables[2].text.contains('chờ kinh phí')
        tables[3].text.contains('Chứng nhận ISO/IEC 27001 còn hạn')
        tables[3].text.contains('Giấy chứng nhận')

        and: "what was said of several obligations on one paper is one line, in the order of the texts"
        tables[3].rows*.tableCells*.first()*.text == ['Mã', 'BK11-4.3', 'BK11-4.4, BK11-22.1.b']

        and: "people are named as letters name them; an account that is nobody's by itself"
        tables[3].rows*.tableCells*.last()*.text == ['Người ký', 'an', 'Đặng Quốc Khánh']

        and:
        tables[4].text.contains('thuê máy phát của tòa nhà')

        and: "what is not met, one by one, in an appendix behind the signature"
        text.contains("${sums[0]} yêu cầu không đạt")
        text.contains('(Kèm theo Báo cáo số          /BC-TTCNTT ngày      tháng      năm 2026 của Trung tâm CNTT và Truyền thông)')
        tables.indexOf(ending) == tables.size() - 2
        tables.last().rows.size() - 1 == sums[0]
        tables.last().text.contains('BK11-14.3-b')

        cleanup:
        document.close()
    }

    def "the days that were judged are proposed, and since when there are results is told"() {
        when:
        def body = web.page('/compliance/inspections', Role.AUDITOR).body()

        then:
        body.contains('name="first-day" value="21/11/2026"')
        body.contains('name="last-day" value="23/11/2026"')
        body.contains('Kết quả xét có từ ngày 21/11/2026')
    }

    def "its page tells under which profile it was made, by name"() {
        when:
        def body = web.page(made, Role.AUDITOR).body()

        then:
        body.contains('<dt>Bộ quy định</dt><dd>Tỉnh Bắc Kạn</dd>')
    }

    def "with #form nothing is made, and the reason stands there"() {
        when:
        def answer = make(form)

        then:
        answer.statusCode() == 422
        answer.body().contains(said)

        where:
        form                                                  || said
        ['last-day': '24/11/2026']                            || 'trước hôm nay'
        ['last-day': '']                                      || 'Đến hết ngày'
        ['first-day': '24/11/2026']                           || 'không sau ngày cuối kỳ'
        ['first-day': '22/11/2025']                           || 'dài nhất 366 ngày'
        ['first-day': '31/02/2026']                           || 'Từ ngày'
    }

    def "a period of 366 days is the longest: #first"() {
        expect:
        make(['first-day': first]).statusCode() == code

        where:
        first        || code
        '23/11/2025' || 303
        '22/11/2025' || 422
    }

    def "what went out is noted once, and then never changes"() {
        given:
        def path = make().headers().firstValue('Location').get()
        def form = [number: '12/BC-TTCNTT', 'sent-on': '24/11/2026', 'sent-to': 'Đoàn kiểm tra']

        expect: "an auditor makes and takes, and sends nothing"
        web.command("$path/send", Role.AUDITOR, form).statusCode() == 403
        web.command("$path/send", Role.HEAD, form + ['sent-on': '23/11/2026']).statusCode() == 422
        web.command("$path/send", Role.HEAD, form + [number: ' ']).statusCode() == 422

        when:
        def sent = web.command("$path/send", Role.HEAD, form)

        then:
        sent.statusCode() == 303
        web.page(path, Role.AUDITOR).body().contains('12/BC-TTCNTT · 24/11/2026 · Đoàn kiểm tra')
        web.page('/compliance/inspections', Role.AUDITOR).body().contains('12/BC-TTCNTT')
        web.command("$path/send", Role.HEAD, form).statusCode() == 409

        when:
        web.database.connect().withCloseable { it.createStatement().execute(statement) }

        then:
        thrown(SQLException)

        where:
        statement << ["UPDATE inspection_file SET number = 'x' WHERE sent_on IS NOT NULL", "UPDATE inspection_file SET sha256 = REPEAT('0', 64)",
                      'DELETE FROM inspection_file', "UPDATE inspection_part SET packed = ''", 'DELETE FROM inspection_part']
    }

    def "making and taking stand in the audit log"() {
        when:
        taken("$made/evidence.zip")
        taken("$made/summary.docx")
        def log = web.page('/audit?q=inspection', Role.AUDITOR).body()

        then:
        log.contains('Lập hồ sơ kiểm tra')
        log.contains('Tải hồ sơ kiểm tra')
        log.contains('evidence.zip')
    }

    def "where facts are not what they were, nothing of the archive goes out, and the file is named"() {
        given:
        def change = { String to -> web.database.connect().withCloseable {
            it.createStatement().execute('DROP TRIGGER IF EXISTS obligation_facts_stay')
            it.createStatement().execute("UPDATE obligation_facts SET packed = $to WHERE id = (SELECT MIN(facts_id) FROM obligation_result)")
        } }
        byte[] before = web.database.connect().withCloseable {
            def found = it.createStatement().executeQuery('SELECT packed FROM obligation_facts WHERE id = (SELECT MIN(facts_id) FROM obligation_result)')
            found.next()
            found.getBytes(1)
        }
        change("x'${vn.dcim.core.report.ReportJson.packed('{}'.bytes).encodeHex()}'")

        when:
        def answer = web.page("$made/evidence.zip", Role.AUDITOR)

        then:
        answer.statusCode() == 422
        answer.body().contains('facts/')

        cleanup:
        change("x'${before.encodeHex()}'")
    }

    def "who may not read compliance reaches none of it"() {
        expect:
        Role.values().findAll { web.page(path, it).statusCode() == 403 } == [Role.AGENCY, Role.DISPLAY]

        where:
        path << ['/compliance/inspections', '/compliance/oscal']
    }

    def "OSCAL documents are taken from the page and over the API, the same bytes"() {
        expect:
        Arrays.equals(taken("/compliance/oscal/$name"), web.api('GET', "/api/v1/oscal/$path", Role.AUDITOR).body().getBytes('UTF-8'))

        where:
        name                      | path
        'catalog-BK11.json'       | 'catalogs/BK11'
        'profile-hung-yen.json'   | 'profiles/hung-yen'
        'assessment-plan.json'    | 'assessment-plan'
        'assessment-results.json' | 'assessment-results'
    }

    def "a catalog of another site is shown as the file that it becomes; what is wrong is named"() {
        given:
        def document = new String(taken('/compliance/oscal/catalog-BK11.json'), 'UTF-8')

        when:
        def answer = web.command('/compliance/oscal/preview', Role.AUDITOR, [document: document])

        then:
        answer.statusCode() == 200
        answer.body().contains('data-taken="texts/bk11.yaml"')
        answer.body().contains('211 yêu cầu')
        answer.body().contains('number: 11/2023/QĐ-UBND')

        when:
        answer = web.command('/compliance/oscal/preview', Role.AUDITOR, [document: '{"moon":{}}'])

        then:
        answer.statusCode() == 422
        answer.body().contains('catalog is missing')
        web.api('GET', '/api/v1/oscal/catalogs/MOON', Role.AUDITOR).statusCode() == 404
    }
}
