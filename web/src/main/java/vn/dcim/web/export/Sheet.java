package vn.dcim.web.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table to be taken away.
 *
 * @param name of the file, without its ending
 * @param rows texts, as many in each as there are heads
 */
public record Sheet(String name, List<String> heads, List<List<String>> rows) {

    private static final MediaType CSV = MediaType.of("text/csv; charset=utf-8");
    private static final MediaType XLSX =
            MediaType.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final String DANGEROUS = "=+-@\t\r";

    /** Returns the table as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know that it is. */
    public HttpResponse<byte[]> csv() {
        var text = new StringWriter().append('\uFEFF');
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(heads);
            rows.forEach(
                    row -> csv.writeRecord(row.stream().map(Sheet::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(text.toString().getBytes(StandardCharsets.UTF_8), CSV, "csv");
    }

    /** Returns the table as a workbook of Office Open XML. */
    public HttpResponse<byte[]> xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "dcim", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(name);
            List<List<String>> all =
                    Stream.concat(Stream.of(heads), rows.stream()).toList();
            for (int row = 0; row < all.size(); row++) {
                for (int column = 0; column < heads.size(); column++) {
                    sheet.value(row, column, all.get(row).get(column));
                }
            }
            sheet.range(0, 0, 0, heads.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(bytes.toByteArray(), XLSX, "xlsx");
    }

    /** A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). */
    public static String harmless(String cell) {
        return !cell.isEmpty() && DANGEROUS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private HttpResponse<byte[]> file(byte[] bytes, MediaType type, String ending) {
        return HttpResponse.ok(bytes)
                .contentType(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "." + ending + "\"");
    }
}
