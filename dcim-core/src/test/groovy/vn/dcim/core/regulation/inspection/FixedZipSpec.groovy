package vn.dcim.core.regulation.inspection

import java.time.LocalDate
import java.util.zip.CRC32
import java.util.zip.ZipInputStream
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream
import org.apache.commons.compress.compressors.gzip.GzipParameters
import spock.lang.Specification
import vn.dcim.core.report.ReportJson

class FixedZipSpec extends Specification {

    static final LocalDate DAY = LocalDate.parse('2026-11-24')

    static byte[] gzip(String text, GzipParameters with) {
        def bytes = new ByteArrayOutputStream()
        new GzipCompressorOutputStream(bytes, with).withCloseable { it.write(text.getBytes('UTF-8')) }
        bytes.toByteArray()
    }

    def "what is packed goes into an archive as it is, and comes out as it was: #length letters"() {
        given:
        def text = 'máy chủ '.repeat(length).take(length)
        def packed = ReportJson.packed(text.getBytes('UTF-8'))
        def archive = new ByteArrayOutputStream()

        when:
        new ZipArchiveOutputStream(archive).withCloseable {
            it.addRawArchiveEntry(FixedZip.packed('facts/một.json', DAY, packed), FixedZip.deflated(packed))
        }

        then:
        new ZipInputStream(new ByteArrayInputStream(archive.toByteArray())).withCloseable {
            def entry = it.nextEntry
            [entry.name, entry.timeLocal.toString(), new String(it.readAllBytes(), 'UTF-8'), it.nextEntry] ==
                    ['facts/một.json', '2026-11-24T23:59:58', text, null]
        }

        and: "its sum is that of what was packed"
        FixedZip.packed('a', DAY, packed).crc == new CRC32().tap { it.update(text.getBytes('UTF-8')) }.value
        FixedZip.packed('a', DAY, packed).size == text.getBytes('UTF-8').length

        where:
        length << [0, 1, 100_000]
    }

    def "what has more than a bare header before it is packed anew: #what"() {
        expect:
        FixedZip.isBare(packed) == isBare

        where:
        what                | packed                                                        || isBare
        'as facts are kept' | ReportJson.packed('a'.bytes)                                  || true
        'with a name'       | gzip('a', new GzipParameters(fileName: 'facts.json'))         || false
        'with a comment'    | gzip('a', new GzipParameters(comment: 'ghi'))                 || false
        'nothing at all'    | new byte[0]                                                   || false
        'no more than that' | new byte[18]                                                  || false
    }
}
