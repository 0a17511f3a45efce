package vn.dcim.web.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Worksheet;
import vn.dcim.web.language.Words;

/**
 * A sheet of a workbook that is read on screen and printed: a title, a table below it with its heads, filters and lines, texts that run on to
 * further lines; on paper A4 landscape, as wide as the page, the heads on each page and its number of how many at the foot.
 */
public final class PrintedSheet {

    /** In which row the heads stand, from 0; the rows follow. */
    public static final int HEADS = 2;

    /** How wide all columns are at most, in the unit of columns, so that A4 landscape is printed in a size that can be read. */
    private static final double ROOM = 165;

    private static final double WIDEST = 40;
    private static final double LONGEST_WORD = 14;
    private static final double PADDING = 1.5;
    private static final double BOLD = 1.1;
    /** How many letters of a text in {@value #SIZE} pt go into a unit of width. */
    private static final double LETTERS = 1.5;

    private static final int TITLE_SIZE = 13;
    private static final double TITLE_LETTER = 1.1;
    private static final int SIZE = 10;
    private static final double LINE_POINTS = 13;
    private static final double HIGHEST_POINTS = 409;
    private static final float MARGIN_INCHES = 0.5f;
    private static final float FOOT_INCHES = 0.25f;

    private PrintedSheet() {}

    /** Writes the title and the heads, and lays out the sheet; the cells of the rows are the caller's. */
    public static void lay(Worksheet sheet, String title, List<String> heads, List<List<String>> rows, Words words) {
        int last = heads.size() - 1;
        sheet.value(0, 0, title);
        sheet.range(0, 0, 0, 0)
                .style()
                .bold()
                .fontName(LetterSheet.FONT)
                .fontSize(TITLE_SIZE)
                .set();
        double[] widths = widths(heads, rows);
        // why: what is printed ends with the last column, and the title with it
        widths[0] += Math.max(0, title.length() * TITLE_LETTER - sum(widths));
        for (int column = 0; column <= last; column++) {
            sheet.value(HEADS, column, heads.get(column));
            sheet.width(column, widths[column]);
        }
        sheet.rowHeight(HEADS, height(heads, widths));
        for (int row = 0; row < rows.size(); row++) {
            sheet.rowHeight(HEADS + 1 + row, height(rows.get(row), widths));
        }
        style(sheet, rows.size(), last);
        sheet.freezePane(0, HEADS + 1);
        sheet.repeatRows(HEADS);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.topMargin(MARGIN_INCHES);
        sheet.bottomMargin(MARGIN_INCHES);
        sheet.leftMargin(MARGIN_INCHES);
        sheet.rightMargin(MARGIN_INCHES);
        sheet.footerMargin(FOOT_INCHES);
        sheet.footer(words.t("report.sheet.page", "&P", "&N"), Position.RIGHT);
    }

    private static void style(Worksheet sheet, int rows, int last) {
        sheet.range(HEADS, 0, HEADS, last)
                .style()
                .bold()
                .fontName(LetterSheet.FONT)
                .fontSize(SIZE)
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .borderStyle(BorderStyle.THIN)
                .set();
        if (rows > 0) {
            sheet.range(HEADS + 1, 0, HEADS + rows, last)
                    .style()
                    .fontName(LetterSheet.FONT)
                    .fontSize(SIZE)
                    .wrapText(true)
                    .verticalAlignment("top")
                    .borderStyle(BorderStyle.THIN)
                    .set();
            sheet.setAutoFilter(HEADS, 0, HEADS + rows, last);
        }
    }

    /** As wide as the texts ask for; where the page is too narrow, long ones run on, and then give way before words are broken. */
    private static double[] widths(List<String> heads, List<List<String>> rows) {
        double[] least = each(
                heads,
                column -> width(Math.max(
                        BOLD * longestWord(heads.get(column)), most(rows, column, PrintedSheet::longestWord))));
        double[] wanted = each(heads, column -> Math.max(least[column], Math.min(WIDEST, square(rows, column))));
        double[] whole = each(
                heads,
                column -> Math.max(
                        wanted[column], Math.min(WIDEST, width(most(rows, column, text -> (double) text.length())))));
        return sum(wanted) > ROOM ? between(least, wanted) : between(wanted, whole);
    }

    /** As near to the wider widths as there is room for. */
    private static double[] between(double[] narrow, double[] wide) {
        double spare = sum(wide) - sum(narrow);
        double share = spare <= 0 ? 1 : Math.clamp((ROOM - sum(narrow)) / spare, 0, 1);
        return IntStream.range(0, narrow.length)
                .mapToDouble(column -> narrow[column] + share * (wide[column] - narrow[column]))
                .toArray();
    }

    private static double[] each(List<String> heads, IntToDoubleFunction width) {
        return IntStream.range(0, heads.size()).mapToDouble(width).toArray();
    }

    private static double most(List<List<String>> rows, int column, ToDoubleFunction<String> of) {
        return rows.stream().map(row -> row.get(column)).mapToDouble(of).max().orElse(0);
    }

    private static double width(double letters) {
        return letters / LETTERS + PADDING;
    }

    /** The width in which the mean text of a column is about as high as it is wide. */
    private static double square(List<List<String>> rows, int column) {
        double letters = rows.stream()
                .mapToInt(row -> row.get(column).length())
                .average()
                .orElse(0);
        return 2.5 * Math.sqrt(letters);
    }

    private static double sum(double[] of) {
        return DoubleStream.of(of).sum();
    }

    private static double longestWord(String text) {
        return Arrays.stream(text.split("[\\s-]+"))
                .mapToDouble(word -> Math.min(LONGEST_WORD, word.length()))
                .max()
                .orElse(0);
    }

    /** How high a row is, in points: what reads workbooks does not find it out by itself where cells run on. */
    private static double height(List<String> texts, double[] widths) {
        int lines = IntStream.range(0, texts.size())
                .map(column -> lines(texts.get(column), (widths[column] - PADDING) * LETTERS))
                .max()
                .orElse(1);
        return Math.min(HIGHEST_POINTS, LINE_POINTS * Math.max(1, lines) + 2);
    }

    private static int lines(String text, double letters) {
        return text.lines()
                .mapToInt(line -> (int) Math.ceil(line.length() / letters))
                .sum();
    }
}
