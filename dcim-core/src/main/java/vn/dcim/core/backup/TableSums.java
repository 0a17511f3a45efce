package vn.dcim.core.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a schema holds, table by table: rows with all their history, and a checksum over them.
 *
 * @param tables by name
 */
record TableSums(Map<String, Sum> tables) {

    private static final int MOST_TOLD = 5;

    /** One table. @param checksum of MariaDB, or over all that is no generated column; null where nobody made it */
    record Sum(long rows, Long checksum) {}

    /** Reads it within the transaction of a connection, and so as the database was when that began. */
    static TableSums read(Connection connection) throws SQLException {
        Map<String, Sum> sums = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            Map<String, List<String>> told = besideGenerated(statement);
            for (Map.Entry<String, Boolean> table : tables(statement).entrySet()) {
                String name = "`" + table.getKey().replace("`", "``") + "`";
                long rows = number(
                        statement,
                        "SELECT COUNT(*) FROM " + name + (table.getValue() ? " FOR SYSTEM_TIME ALL" : ""),
                        1);
                List<String> columns = table.getValue() ? null : told.get(table.getKey());
                long checksum = columns == null
                        ? number(statement, "CHECKSUM TABLE " + name + " EXTENDED", 2)
                        : number(
                                statement,
                                "SELECT COALESCE(SUM(CRC32(CONCAT_WS(',', " + String.join(", ", columns)
                                        + "))), 0) FROM " + name,
                                1);
                sums.put(table.getKey(), new Sum(rows, checksum));
            }
        }
        return new TableSums(sums);
    }

    /** Returns what to sum of tables that have a generated column: all others, quoted. */
    private static Map<String, List<String>> besideGenerated(Statement statement) throws SQLException {
        // why: with a stored generated column MariaDB 11.4 was seen to tell two checksums of the same rows, after an
        // update made it NULL
        Map<String, List<String>> columns = new TreeMap<>();
        Set<String> generated = new HashSet<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT table_name, column_name, is_generated FROM"
                        + " information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position")) {
            while (rows.next()) {
                if (rows.getString(3).equals("ALWAYS")) {
                    generated.add(rows.getString(1));
                } else {
                    columns.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                            .add("QUOTE(`" + rows.getString(2).replace("`", "``") + "`)");
                }
            }
        }
        columns.keySet().retainAll(generated);
        return columns;
    }

    /** Returns the tables of the present schema, and whether each has a history. */
    static Map<String, Boolean> tables(Statement statement) throws SQLException {
        Map<String, Boolean> tables = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery("SELECT table_name, table_type FROM information_schema.tables"
                + " WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')"
                + " ORDER BY table_name")) {
            while (rows.next()) {
                tables.put(rows.getString(1), rows.getString(2).equals("SYSTEM VERSIONED"));
            }
        }
        return tables;
    }

    private static long number(Statement statement, String sql, int column) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(column);
        }
    }

    long rows() {
        return tables.values().stream().mapToLong(Sum::rows).sum();
    }

    /** Returns what differs, a few words for each table; none where both are the same. Checksums count where both have them. */
    List<String> differences(TableSums other) {
        List<String> told = new ArrayList<>();
        tables.forEach((name, sum) -> {
            Sum there = other.tables.get(name);
            if (there == null) {
                told.add(name + ": –");
            } else if (sum.rows() != there.rows()) {
                told.add(name + ": " + sum.rows() + " ≠ " + there.rows());
            } else if (sum.checksum() != null
                    && there.checksum() != null
                    && !sum.checksum().equals(there.checksum())) {
                told.add(name + ": checksum");
            }
        });
        other.tables.keySet().stream()
                .filter(name -> !tables.containsKey(name))
                .forEach(name -> told.add(name + ": +"));
        return told;
    }

    /** Returns what differs on one line, of much a few tables and how many more. */
    static String told(List<String> differences) {
        String first = String.join("; ", differences.subList(0, Math.min(MOST_TOLD, differences.size())));
        return differences.size() <= MOST_TOLD ? first : first + "; … +" + (differences.size() - MOST_TOLD);
    }

    /** Returns a line for each table: name, rows and checksum between tabs. */
    String text() {
        var text = new StringBuilder();
        tables.forEach((name, sum) -> text.append(name)
                .append('\t')
                .append(sum.rows())
                .append('\t')
                .append(sum.checksum())
                .append('\n'));
        return text.toString();
    }

    static TableSums of(String text) {
        Map<String, Sum> sums = new TreeMap<>();
        text.lines()
                .map(line -> line.split("\t"))
                .forEach(parts -> sums.put(parts[0], new Sum(Long.parseLong(parts[1]), Long.valueOf(parts[2]))));
        return new TableSums(sums);
    }
}
