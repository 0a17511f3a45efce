package vn.dcim.web.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.logging.Level;

/** Papers as PDF, with the letters that they are written in. */
public final class LetterPdf {

    private static final String FAMILY = "Liberation Serif";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    static {
        // why: it tells each font and each step of the layout
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private LetterPdf() {}

    /** Returns a paper as a file. @param template that makes its HTML, such as {@code report/letter.jte} */
    public static byte[] make(String template, Map<String, Object> parameters) {
        var html = new StringOutput(65_536);
        ENGINE.render(template, parameters, html);
        var bytes = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        font(builder, "Regular", REGULAR, FontStyle.NORMAL);
        font(builder, "Bold", BOLD, FontStyle.NORMAL);
        font(builder, "Italic", REGULAR, FontStyle.ITALIC);
        font(builder, "BoldItalic", BOLD, FontStyle.ITALIC);
        // why: what people typed must not have the server fetch anything
        builder.useUriResolver((_, _) -> null);
        builder.useUnicodeLineBreaker(new WordEnds());
        builder.withHtmlContent(html.toString(), null);
        builder.toStream(bytes);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String cut, int weight, FontStyle style) {
        builder.useFont(() -> open(cut), FAMILY, weight, style, true);
    }

    private static InputStream open(String cut) {
        return LetterPdf.class.getResourceAsStream("/liberation/LiberationSerif-" + cut + ".ttf");
    }
}
