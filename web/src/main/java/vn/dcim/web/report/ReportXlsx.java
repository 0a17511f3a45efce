package vn.dcim.web.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.dcim.core.report.ReportPaper;
import vn.dcim.core.report.ReportTable;
import vn.dcim.web.language.Words;

/** A report as a workbook: each table whole on a sheet of its own, numbers as numbers. */
final class ReportXlsx {

    private static final int LONGEST_NAME = 31;

    private ReportXlsx() {}

    static byte[] make(ReportPaper paper, Words words) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "dcim", "1.0")) {
            for (ReportTable table : paper.figures().tables()) {
                String name = words.t("report.sheet." + table.code());
                Worksheet sheet =
                        workbook.newWorksheet(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
                fill(sheet, table, paper, words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, ReportTable table, ReportPaper paper, Words words) {
        List<String> heads = table.columns().stream()
                .map(column -> ReportWords.head(column, words))
                .toList();
        List<List<String>> texts = table.rows().stream()
                .map(row -> IntStream.range(0, heads.size())
                        .mapToObj(column -> ReportWords.cell(table, row, column, paper.names(), words))
                        .toList())
                .toList();
        PrintedSheet.lay(
                sheet,
                ReportWords.title(table, words) + " – "
                        + ReportWords.of(paper.report().period(), words),
                heads,
                texts,
                words);
        for (int row = 0; row < texts.size(); row++) {
            for (int column = 0; column < heads.size(); column++) {
                String bare = table.rows().get(row).cells().get(column);
                int at = PrintedSheet.HEADS + 1 + row;
                if (ReportWords.isNumber(table.columns().get(column)) && !bare.isEmpty()) {
                    sheet.value(at, column, Long.parseLong(bare));
                } else {
                    sheet.value(at, column, texts.get(row).get(column));
                }
            }
        }
    }
}
