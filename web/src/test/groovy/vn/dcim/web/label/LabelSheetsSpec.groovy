package vn.dcim.web.label

import com.google.zxing.BarcodeFormat
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.MultiFormatReader
import com.google.zxing.NotFoundException
import com.google.zxing.RGBLuminanceSource
import com.google.zxing.common.HybridBinarizer
import groovy.transform.CompileStatic
import java.awt.image.BufferedImage
import org.apache.pdfbox.Loader
import org.apache.pdfbox.rendering.PDFRenderer
import org.apache.pdfbox.text.PDFTextStripper
import spock.lang.Specification

/** Labels on real sheets and tapes: drawn, turned into pixels, measured, and read again as a scanner does. */
class LabelSheetsSpec extends Specification {

    static final int DPI = 300
    static final double PIXELS_PER_MM = DPI / 25.4
    static final double TOLERANCE_MM = 0.5
    static final String CENTRE = 'Trung tâm Tích hợp dữ liệu tỉnh Bắc Kạn'
    static final String NAME = 'Máy chủ ảo hóa số 07 đặt tại phòng máy chính của Sở Thông tin và Truyền thông'

    static Label label(int number, String barcode = '', String name = 'Máy chủ thư điện tử', String tag = String.format('TS-%04d', number)) {
        new Label([(LabelLine.CENTRE): CENTRE, (LabelLine.TAG): tag, (LabelLine.NAME): name, (LabelLine.SERIAL): 'Sê-ri: 8XJ2K13'],
                "https://dcim.example.gov.vn/q/$tag", barcode)
    }

    static List<BufferedImage> pages(byte[] pdf) {
        Loader.loadPDF(pdf).withCloseable { document ->
            def renderer = new PDFRenderer(document)
            (0..<document.numberOfPages).collect { renderer.renderImageWithDPI(it, DPI) }
        }
    }

    static String text(byte[] pdf) {
        Loader.loadPDF(pdf).withCloseable { new PDFTextStripper().getText(it) }.replaceAll(/\s+/, ' ')
    }

    /** What is printed of a label. */
    static BufferedImage cut(BufferedImage page, LabelTemplate template, int place) {
        page.getSubimage(pixels(template.left(place)), pixels(template.top(place)),
                (int) Math.min(pixels(template.width()), page.width - pixels(template.left(place))),
                (int) Math.min(pixels(template.height()), page.height - pixels(template.top(place))))
    }

    static int pixels(double mm) {
        (int) Math.round(mm * PIXELS_PER_MM)
    }

    @CompileStatic
    static boolean isDark(BufferedImage image, int x, int y) {
        (image.getRGB(x, y) & 0xff) < 128
    }

    /** Statically compiled, since it looks at millions of pixels. */
    @CompileStatic
    static boolean isWhiteAround(BufferedImage image, int edge) {
        for (int y = 0; y < image.height; y++) {
            for (int x = 0; x < image.width; x++) {
                boolean isInside = x >= edge && x < image.width - edge && y >= edge && y < image.height - edge
                if (!isInside && isDark(image, x, y)) {
                    return false
                }
            }
        }
        true
    }

