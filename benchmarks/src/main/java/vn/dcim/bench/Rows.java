package vn.dcim.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.function.LongFunction;

/** Writes rows many at a time. */
final class Rows {

    private static final int AT_ONCE = 200;

    private Rows() {}

    /**
     * @param table with its columns, as they stand behind INSERT INTO
     * @param from number of the first row
     * @param to number behind that of the last
     * @param row the values of a row by its number, as many in each
     */
    static void insert(Connection connection, String table, long from, long to, LongFunction<Object[]> row)
            throws SQLException {
        for (long first = from; first < to; first += AT_ONCE) {
            long end = Math.min(first + AT_ONCE, to);
            int columns = row.apply(first).length;
            String marks = "(" + String.join(",", Collections.nCopies(columns, "?")) + ")";
            String sql = "INSERT INTO " + table + " VALUES "
                    + String.join(",", Collections.nCopies((int) (end - first), marks));
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                int mark = 1;
                for (long number = first; number < end; number++) {
                    for (Object value : row.apply(number)) {
                        insert.setObject(mark++, value);
                    }
                }
                insert.executeUpdate();
            }
        }
    }
}
