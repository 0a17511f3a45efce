package vn.dcim.core.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** Reads CSV (RFC 4180) with commas, semicolons or tabs. */
final class CsvTable {

    /** The line by which a spreadsheet is told the separator. */
    private static final Pattern TOLD = Pattern.compile("^sep=([,;\\t])\\R");

    /** What an export puts before a cell that a spreadsheet would take for a formula. */
    private static final Pattern DEFUSED = Pattern.compile("^'(?=[=+@\\-])");

    private CsvTable() {}

    static ReadTable read(byte[] content) {
        TableText file = TableText.of(content);
        var told = TOLD.matcher(file.text());
        boolean isTold = told.find();
        String text = isTold ? file.text().substring(told.end()) : file.text();
        char separator = isTold ? told.group(1).charAt(0) : CsvSeparator.of(text);
        var table = new TableBuilder();
        if (!file.encoding().isEmpty()) {
            table.note(TableNote.Kind.ENCODING, -1, 0, file.encoding());
        }
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            int width = 0;
            for (CsvRecord row : csv) {
                int number = (int) row.getStartingLineNumber() + (isTold ? 1 : 0);
                width = width == 0 ? row.getFieldCount() : width;
                if (row.getFieldCount() > width) {
                    table.note(TableNote.Kind.RAGGED, -1, number, "");
                }
                table.add(number, row.getFields().stream().map(CsvTable::armed).toList());
            }
        } catch (CsvParseException e) {
            throw new TableFault(TableFault.Kind.BROKEN, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return table.table(List.of(""), 0);
    }

    private static String armed(String cell) {
        return DEFUSED.matcher(cell).replaceFirst("");
    }
}
