package vn.dcim.core.table;

import java.util.List;

/** What stands between the cells of a CSV file. */
public final class CsvSeparator {

    private static final List<Character> SIGNS = List.of(',', ';', '\t');

    private CsvSeparator() {}

    /** Returns which of comma, semicolon and tab stands most often in the first line that has one; a comma where none has. */
    public static char of(String table) {
        String first = table.lines()
                .filter(line -> SIGNS.stream().anyMatch(sign -> count(line, sign) > 0))
                .findFirst()
                .orElse("");
        return SIGNS.stream()
                .max((one, other) -> Long.compare(count(first, one), count(first, other)))
                .filter(sign -> count(first, sign) > 0)
                .orElse(',');
    }

    private static long count(String line, char sign) {
        return line.chars().filter(one -> one == sign).count();
    }
}
