package vn.dcim.web.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.dcim.core.report.ReportPaper;
import vn.dcim.core.report.ReportTable;
import vn.dcim.core.report.ReportTable.Row;
import vn.dcim.web.language.Words;

/** A report as a workbook: each table whole on a sheet of its own, numbers as numbers. */
final class ReportXlsx {

    private static final int LONGEST_NAME = 31;
    private static final int TITLE_ROWS = 2;

    private ReportXlsx() {}

    static byte[] make(ReportPaper paper, Words words) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "dcim", "1.0")) {
            for (ReportTable table : paper.figures().tables()) {
                String name = words.t("report.sheet." + table.code());
                Worksheet sheet =
                        workbook.newWorksheet(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
                sheet.value(
                        0,
                        0,
                        ReportWords.title(table, words) + " – "
                                + ReportWords.of(paper.report().period(), words));
                sheet.range(0, 0, 0, 0).style().bold().set();
                fill(sheet, table, paper, words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, ReportTable table, ReportPaper paper, Words words) {
        int columns = table.columns().size();
        for (int column = 0; column < columns; column++) {
            sheet.value(TITLE_ROWS, column, ReportWords.head(table.columns().get(column), words));
        }
        sheet.range(TITLE_ROWS, 0, TITLE_ROWS, columns - 1).style().bold().set();
        sheet.freezePane(0, TITLE_ROWS + 1);
        List<Row> rows = table.rows();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                String text = rows.get(row).cells().get(column);
                int at = TITLE_ROWS + 1 + row;
                if (ReportWords.isNumber(table.columns().get(column)) && !text.isEmpty()) {
                    sheet.value(at, column, Long.parseLong(text));
                } else {
                    sheet.value(at, column, ReportWords.cell(table, rows.get(row), column, paper.names(), words));
                }
            }
        }
    }
}
