package vn.dcim.core.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads what mariadb-dump wrote, statement by statement. It relies on that every row begins a line and that a line feed within a
 * value is written as {@code \n}; so no line of a value is ever taken for one of the dump.
 */
final class DumpReader {

    /** What stands before a line of the manifest, which ends a dump that is whole. */
    static final String MANIFEST = "-- dcim ";

    private static final Pattern INSERT = Pattern.compile("INSERT INTO `((?:[^`]|``)+)`");
    private static final Pattern DEFINER = Pattern.compile("/\\*!50017 DEFINER=.*?\\*/");
    private static final String VIEW_DEFINER = "/*!50013 DEFINER=";

    private final BufferedReader lines;
    private final Map<String, TableSums.Sum> counted = new TreeMap<>();
    private final StringBuilder manifest = new StringBuilder();
    private String delimiter = ";";
    private String table = "";

    DumpReader(InputStream plain) throws IOException {
        lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(plain, 1 << 16), StandardCharsets.UTF_8), 1 << 16);
    }

    /** What takes a statement. */
    interface Taker {
        void take(String statement) throws IOException;
    }

    /**
     * Reads to the end.
     *
     * @param taker of each statement, without its end
     * @throws IOException where the dump was altered, is cut off, or is none
     */
    void read(Taker taker) throws IOException {
        var statement = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (statement.isEmpty() && isRemark(line)) {
                note(line);
                continue;
            }
            count(line);
            if (line.stripTrailing().endsWith(delimiter)) {
                String last = line.stripTrailing();
                statement.append(last, 0, last.length() - delimiter.length());
                taker.take(statement.toString());
                statement.setLength(0);
                table = "";
            } else {
                statement.append(withoutDefiner(line)).append('\n');
            }
        }
        if (manifest.isEmpty()) {
            throw new IOException("it has no end: the dump broke off");
        }
    }

    /** Returns how many rows came for each table. */
    TableSums counted() {
        Map<String, TableSums.Sum> all = new TreeMap<>();
        // why: a table without rows has no statement
        manifest().tables().keySet().forEach(name -> all.put(name, new TableSums.Sum(0, null)));
        all.putAll(counted);
        return new TableSums(all);
    }

    /** Returns what the source was. */
    TableSums manifest() {
        return TableSums.of(manifest.toString());
    }

    private boolean isRemark(String line) {
        return line.isBlank()
                || line.startsWith("--")
                || line.startsWith("DELIMITER ")
                // why: the line by which the client of MariaDB forbids itself commands of its own has no end
                || line.startsWith("/*M!999999");
    }

    private void note(String line) {
        if (line.startsWith("DELIMITER ")) {
            delimiter = line.substring("DELIMITER ".length()).strip();
        } else if (line.startsWith(MANIFEST)) {
            manifest.append(line.substring(MANIFEST.length())).append('\n');
        }
    }

    private void count(String line) {
        if (table.isEmpty()) {
            Matcher insert = INSERT.matcher(line);
            if (!insert.lookingAt()) {
                return;
            }
            table = insert.group(1).replace("``", "`");
            if (line.endsWith(" VALUES")) {
                return;
            }
        }
        counted.merge(
                table,
                new TableSums.Sum(1, null),
                (before, one) -> new TableSums.Sum(before.rows() + one.rows(), null));
    }

    /** Whoever restores owns what is restored: the account of the old database may not be there. */
    private static String withoutDefiner(String line) {
        if (line.startsWith("/*!50003 CREATE*/")) {
            return DEFINER.matcher(line).replaceFirst("");
        }
        return line.startsWith(VIEW_DEFINER) ? "" : line;
    }
}
