package vn.dcim.core.table

import java.nio.charset.Charset
import java.nio.charset.StandardCharsets
import java.text.Normalizer
import spock.lang.Specification

import static vn.dcim.core.table.TableFault.Kind.*

/** Lists as they come from old computers and other programs. */
class TableFileSpec extends Specification {

    static final String UTF_8_LIST = 'Tên,Vị trí\nMáy chủ thư điện tử,Phòng máy 1\nTủ điện tổng,Hành lang\n'

    static List<List<String>> cells(ReadTable table) {
        table.rows()*.cells()
    }

    static ReadTable csv(String text, Charset charset = StandardCharsets.UTF_8) {
        TableFile.read(text.getBytes(charset), 0)
    }

    static Map notes(ReadTable table) {
        table.notes().collectEntries { [it.kind().code(), it.detail() ?: it.count()] }
    }

    def "CSV in #encoding is understood, and told"() {
        given:
        def bytes = new ByteArrayOutputStream()
        bytes.write(mark as byte[])
        bytes.write(UTF_8_LIST.getBytes(encoding))

        when:
        def table = TableFile.read(bytes.toByteArray(), 0)

        then:
        cells(table)[1] == ['Máy chủ thư điện tử', 'Phòng máy 1']
        notes(table) == told

        where:
        encoding   | mark               || told
        'UTF-8'    | []                 || [:]
        'UTF-8'    | [0xEF, 0xBB, 0xBF] || [:]
        'UTF-16LE' | [0xFF, 0xFE]       || [encoding: 'UTF-16LE']
        'UTF-16BE' | [0xFE, 0xFF]       || [encoding: 'UTF-16BE']
        'UTF-16LE' | []                 || [encoding: 'UTF-16LE']
    }

    def "CSV in windows-1258, whose tones stand behind their letters, comes out composed"() {
        given: "what that code page has of it: hats and horns on the letters, tones alone"
        def text = Normalizer.normalize(UTF_8_LIST, Normalizer.Form.NFD)
                .replace('\u0323\u0302', '\u0302\u0323').replace('a\u0302', 'â').replace('e\u0302', 'ê').replace('o\u0302', 'ô')
                .replace('a\u0306', 'ă').replace('o\u031B', 'ơ').replace('u\u031B', 'ư')

        when:
        def table = csv(text, Charset.forName('windows-1258'))

        then:
        cells(table)[1] == ['Máy chủ thư điện tử', 'Phòng máy 1']
        notes(table) == [encoding: 'windows-1258']
    }

    def "letters of #letters are read as what their font showed, in a file of single bytes and in one of Unicode"() {
        when:
        def bytes = csv(old, Charset.forName('windows-1252'))
        def unicode = csv(old)

        then:
        cells(bytes)[1] == ['Máy chủ thiết bị', 'Phòng Điều hành Hà Nội', 'Nguyễn Văn Cường']
        cells(unicode)[1] == cells(bytes)[1]
        notes(bytes) == [encoding: letters]
        notes(unicode)['old-letters'] == letters

        where:
        letters | old
        'TCVN3' | 'Ten,Vi tri,Nguoi giu\nM¸y chñ thiÕt bÞ,Phßng §iÒu hµnh Hµ Néi,NguyÔn V¨n C\u00ADêng\n'
        'VNI'   | 'Ten,Vi tri,Nguoi giu\nMaùy chuû thieát bò,Phoøng Ñieàu haønh Haø Noäi,Nguyeãn Vaên Cöôøng\n'
    }

    def "in old letters the sign of the currency and the numbers of papers are read too, a foreign name stays"() {
        expect:
        cells(csv('Tªn thiÕt bÞ;Gi¸;Sè hîp ®ång\nMµn h×nh;4.250.000 ®;12/H§MB\nMáy Café;5 ®;9/Q§\n')) ==
                [['Tên thiết bị', 'Giá', 'Số hợp đồng'], ['Màn hình', '4.250.000 đ', '12/HĐMB'], ['Máy Café', '5 đ', '9/QĐ']]
    }

    def "a word that could be either is what the rest of the list is, and stays where some of the list is in Unicode"() {
        expect:
        cells(csv('Tªn thiÕt bÞ;Sè seri\nMµn h×nh;Sè 1\n'))*.get(1) == ['Số seri', 'Số 1']
        cells(csv('Tên;Tªn thiÕt bÞ;Vị trí\nMµn h×nh;M¸y chñ thiÕt bÞ;Tên\n')) == [['Tên', 'Tên thiết bị', 'Vị trí'], ['Màn hình', 'Máy chủ thiết bị', 'Tên']]
    }

