package vn.dcim.core.register;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.register.RegisterFault.Kind;
import vn.dcim.core.text.PlainText;

/**
 * A list as it was pasted or read from a file: CSV (RFC 4180) with commas, semicolons or tabs, its first line the heads, which are
 * codes or titles of fields in either language.
 *
 * @param faults of the list as a whole; where there are some, no row was read
 */
record RegisterTable(List<Row> rows, List<RegisterFault> faults) {

    static final int MOST_ROWS = 20_000;

    /** One row. @param number of its first line, from 1 */
    record Row(long number, Map<String, String> typed) {}

    static RegisterTable read(RegisterDefinition register, String text) {
        String table = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (table.isBlank()) {
            return broken(new RegisterFault("", "", Kind.EMPTY, ""));
        }
        List<Row> rows = new ArrayList<>();
        List<String> heads = List.of();
        List<RegisterField> fields = List.of();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator(table))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(table)) {
            for (CsvRecord record : csv) {
                if (heads.isEmpty()) {
                    heads = record.getFields().stream().map(String::strip).toList();
                    List<RegisterFault> faults = new ArrayList<>();
                    fields = fields(register, heads, faults);
                    if (!faults.isEmpty()) {
                        return new RegisterTable(List.of(), faults);
                    }
                } else if (record.getFieldCount() > heads.size()) {
                    return broken(new RegisterFault(
                            "",
                            Integer.toString(record.getFieldCount()),
                            Kind.CELLS,
                            Long.toString(record.getStartingLineNumber())));
                } else if (rows.size() == MOST_ROWS) {
                    return broken(new RegisterFault("", "", Kind.TOO_MANY, Integer.toString(MOST_ROWS)));
                } else if (record.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(row(record, fields));
                }
            }
        } catch (CsvParseException e) {
            return broken(new RegisterFault("", String.valueOf(e.getMessage()), Kind.BROKEN_CSV, ""));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return rows.isEmpty() ? broken(new RegisterFault("", "", Kind.EMPTY, "")) : new RegisterTable(rows, List.of());
    }

    private static RegisterTable broken(RegisterFault fault) {
        return new RegisterTable(List.of(), List.of(fault));
    }

    private static List<RegisterField> fields(
            RegisterDefinition register, List<String> heads, List<RegisterFault> faults) {
        List<RegisterField> fields = new ArrayList<>();
        Set<RegisterField> seen = new HashSet<>();
        for (String head : heads) {
            RegisterField field = field(register, head);
            if (field == null) {
                faults.add(new RegisterFault(
                        head,
                        head,
                        Kind.UNKNOWN_COLUMN,
                        register.fields().stream().map(RegisterField::code).collect(Collectors.joining(", "))));
            } else if (!seen.add(field)) {
                faults.add(new RegisterFault(head, head, Kind.DOUBLE_COLUMN, field.code()));
            }
            fields.add(field);
        }
        return fields;
    }

    private static @Nullable RegisterField field(RegisterDefinition register, String head) {
        String wanted = PlainText.letters(head);
        // why: the title of one field may be the code of another
        return Stream.<Function<RegisterField, String>>of(
                        RegisterField::code, field -> field.title().vi(), field -> field.title()
                                .en())
                .flatMap(name -> register.fields().stream()
                        .filter(field -> PlainText.letters(name.apply(field)).equals(wanted)))
                .findFirst()
                .orElse(null);
    }

    private static Row row(CsvRecord record, List<RegisterField> fields) {
        Map<String, String> typed = new HashMap<>();
        for (int column = 0; column < record.getFieldCount(); column++) {
            typed.put(fields.get(column).code(), unguarded(record.getField(column)));
        }
        return new Row(record.getStartingLineNumber(), typed);
    }

    /** An export puts an apostrophe before what a spreadsheet would take for a formula; it is no part of the value. */
    private static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@\t\r".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    /** Returns the sign that stands most often in the first line. */
    private static char separator(String table) {
        String first = table.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        sign -> first.chars().filter(one -> one == sign).count()))
                .filter(sign -> first.indexOf(sign) >= 0)
                .orElse(',');
    }
}
