package vn.dcim.core.assetlist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.table.ReadTable;
import vn.dcim.core.text.PlainText;

/** Which column of a list tells what: as it is kept, a line {@code column=field} for each that is taken. */
final class Columns {

    /** How far from the top a row may be that is taken for the headings. */
    private static final int LOOKED_AT = 30;

    private Columns() {}

    /** Returns the number of the row with the most known headings; of the first row where none has any. */
    static int headRow(ReadTable table, Headings words, Map<String, String> known) {
        ReadTable.Row best = table.rows().getFirst();
        int most = 0;
        for (ReadTable.Row row : table.rows().stream().limit(LOOKED_AT).toList()) {
            int found = guessed(row, words, known).size();
            if (found > most) {
                best = row;
                most = found;
            }
        }
        return best.number();
    }

    /**
     * Guesses what columns tell.
     *
     * @param known field of a heading, both as {@link KnownHeading} has them
     */
    static Map<Integer, FieldKey> guessed(ReadTable.Row head, Headings words, Map<String, String> known) {
        Map<Integer, FieldKey> fields = new TreeMap<>();
        Set<FieldKey> taken = new HashSet<>();
        for (int column = 0; column < head.cells().size(); column++) {
            String heading = head.cells().get(column);
            String before = known.get(PlainText.letters(heading));
            // why: whoever left a column out may have had no field for it then
            boolean isNew = before == null || before.isEmpty() && words.isOwn(heading);
            Optional<FieldKey> field = isNew ? words.column(heading) : words.code(before);
            // why: of two columns that sound alike the first is taken; people choose the other
            if (!heading.isEmpty() && field.isPresent() && taken.add(field.get())) {
                fields.put(column, field.get());
            }
        }
        return fields;
    }

    static String kept(Map<Integer, FieldKey> fields) {
        return fields.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().code())
                .collect(Collectors.joining("\n"));
    }

    static Map<Integer, FieldKey> of(String kept) {
        Map<Integer, FieldKey> fields = new TreeMap<>();
        pairs(kept).forEach((column, code) -> fields.put(Integer.parseInt(column), FieldKey.of(code)));
        return fields;
    }

    /** Returns the lines {@code name=value} of a text. */
    static Map<String, String> pairs(String lines) {
        Map<String, String> pairs = new HashMap<>();
        List<String> all = new ArrayList<>(lines.lines().toList());
        all.stream()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> pairs.put(parts[0], parts[1]));
        return pairs;
    }
}