    def "Unicode stays as it is, signs, foreign names and decomposed letters too"() {
        expect:
        cells(csv(text)) == [['Tên', 'Ghi chú'], expected]
        csv(text).notes() == []

        where:
        text                                      || expected
        'Tên,Ghi chú\nMáy in Café,±5 °C · Ø 12\n' || ['Máy in Café', '±5 °C · Ø 12']
        'Tên,Ghi chú\nÊ-ke,Nghệ An\n'             || ['Ê-ke', 'Nghệ An']
    }

    def "the separator is #separator"() {
        expect:
        cells(csv("Tên${separator}Giá\nA${separator}1")) == [['Tên', 'Giá'], ['A', '1']]

        where:
        separator << [',', ';', '\t']
    }

    def "a line that tells the separator is none of the table, blank rows are left out, and rows keep their numbers"() {
        expect:
        csv('sep=;\nTên;Giá\n;;\n "A" x  ;1\n').rows().collect { [it.number(), it.cells()] } == [[2, ['Tên', 'Giá']], [4, ['"A" x', '1']]]
    }

    def "what an export defused is armed again"() {
        expect:
        cells(csv("Tên\n'=1+1\n'-5\n'quoted'\n")) == [['Tên'], ['=1+1'], ['-5'], ["'quoted'"]]
    }

    def "days of a workbook are days in both calendars, with time only where there is one; numbers keep their digits"() {
        given: "30 June 2021 is day 44377 since 1900, and 1462 days less since 1904"
        def file = new XlsxFile(in1904: in1904, formats: ['dd/mm/yyyy', '[$-42A]d mmm yy;@', 'yyyy-mm-dd hh:mm', '#,##0 "đồng"', '[Red]0.00'])
        def day = in1904 ? 42915 : 44377
        file.row(1, ['a', 'b', 'c', 'd', 'e', 'f'])
        file.row(2, [[value: day, format: 0], [value: day, format: 1], [value: day + 0.5, format: 2], [value: 1234567, format: 3],
                     [value: 0.1 + 0.2d, format: 4], 12345678901234])

        expect:
        cells(TableFile.read(file.bytes(), 0))[1] ==
                ['30/06/2021', '30/06/2021', '30/06/2021 12:00', '1234567', '0.3', '12345678901234']

        where:
        in1904 << [false, true]
    }

    def "formulas give the value that was stored, and are told; without one, and with an error, the cell is broken"() {
        given:
        def file = new XlsxFile()
                .row(1, ['Tên', 'Giá', 'Mã'])
                .row(2, [[formula: 'A1&"x"', value: 'MC-1'], [formula: '2*3', value: 6], [formula: '[1]Sheet1!A1', value: 'x9']])
                .row(3, [[formula: 'A2', value: 'MC-2'], [formula: '1/0', error: '#DIV/0!'], [formula: 'B7']])
                .row(4, ['#N/A là ghi chú', [error: '#REF!']])

        when:
        def table = TableFile.read(file.bytes(), 0)

        then:
        cells(table)[1] == ['MC-1', '6', 'x9']
        table.notes().findAll { it.kind() == TableNote.Kind.FORMULA }.collectEntries { [it.column(), [it.count(), it.first()]] } ==
                [0: [2, 2], 1: [2, 2], 2: [1, 3]]
        table.notes().findAll { it.kind() == TableNote.Kind.EXTERNAL }*.column() == [2]
        table.broken().collect { [it.row(), it.column(), it.value()] } == [[3, 1, '#DIV/0!'], [3, 2, '=B7'], [4, 1, '#REF!']]
        cells(table)[3] == ['#N/A là ghi chú']
    }

    def "a value merged over rows is each row's; over columns it is the left one's; both are told"() {
        given:
        def file = new XlsxFile(mergedCells: 'A2:A4 B3:C3 A6:A1000')
                .row(1, ['Vị trí', 'Tên', 'Ghi chú']).row(2, ['K01', 'a']).row(3, [null, 'b']).row(4, [null, 'c']).row(6, ['K02', 'd'])

        when:
        def table = TableFile.read(file.bytes(), 0)

        then:
        table.rows().collect { [it.number(), it.cell(0)] } == [[1, 'Vị trí'], [2, 'K01'], [3, 'K01'], [4, 'K01'], [6, 'K02']]
        notes(table) == ['merged-across': 1, 'merged-down': 2]
    }

    def "hidden rows are read and told, and each sheet can be chosen"() {
        given:
        def file = new XlsxFile(sheets: ['Máy chủ', 'Khác']).row(1, ['Tên']).row(2, ['a'], 'hidden="1"').bytes()

        expect:
        TableFile.read(file, 0).sheets() == ['Máy chủ', 'Khác']
        notes(TableFile.read(file, 0)) == [hidden: 1]

        when:
        TableFile.read(file, 1)

        then:
        def fault = thrown(TableFault)
        fault.kind() == EMPTY
    }

