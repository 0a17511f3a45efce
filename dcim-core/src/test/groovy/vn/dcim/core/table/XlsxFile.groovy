package vn.dcim.core.table

import java.nio.charset.StandardCharsets
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

/** A workbook written part by part, as no program would write some of them. */
class XlsxFile {

    boolean in1904
    String mergedCells = ''
    /** Number formats, by their ids from 164. */
    List<String> formats = []
    Map<String, byte[]> more = [:]
    List<String> sheets = ['Sheet1']
    private final StringBuilder rows = new StringBuilder()

    static String letters(int column) {
        ReadTable.letters(column)
    }

    /** Cells: null, texts, numbers, or maps with value, format (index into formats), formula, error. */
    XlsxFile row(int number, List cells, String more = '') {
        rows << """<row r="$number" $more>"""
        cells.eachWithIndex { cell, column -> rows << xml(cell, "${letters(column)}$number") }
        rows << '</row>'
        this
    }

    private static String xml(Object cell, String at) {
        switch (cell) {
            case null: return ''
            case Map:
                def formula = cell.formula ? "<f>${escaped(cell.formula)}</f>" : ''
                def style = cell.format == null ? '' : """ s="${cell.format + 1}\""""
                def type = cell.error ? ' t="e"' : cell.value instanceof String ? ' t="str"' : ''
                def value = cell.error ?: cell.value
                return """<c r="$at"$style$type>$formula${value == null ? '' : "<v>${escaped(value as String)}</v>"}</c>"""
            case Number: return """<c r="$at"><v>$cell</v></c>"""
            default: return """<c r="$at" t="inlineStr"><is><t xml:space="preserve">${escaped(cell as String)}</t></is></c>"""
        }
    }

    private static String escaped(String text) {
        text.replace('&', '&amp;').replace('<', '&lt;')
    }

    byte[] bytes() {
        def main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
        def relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
        def packaged = 'http://schemas.openxmlformats.org/package/2006'
        def type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
        Map<String, String> parts = [:]
        parts['[Content_Types].xml'] = """<Types xmlns="$packaged/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${sheets.indices.collect { """<Override PartName="/xl/worksheets/sheet${it + 1}.xml" ContentType="${type}.worksheet+xml"/>""" }.join()}</Types>"""
        parts['_rels/.rels'] = """<Relationships xmlns="$packaged/relationships"><Relationship Id="rId1" Type="$relations/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
        parts['xl/workbook.xml'] = """<workbook xmlns="$main" xmlns:r="$relations"><workbookPr date1904="${in1904 ? 1 : 0}"/><sheets>${sheets.withIndex().collect { name, i -> """<sheet name="$name" sheetId="${i + 1}" r:id="rId${i + 1}"/>""" }.join()}</sheets></workbook>"""
        parts['xl/_rels/workbook.xml.rels'] = """<Relationships xmlns="$packaged/relationships">${sheets.indices.collect { """<Relationship Id="rId${it + 1}" Type="$relations/worksheet" Target="worksheets/sheet${it + 1}.xml"/>""" }.join()}<Relationship Id="rId99" Type="$relations/styles" Target="styles.xml"/></Relationships>"""
        parts['xl/styles.xml'] = """<styleSheet xmlns="$main"><numFmts count="${formats.size()}">${formats.withIndex().collect { format, i -> """<numFmt numFmtId="${164 + i}" formatCode="${format.replace('"', '&quot;')}"/>""" }.join()}</numFmts><cellXfs count="${formats.size() + 1}"><xf numFmtId="0"/>${formats.indices.collect { """<xf numFmtId="${164 + it}" applyNumberFormat="1"/>""" }.join()}</cellXfs></styleSheet>"""
        sheets.eachWithIndex { name, i ->
            parts["xl/worksheets/sheet${i + 1}.xml" as String] = """<worksheet xmlns="$main"><sheetData>${i == 0 ? rows : ''}</sheetData>${i == 0 && mergedCells ? "<mergeCells>${mergedCells.split(' ').collect { """<mergeCell ref="$it"/>""" }.join()}</mergeCells>" : ''}</worksheet>"""
        }
        def bytes = new ByteArrayOutputStream()
        new ZipOutputStream(bytes).withCloseable { zip ->
            (parts.collectEntries { [it.key, it.value.getBytes(StandardCharsets.UTF_8)] } + more).each { name, content ->
                zip.putNextEntry(new ZipEntry(name as String))
                zip.write(content as byte[])
                zip.closeEntry()
            }
        }
        bytes.toByteArray()
    }
}
