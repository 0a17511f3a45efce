package vn.dcim.web.report;

import java.util.List;
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

    /** How many letters fit beside each other on A4 landscape in a size that can still be read. */
    private static final double ROOM = 190;

    private static final int TITLE_SIZE = 13;
    private static final int SIZE = 10;
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
        double[] widths = new ReportLetter.Table(
                        "", "", heads, heads.stream().map(_ -> false).toList(), rows, "")
                .widths(ROOM);
        for (int column = 0; column <= last; column++) {
            sheet.value(HEADS, column, heads.get(column));
            sheet.width(column, widths[column]);
        }
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
        if (!rows.isEmpty()) {
            sheet.range(HEADS + 1, 0, HEADS + rows.size(), last)
                    .style()
                    .fontName(LetterSheet.FONT)
                    .fontSize(SIZE)
                    .wrapText(true)
                    .verticalAlignment("top")
                    .borderStyle(BorderStyle.THIN)
                    .set();
            sheet.setAutoFilter(HEADS, 0, HEADS + rows.size(), last);
        }
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
}