    static String read(BufferedImage image, BarcodeFormat format) {
        def source = new RGBLuminanceSource(image.width, image.height, image.getRGB(0, 0, image.width, image.height, null, 0, image.width))
        try {
            new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source)),
                    [(DecodeHintType.POSSIBLE_FORMATS): [format], (DecodeHintType.TRY_HARDER): true]).text
        } catch (NotFoundException ignored) {
            'nothing'
        }
    }

    def "every code of two sheets of #template is read again, and what is printed stays within its label"() {
        given: "a sheet and one label more"
        def labels = (1..template.perPage() + 1).collect { label(it, '', NAME) }

        when:
        def pages = pages(LabelSheets.pdf(labels, template, 0))

        then:
        pages.size() == 2
        labels*.code() == (0..<labels.size()).collect { read(cut(pages[it.intdiv(template.perPage())], template, it % template.perPage()), BarcodeFormat.QR_CODE) }

        and: "nothing in the seams between labels, where it would be cut"
        (0..<template.perPage()).every { place -> isWhiteAround(cut(pages[0], template, place), pixels(0.7)) }

        where:
        template << LabelTemplate.values()
    }

    def "the code of place #place on #template begins #x mm from the left and #y mm from the top"() {
        given:
        def labels = (0..place).collect { label(it) }

        when:
        def pdf = LabelSheets.pdf(labels, template, 0)
        def page = pages(pdf).first()
        int left = pixels(x) - pixels(3), top = pixels(y) - pixels(3)
        def around = page.getSubimage(Math.max(0, left), Math.max(0, top), pixels(8), pixels(8))
        int firstX = (0..<around.width).find { ax -> (0..<around.height).any { isDark(around, ax, it) } }
        int firstY = (0..<around.height).find { ay -> (0..<around.width).any { isDark(around, it, ay) } }

        then:
        Math.abs((Math.max(0, left) + firstX) / PIXELS_PER_MM - x) <= TOLERANCE_MM
        Math.abs((Math.max(0, top) + firstY) / PIXELS_PER_MM - y) <= TOLERANCE_MM

        where: "edge of the label + what stays white in it + two modules of a code that is 29 modules wide, 33 with what is white around"
        template                  | place || x                            | y
        LabelTemplate.AVERY_3474  | 0     || 0 + 4.5 + 2 * 27.45 / 33     | 0.5 + 4 + 2 * 27.45 / 33     // (70 − 9) × 0.45
        LabelTemplate.AVERY_3474  | 4     || 70 + 4.5 + 2 * 27.45 / 33    | 37.5 + 4 + 2 * 27.45 / 33
        LabelTemplate.AVERY_3474  | 23    || 140 + 4.5 + 2 * 27.45 / 33   | 259.5 + 4 + 2 * 27.45 / 33
        LabelTemplate.AVERY_L7160 | 0     || 7.21 + 2 + 2 * 26.78 / 33    | 15.15 + 2 + 2 * 26.78 / 33   // (63.5 − 4) × 0.45
        LabelTemplate.AVERY_L7160 | 20    || 139.29 + 2 + 2 * 26.78 / 33  | 243.75 + 2 + 2 * 26.78 / 33
        LabelTemplate.AVERY_3651  | 39    || 157.5 + 4.5 + 2 * 19.58 / 33 | 267.3 + 4.5 + 2 * 19.58 / 33 // (52.5 − 9) × 0.45
        LabelTemplate.HERMA_4608  | 43    || 153.3 + 2 + 2 * 19.94 / 33   | 262.8 + 2 + 2 * 19.94 / 33   // (48.3 − 4) × 0.45
        LabelTemplate.TAPE_12     | 0     || 2 + 2 * 9.8 / 33             | 1.1 + 2 * 9.8 / 33           // 12 − 2.2
        LabelTemplate.TAPE_36     | 0     || 2 + 2 * 32 / 33              | 2 + 2 * 32 / 33              // 36 − 4
    }

    def "a sheet of which #used labels are gone goes on behind them, and the next one from its first"() {
        given:
        def template = LabelTemplate.AVERY_L7160
        def labels = (1..3).collect { label(it) }

        when:
        def pages = pages(LabelSheets.pdf(labels, template, used))

        then:
        pages.size() == count
        read(cut(pages[0], template, used), BarcodeFormat.QR_CODE) == labels[0].code()
        read(cut(pages.last(), template, last), BarcodeFormat.QR_CODE) == labels[2].code()
        read(cut(pages[0], template, 0), BarcodeFormat.QR_CODE) == 'nothing'

        where:
        used || count | last
        1    || 1     | 3
        18   || 1     | 20
        19   || 2     | 0
        20   || 2     | 1
    }

    def "texts are Vietnamese, in faces that the file brings along; a long name is cut, a letter that nobody has is a question mark"() {
        when:
        def pdf = LabelSheets.pdf([label(7, '', NAME + ' ' + NAME + ' 漢')], LabelTemplate.AVERY_L7160, 0)

        then:
        with(text(pdf)) {
            it.contains('Trung tâm Tích hợp dữ liệu')
            it.contains('TS-0007')
            it.contains('Máy chủ ảo hóa số 07')
            it.contains('…')
            it.contains('Sê-ri: 8XJ2K13')
        }
        text(LabelSheets.pdf([label(7, '', 'Máy 漢')], LabelTemplate.AVERY_L7160, 0)).contains('Máy ?')
        Loader.loadPDF(pdf).withCloseable { document ->
            def resources = document.getPage(0).resources
            resources.fontNames.every { resources.getFont(it).embedded }
        }
    }

    def "bars of #tag on #template: #bars"() {
        when:
        def page = pages(LabelSheets.pdf([label(7, tag, 'Máy chủ', tag)], template, 0)).first()

        then:
        read(cut(page, template, 0), BarcodeFormat.CODE_128) == bars

        where:
        template                  | tag                               || bars
        LabelTemplate.AVERY_3474  | 'TS-0007'                         || 'TS-0007'
        LabelTemplate.TAPE_24     | 'TS-0007'                         || 'TS-0007'
        LabelTemplate.AVERY_3474  | 'TSCĐ-07'                         || 'nothing' // no such letter in Code 128
        LabelTemplate.AVERY_3474  | 'STTTT/2026/PHONG-MAY-CHINH/0007' || 'nothing' // thinner than any scanner reads
        LabelTemplate.TAPE_12     | 'TS-0007'                         || 'nothing' // no room below the text
    }
}