    def "#what is refused: #kind"() {
        when:
        TableFile.read(content as byte[], 0)

        then:
        def fault = thrown(TableFault)
        fault.kind() == kind

        where:
        what                                | content                                                                        || kind
        'nothing'                           | []                                                                             || EMPTY
        'blank lines'                       | '\n\n ;\n'.bytes                                                                || EMPTY
        'more bytes than fit'               | new byte[TableFile.LONGEST + 1]                                                || TOO_LARGE
        'more rows than fit'                | ('x\n' * (TableFile.MOST_ROWS + 1)).bytes                                      || TOO_LARGE
        'a picture'                         | [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0x0D]                                        || NO_TABLE
        'a PDF'                             | '%PDF-1.7'.bytes                                                               || NO_TABLE
        'a workbook of before 2007'         | [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]                               || OLD_FORM
        'a workbook behind a password'      | [0xD0, 0xCF, 0x11, 0xE0] + ('EncryptedPackage'.getBytes('UTF-16LE') as List)   || ENCRYPTED
        'a workbook with macros'            | new XlsxFile(more: ['xl/vbaProject.bin': [1] as byte[]]).row(1, ['a']).bytes() || MACROS
        'an archive of something else'      | zip('readme.txt', 'x'.bytes)                                                   || NO_TABLE
        'a sheet of OpenDocument'           | zip('content.xml', 'x'.bytes)                                                  || OLD_FORM
        'a workbook in binary parts'        | zip('xl/workbook.bin', 'x'.bytes)                                              || OLD_FORM
        'half a workbook'                   | new XlsxFile().row(1, ['a']).bytes()[0..200]                                   || BROKEN
        'rows that are no XML'              | broken()                                                                       || BROKEN
        'two megabytes of one letter'       | bomb(2 << 20)                                                                  || BOMB
        'more parts than a workbook has'    | many()                                                                         || BOMB
        'a quote without its end'           | 'Tên,Giá\n"A,1\n'.bytes                                                        || BROKEN
    }

    def "a part of one megabyte may repeat itself, one more byte may not"() {
        expect:
        !isBomb(1 << 20)
        isBomb((1 << 20) + 70_000)
    }

    private static boolean isBomb(int bytes) {
        try {
            TableFile.read(bomb(bytes), 0)
            false
        } catch (TableFault e) {
            e.kind() == BOMB
        }
    }

    private static byte[] bomb(int bytes) {
        new XlsxFile(more: ['xl/media/image1.bmp': new byte[bytes]]).row(1, ['Tên']).bytes()
    }

    private static byte[] many() {
        new XlsxFile(more: (1..500).collectEntries { ["xl/media/$it" as String, new byte[0]] }).row(1, ['Tên']).bytes()
    }

    private static byte[] broken() {
        new XlsxFile().row(1, ['a']).tap { rows << '<row r="2"><c' }.bytes()
    }

    private static byte[] zip(String name, byte[] content) {
        def bytes = new ByteArrayOutputStream()
        new java.util.zip.ZipOutputStream(bytes).withCloseable {
            it.putNextEntry(new java.util.zip.ZipEntry(name))
            it.write(content)
        }
        bytes.toByteArray()
    }

    def "an entity is not looked up"() {
        given:
        def secret = File.createTempFile('secret', '.txt').tap { text = 'SECRET' }
        def sheet = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "${secret.toURI()}">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a&e;</t></is></c></row></sheetData></worksheet>"""
        def file = new XlsxFile(more: ['xl/worksheets/sheet2.xml': sheet.bytes]).row(1, ['a'])
        file.sheets = ['a']

        when: "the second sheet takes the place of the first"
        def bytes = file.bytes()
        def text
        try {
            text = TableFile.read(swapped(bytes), 0).toString()
        } catch (TableFault e) {
            text = e.message
        }

        then:
        !text.contains('SECRET')

        cleanup:
        secret?.delete()
    }

    private static byte[] swapped(byte[] bytes) {
        def out = new ByteArrayOutputStream()
        def parts = [:]
        new java.util.zip.ZipInputStream(new ByteArrayInputStream(bytes)).withCloseable { zip ->
            for (def entry = zip.nextEntry; entry; entry = zip.nextEntry) {
                parts[entry.name] = zip.readAllBytes()
            }
        }
        parts['xl/worksheets/sheet1.xml'] = parts.remove('xl/worksheets/sheet2.xml')
        new java.util.zip.ZipOutputStream(out).withCloseable { zip ->
            parts.each { name, content ->
                zip.putNextEntry(new java.util.zip.ZipEntry(name as String))
                zip.write(content as byte[])
            }
        }
        out.toByteArray()
    }
}
