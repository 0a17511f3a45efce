package vn.dcim.web.label;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The faces of a document, which holds the letters that it uses; widths are in points. */
final class LabelFonts {

    private static final String FOLDER = "/liberation/LiberationSans-";
    private static final String CUT = "…";
    private static final float UNITS = 1000;

    private final PDFont regular;
    private final PDFont bold;

    LabelFonts(PDDocument document) throws IOException {
        regular = load(document, "Regular");
        bold = load(document, "Bold");
    }

    private static PDFont load(PDDocument document, String face) throws IOException {
        try (InputStream file = LabelFonts.class.getResourceAsStream(FOLDER + face + ".ttf")) {
            if (file == null) {
                throw new IllegalStateException("the face " + face + " is missing in the program");
            }
            return PDType0Font.load(document, file, true);
        }
    }

    PDFont of(LabelLine line) {
        return line.isBold() ? bold : regular;
    }

    float width(LabelLine line, String text, float size) {
        try {
            return of(line).getStringWidth(text) * size / UNITS;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Returns a text with a question mark for each letter that the face does not have. */
    String printable(LabelLine line, String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> has(line, letter) ? letter : "?")
                .forEach(printable::append);
        return printable.toString();
    }

    private boolean has(LabelLine line, String letter) {
        try {
            of(line).encode(letter);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Breaks a text between words into as many lines as there may be; what is left of it is cut off. */
    List<String> broken(LabelLine line, String text, float size, float room) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (lines.size() < line.most() - 1 && width(line, rest, size) > room) {
            int end = rest.length();
            while (end > 0 && width(line, rest.substring(0, end), size) > room) {
                end = rest.lastIndexOf(' ', end - 1);
            }
            if (end <= 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        lines.add(cut(line, rest, size, room));
        return lines;
    }

    private String cut(LabelLine line, String text, float size, float room) {
        if (width(line, text, size) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(line, text.substring(0, end).strip() + CUT, size) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + CUT;
    }
}
