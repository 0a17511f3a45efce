package vn.dcim.core.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.table.ReadTable.BrokenCell;
import vn.dcim.core.table.ReadTable.Row;
import vn.dcim.core.table.TableNote.Kind;

/** A table while it is read: gathers rows, and notes of one kind and column as one. */
final class TableBuilder {

    private static final int MOST_CELLS = 1_000_000;
    private static final int LONGEST_CELL = 5000;
    private static final Pattern ENDS = Pattern.compile("^[\\s\\p{Z}\\p{Cntrl}]+|[\\s\\p{Z}\\p{Cntrl}]+$");

    private record Key(Kind kind, int column) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<BrokenCell> broken = new ArrayList<>();
    private final Map<Key, TableNote> notes = new LinkedHashMap<>();
    private int cells;

    /** @throws TableFault TOO_LARGE */
    void add(int number, List<String> texts) {
        List<String> row = new ArrayList<>(texts.stream()
                .limit(TableFile.MOST_COLUMNS)
                .map(TableBuilder::clean)
                .toList());
        while (!row.isEmpty() && row.getLast().isEmpty()) {
            row.removeLast();
        }
        if (row.isEmpty()) {
            return;
        }
        cells += row.size();
        if (rows.size() >= TableFile.MOST_ROWS || cells > MOST_CELLS) {
            throw new TableFault(TableFault.Kind.TOO_LARGE, TableFile.MOST_ROWS + " × " + TableFile.MOST_COLUMNS);
        }
        rows.add(new Row(number, row));
    }

    void note(Kind kind, int column, int row, String detail) {
        notes.merge(
                new Key(kind, column),
                new TableNote(kind, column, 1, row, detail),
                (known, more) -> new TableNote(kind, column, known.count() + 1, known.first(), known.detail()));
    }

    void isBroken(int row, int column, String value) {
        broken.add(new BrokenCell(row, column, value));
    }

    ReadTable table(List<String> sheets, int sheet) {
        if (rows.isEmpty()) {
            throw new TableFault(TableFault.Kind.EMPTY, "");
        }
        List<Row> read = inUnicode();
        return new ReadTable(sheets, sheet, read, List.copyOf(notes.values()), broken);
    }

    /** Cells may be written for a font of before Unicode though the file is in Unicode; some of a list, or all. */
    private List<Row> inUnicode() {
        String old = rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(TableBuilder::mayBeOld)
                .collect(Collectors.joining("\n"));
        int best = Math.max(VietnameseText.score(old), 1);
        OldLetters letters = null;
        for (OldLetters way : OldLetters.values()) {
            int score = VietnameseText.score(way.decode(old));
            if (score > best) {
                best = score;
                letters = way;
            }
        }
        OldLetters chosen = letters;
        return chosen == null
                ? rows
                : rows.stream().map(row -> decoded(row, chosen, isMixed())).toList();
    }

    private static boolean mayBeOld(String cell) {
        return cell.chars().anyMatch(sign -> sign > 0x7F) && cell.chars().allMatch(sign -> sign <= 0xFF);
    }

    /** Tells whether some cells are in Unicode as they should be. */
    private boolean isMixed() {
        return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> cell.chars()
                .anyMatch(sign -> sign > 0xFF && Character.isLetter(sign)));
    }

    private Row decoded(Row row, OldLetters way, boolean isMixed) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < row.cells().size(); column++) {
            String cell = row.cells().get(column);
            String text = mayBeOld(cell) ? way.decode(cell) : cell;
            int was = VietnameseText.score(cell);
            int became = VietnameseText.score(text);
            // why: Café is right as it is; Sè may be either, and is what the rest of the list is
            boolean isBetter = !text.equals(cell) && (became > was || became == was && became > 0 && !isMixed);
            if (isBetter) {
                note(Kind.OLD_LETTERS, column, row.number(), way.name());
            }
            texts.add(isBetter ? text : cell);
        }
        return new Row(row.number(), texts);
    }

    private static String clean(String text) {
        String cut = text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
        return ENDS.matcher(cut).replaceAll("");
    }
}
