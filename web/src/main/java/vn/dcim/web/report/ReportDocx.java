package vn.dcim.web.report;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.data.CellRenderData;
import com.deepoove.poi.data.Cells;
import com.deepoove.poi.data.Paragraphs;
import com.deepoove.poi.data.RowRenderData;
import com.deepoove.poi.data.Rows;
import com.deepoove.poi.data.TableRenderData;
import com.deepoove.poi.data.Tables;
import com.deepoove.poi.data.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** A report as docx, made of a template. */
final class ReportDocx {

    private static final double TEXT_WIDTH_CM = 16;
    private static final int FIGURES = 12;
    private static final int LISTS = 10;
    private static final int WIDE_LISTS = 9;
    private static final int MANY_COLUMNS = 8;
    private static final double MARGIN_CM = 0.08;

    private ReportDocx() {}

    /** @throws DcimException UNREADABLE_FILE where the template is no docx, or has a tag that is not closed */
    static byte[] make(ReportLetter letter, byte[] template, String templateName) {
        try (XWPFTemplate compiled =
                XWPFTemplate.compile(new ByteArrayInputStream(template), Configure.createDefault())) {
            compiled.render(data(letter));
            compiled.getXWPFDocument().getTables().forEach(table -> table.getRows()
                    .forEach(row -> row.setCantSplitRow(true)));
            var bytes = new ByteArrayOutputStream();
            compiled.write(bytes);
            return bytes.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, templateName, 0, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> data(ReportLetter letter) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("agency", letter.agency());
        data.put("body", letter.body());
        data.put("number", letter.number());
        data.put("placeAndDate", letter.placeAndDate());
        data.put("draft", letter.draft());
        data.put("subject", letter.subject());
        data.put("recipient", letter.recipient());
        data.put("intro", letter.intro());
        data.put("assessment", letter.assessment());
        data.put("tables", tables(letter.tables(), FIGURES));
        data.put("difficulties", letter.difficulties());
        data.put("proposals", letter.proposals());
        data.put("copies", letter.copies());
        data.put("signerTitle", letter.signerTitle());
        data.put("signer", letter.signer());
        data.put("annexes", tables(letter.annexes(), LISTS));
        return data;
    }

    private static List<Map<String, Object>> tables(List<ReportLetter.Table> tables, int size) {
        return tables.stream()
                .map(table -> Map.<String, Object>of(
                        "caption", table.caption(), "table", table(table, size(table, size)), "note", table.note()))
                .toList();
    }

    private static int size(ReportLetter.Table table, int size) {
        return table.heads().size() > MANY_COLUMNS ? WIDE_LISTS : size;
    }

    private static TableRenderData table(ReportLetter.Table table, int size) {
        List<RowRenderData> rows = new ArrayList<>();
        Rows.RowBuilder head = Rows.of().repeatedHeader();
        table.heads().forEach(text -> head.addCell(cell(text, size, true, false)));
        rows.add(head.create());
        for (List<String> row : table.rows()) {
            Rows.RowBuilder line = Rows.of();
            IntStream.range(0, row.size())
                    .forEach(i -> line.addCell(
                            cell(row.get(i), size, false, table.numbers().get(i))));
            rows.add(line.create());
        }
        Tables.TableBuilder built =
                Tables.ofWidth(TEXT_WIDTH_CM, widths(table)).cellMargin(0.02, MARGIN_CM, 0.02, MARGIN_CM);
        rows.forEach(built::addRow);
        return built.create();
    }

    private static CellRenderData cell(String text, int size, boolean head, boolean number) {
        Texts.TextBuilder run = Texts.of(text).fontFamily(LetterTemplate.FONT).fontSize(size);
        var paragraph = Paragraphs.of().addText(head ? run.bold().create() : run.create());
        if (head) {
            paragraph.center();
        } else if (number) {
            paragraph.right();
        }
        return Cells.of().addParagraph(paragraph.create()).verticalCenter().create();
    }

    /** Returns the widths in centimetres: as their longest words and texts ask for. */
    private static double[] widths(ReportLetter.Table table) {
        double[] wanted = table.widths();
        double sum = java.util.Arrays.stream(wanted).sum();
        return java.util.Arrays.stream(wanted)
                .map(width -> TEXT_WIDTH_CM * width / sum)
                .toArray();
    }
}
