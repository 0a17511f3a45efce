package vn.dcim.core.software;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.software.ConsoleFault.Kind;
import vn.dcim.core.text.PlainText;

/** Reads the table that a console gives out, with a comma, a semicolon or a tab between two cells; tells all its faults at once. */
final class ConsoleList {

    private static final int MOST_ROWS = 20_000;
    private static final int LONGEST = 200;
    private static final int LONGEST_VERSION = 100;
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final List<DateTimeFormatter> INSTANTS = Stream.of("uuuu-M-d", "d/M/uuuu", "d-M-uuuu", "d.M.uuuu")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern + "[['T'][ ]H:mm[:ss]]", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private enum Column {
        HOST("host", "hostname", "computer", "device", "may", "tenmay", "maytinh"),
        PRODUCT("product", "sanpham", "phanmem"),
        VERSION("version", "phienban"),
        LAST_UPDATE("lastupdate", "updated", "capnhat", "capnhatluc", "capnhatcuoi"),
        LAST_SCAN("lastscan", "scanned", "quet", "quetluc", "quetcuoi"),
        MISSING_PATCHES("missingpatches", "thieubanva", "banvathieu");

        private final Set<String> heads;

        Column(String... heads) {
            this.heads = Set.of(heads);
        }

        static @Nullable Column of(String head) {
            return Arrays.stream(values())
                    .filter(column -> column.heads.contains(PlainText.letters(head)))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What came of it. @param hosts only to be kept where there are no faults */
    record Read(List<ConsoleHost> hosts, List<ConsoleFault> faults) {}

    private final Instant now;
    private final List<ConsoleHost> hosts = new ArrayList<>();
    private final List<ConsoleFault> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private ConsoleList(Instant now) {
        this.now = now;
    }

    static Read read(String text, Instant now) {
        var list = new ConsoleList(now);
        list.take(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return new Read(list.hosts, list.faults);
    }

    private void take(String text) {
        List<CsvRecord> records;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            records = reader.stream().limit(MOST_ROWS + 2L).toList();
        } catch (CsvParseException | IOException e) {
            faults.add(new ConsoleFault(0, "", "", Kind.UNREADABLE));
            return;
        }
        if (records.size() < 2) {
            faults.add(new ConsoleFault(0, "", "", Kind.EMPTY));
            return;
        }
        if (records.size() > MOST_ROWS + 1) {
            faults.add(new ConsoleFault(0, "", Integer.toString(MOST_ROWS), Kind.TOO_MANY));
            return;
        }
        List<Column> columns =
                records.getFirst().getFields().stream().map(Column::of).toList();
        if (!columns.contains(Column.HOST)) {
            faults.add(new ConsoleFault(
                    1, "host", String.join(", ", records.getFirst().getFields()), Kind.NO_HOST_COLUMN));
            return;
        }
        records.stream().skip(1).forEach(row -> take(row, columns));
    }

    private static char separator(String text) {
        String head = text.lines().findFirst().orElse("");
        return Stream.of(';', '\t')
                .filter(sign -> head.indexOf(sign) >= 0)
                .findFirst()
                .orElse(',');
    }

    private void take(CsvRecord row, List<Column> columns) {
        long line = row.getStartingLineNumber();
        String host = text(row, columns, Column.HOST, LONGEST);
        if (host.isEmpty()) {
            fault(line, Column.HOST, "", Kind.MISSING);
        } else if (!seen.add(PlainText.of(host))) {
            fault(line, Column.HOST, host, Kind.TWICE);
        }
        hosts.add(new ConsoleHost(
                null,
                0,
                host,
                text(row, columns, Column.PRODUCT, LONGEST),
                text(row, columns, Column.VERSION, LONGEST_VERSION),
                instant(row, columns, Column.LAST_UPDATE),
                instant(row, columns, Column.LAST_SCAN),
                number(row, columns)));
    }

    private String text(CsvRecord row, List<Column> columns, Column column, int longest) {
        String cell = cell(row, columns, column);
        if (cell.length() > longest) {
            fault(row.getStartingLineNumber(), column, cell.substring(0, longest), Kind.TOO_LONG);
        }
        return cell;
    }

    private @Nullable Instant instant(CsvRecord row, List<Column> columns, Column column) {
        String cell = cell(row, columns, column);
        if (cell.isEmpty()) {
            return null;
        }
        Optional<Instant> instant = instant(cell);
        if (instant.isEmpty()) {
            fault(row.getStartingLineNumber(), column, cell, Kind.NO_INSTANT);
        } else if (instant.get().isAfter(now.plus(CLOCKS_DIFFER))) {
            fault(row.getStartingLineNumber(), column, cell, Kind.TO_COME);
        }
        return instant.orElse(null);
    }

    private @Nullable Integer number(CsvRecord row, List<Column> columns) {
        String cell = cell(row, columns, Column.MISSING_PATCHES);
        if (cell.isEmpty()) {
            return null;
        }
        if (!cell.matches("\\d{1,6}")) {
            fault(row.getStartingLineNumber(), Column.MISSING_PATCHES, cell, Kind.NO_NUMBER);
            return null;
        }
        return Integer.parseInt(cell);
    }

    private static String cell(CsvRecord row, List<Column> columns, Column column) {
        int index = columns.indexOf(column);
        return index < 0 || index >= row.getFieldCount() ? "" : TypedValues.line(row.getField(index));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeException e) {
            // why: most lists name no zone
            return INSTANTS.stream()
                    .flatMap(format -> parsed(format, text).stream())
                    .findFirst();
        }
    }

    private static Optional<Instant> parsed(DateTimeFormatter format, String text) {
        try {
            TemporalAccessor read = format.parseBest(text, LocalDateTime::from, LocalDate::from);
            LocalDateTime local = read instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) read;
            return local.getYear() < 1970
                    ? Optional.empty()
                    : Optional.of(local.atZone(CentreTime.ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void fault(long line, Column column, String value, Kind kind) {
        faults.add(new ConsoleFault(line, Codes.of(column), value, kind));
    }
}
