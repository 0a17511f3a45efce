package vn.dcim.web.label;

import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Draws labels where a template has them, to the tenth of a millimetre. */
final class LabelSheets {

    static final float POINTS_PER_MM = 72 / 25.4f;
    /** What stays white around a QR code on its own label, in modules; the rest of the four is white anyway. */
    static final int QUIET = 2;
    /** How much of a label's width its QR code takes at most. */
    static final double CODE_SHARE = 0.45;

    private static final float GAP = 1.5f * POINTS_PER_MM;
    private static final float BAR_HEIGHT = 5 * POINTS_PER_MM;
    private static final float BAR_QUIET = 10;
    // why: GS1 and readers alike want bars of 0.19 mm and more
    private static final float THINNEST_BAR = 0.19f * POINTS_PER_MM;

    private LabelSheets() {}

    /**
     * Returns a PDF.
     *
     * @param start the place of the first label on the first sheet, from 0, where sheets were used before; 0 for tapes
     */
    static byte[] pdf(List<Label> labels, LabelTemplate template, int start) {
        try (var document = new PDDocument()) {
            var fonts = new LabelFonts(document);
            int perPage = template.perPage();
            for (int from = -start; from < labels.size(); from += perPage) {
                var page = new PDPage(new PDRectangle(points(template.pageWidth()), points(template.pageHeight())));
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    for (int i = Math.max(0, from); i < Math.min(labels.size(), from + perPage); i++) {
                        draw(labels.get(i), template, i - from, fonts, content);
                    }
                }
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void draw(
            Label label, LabelTemplate template, int place, LabelFonts fonts, PDPageContentStream content)
            throws IOException {
        float left = points(template.left(place) + template.insetX());
        float top = points(template.pageHeight() - template.top(place) - template.insetY());
        float width = points(template.width() - 2 * template.insetX());
        float height = points(template.height() - 2 * template.insetY());
        float side = points(codeSide(template));
        drawCode(label.code(), left, top, side, content);
        float textLeft = left + side + GAP;
        float textWidth = width - side - GAP;
        float bars = drawBars(label.barcode(), textLeft, top - height, textWidth, height, content);
        drawText(label.lines(), textLeft, top, textWidth, height - bars, fonts, content);
    }

    /** Returns the length of a QR code's side with what stays white around it, in mm. */
    static double codeSide(LabelTemplate template) {
        return Math.min(
                template.height() - 2 * template.insetY(), (template.width() - 2 * template.insetX()) * CODE_SHARE);
    }

    private static void drawCode(String text, float left, float top, float side, PDPageContentStream content)
            throws IOException {
        ByteMatrix modules = LabelCode.of(text);
        float module = side / (modules.getWidth() + 2 * QUIET);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int from = x;
                while (x < modules.getWidth() && modules.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    content.addRect(
                            left + (from + QUIET) * module,
                            top - (y + 1 + QUIET) * module,
                            (x - from) * module,
                            module);
                }
            }
        }
        // why: filled at once, for what is filled piece by piece shows seams
        content.fill();
    }

    /** Draws bars at the foot of a label where they fit and are thick enough to be read; returns how much height they took. */
    private static float drawBars(
            String text, float left, float bottom, float width, float height, PDPageContentStream content)
            throws IOException {
        if (text.isEmpty()
                || height < 3 * BAR_HEIGHT
                || !text.chars().allMatch(letter -> letter >= 32 && letter < 127)) {
            return 0;
        }
        boolean[] bars = new Code128Writer().encode(text);
        float module = Math.min(width / (bars.length + BAR_QUIET), 2 * THINNEST_BAR);
        if (module < THINNEST_BAR) {
            return 0;
        }
        for (int x = 0; x < bars.length; x++) {
            int from = x;
            while (x < bars.length && bars[x]) {
                x++;
            }
            if (x > from) {
                content.addRect(left + (from + BAR_QUIET / 2) * module, bottom, (x - from) * module, BAR_HEIGHT);
            }
        }
        content.fill();
        return BAR_HEIGHT + GAP;
    }

    private static void drawText(
            Map<LabelLine, String> lines,
            float left,
            float top,
            float width,
            float height,
            LabelFonts fonts,
            PDPageContentStream content)
            throws IOException {
        List<LabelText> texts = LabelText.fitted(lines, fonts, width, height);
        float y = top - (height - LabelText.height(texts)) / 2;
        for (LabelText text : texts) {
            // why: Vietnamese capitals carry marks above them, which need the room above the line
            float baseline = y - text.size();
            content.beginText();
            content.setFont(fonts.of(text.line()), text.size());
            content.newLineAtOffset(left, baseline);
            content.showText(text.text());
            content.endText();
            y -= text.size() * LabelText.LEADING;
        }
    }

    private static float points(double mm) {
        return (float) (mm * POINTS_PER_MM);
    }
}
