package vn.dcim.core.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import vn.dcim.core.table.TableNote.Kind;

/** Reads a sheet of a workbook row by row; days as they are meant in its calendar of 1900 or 1904. */
final class WorkbookTable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");
    /** What stands in a format beside its signs: texts, single characters, conditions and colours. */
    private static final Pattern NO_SIGNS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*\\]");

    private static final Pattern OTHER_FILE = Pattern.compile("\\[\\d+\\]|\\[[^\\]]+\\.xls[xmb]?\\]");
    private static final MathContext SHOWN_DIGITS = new MathContext(15);
    private static final int MOST_DIGITS = 40;
    // why: one merged area over all rows of a sheet must not make rows where there are none
    private final Map<Integer, List<MergedCells.Area>> down = new HashMap<>();
    private final Map<MergedCells.Area, String> values = new HashMap<>();
    private final Map<String, Boolean> days = new HashMap<>();
    private final TableBuilder table = new TableBuilder();

    private WorkbookTable() {}

    /** @throws TableFault */
    static ReadTable read(byte[] content, int sheet) {
        List<MergedCells.Area> merged;
        try (ZipFile archive = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            WorkbookCheck.of(archive);
            merged = MergedCells.of(archive, sheet);
        } catch (IOException e) {
            throw new TableFault(TableFault.Kind.BROKEN, String.valueOf(e.getMessage()));
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, false))) {
            return new WorkbookTable().sheet(workbook, sheet, merged);
        } catch (TableFault e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // why: the library tells broken files by exceptions of every kind
            throw new TableFault(TableFault.Kind.BROKEN, String.valueOf(e.getMessage()));
        }
    }

    private ReadTable sheet(ReadableWorkbook workbook, int number, List<MergedCells.Area> merged) throws IOException {
        List<Sheet> sheets = workbook.getSheets().toList();
        if (number < 0 || number >= sheets.size()) {
            throw new TableFault(TableFault.Kind.NO_SHEET, Integer.toString(number + 1));
        }
        for (MergedCells.Area area : merged) {
            if (area.right() > area.left()) {
                table.note(Kind.MERGED_ACROSS, area.left(), area.top(), "");
            }
            if (area.bottom() > area.top()) {
                down.computeIfAbsent(area.left(), _ -> new ArrayList<>()).add(area);
            }
        }
        try (Stream<Row> rows = sheets.get(number).openStream()) {
            rows.forEach(this::row);
        }
        return table.table(sheets.stream().map(Sheet::getName).toList(), number);
    }

    private void row(Row row) {
        int columns = Math.min(row.getCellCount(), TableFile.MOST_COLUMNS);
        List<String> texts = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            int at = column;
            texts.add(row.getOptionalCell(column)
                    .map(cell -> text(cell, row.getRowNum(), at))
                    .orElse(""));
        }
        boolean isBlank = texts.stream().allMatch(String::isBlank);
        down.forEach((column, areas) -> areas.stream()
                .filter(area -> area.top() <= row.getRowNum() && row.getRowNum() <= area.bottom())
                .forEach(area -> fill(area, column, row.getRowNum(), texts, isBlank)));
        if (!isBlank && row.isHidden()) {
            table.note(Kind.HIDDEN, -1, row.getRowNum(), "");
        }
        table.add(row.getRowNum(), texts);
    }

    private void fill(MergedCells.Area area, int column, int row, List<String> texts, boolean isBlank) {
        if (row == area.top()) {
            values.put(area, column < texts.size() ? texts.get(column) : "");
        } else if (!isBlank && values.containsKey(area) && column < TableFile.MOST_COLUMNS) {
            while (texts.size() <= column) {
                texts.add("");
            }
            texts.set(column, values.get(area));
            table.note(Kind.MERGED_DOWN, column, row, "");
        }
    }

    private String text(Cell cell, int row, int column) {
        String formula = cell.getFormula();
        if (formula != null) {
            table.note(OTHER_FILE.matcher(formula).find() ? Kind.EXTERNAL : Kind.FORMULA, column, row, "");
            if (cell.getRawValue() == null || cell.getRawValue().isEmpty() && cell.getValue() == null) {
                table.isBroken(row, column, "=" + formula);
                return "";
            }
        }
        Object value = cell.getValue();
        if (cell.getType() == CellType.ERROR
                || value == null && String.valueOf(cell.getRawValue()).startsWith("#")) {
            table.isBroken(row, column, String.valueOf(cell.getRawValue()));
            return "";
        }
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number(cell, number);
            case Boolean answer -> answer ? "TRUE" : "FALSE";
            default -> error(row, column, value.toString(), formula != null);
        };
    }

    private String error(int row, int column, String text, boolean isFormula) {
        if (isFormula && text.matches("#(N/A|REF!|VALUE!|NAME\\?|DIV/0!|NULL!|NUM!)")) {
            table.isBroken(row, column, text);
            return "";
        }
        return text;
    }

    private String number(Cell cell, BigDecimal number) {
        if (isDay(cell.getDataFormatString())) {
            return Optional.ofNullable(cell.asDate()).map(WorkbookTable::day).orElse("");
        }
        // why: 1E999999999 is a short number and a long text
        return Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS || number.scale() > MOST_DIGITS
                ? cell.getRawValue()
                : number.round(SHOWN_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String day(LocalDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.format(DAY) : at.format(TIME);
    }

    /** Tells whether a format shows a day (ECMA-376, 18.8.31): it names one, or the year. */
    private boolean isDay(String format) {
        return format != null
                && days.computeIfAbsent(format, key -> {
                    String signs = NO_SIGNS.matcher(key.split(";", 2)[0])
                            .replaceAll("")
                            .toLowerCase(Locale.ROOT);
                    return !signs.contains("general") && signs.matches(".*[dy].*");
                });
    }
}
