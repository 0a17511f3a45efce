package vn.dcim.core.software;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Undoes what a list changed. Each change of the register has an instant of its own, so the versions that begin at that of the list
 * are what it wrote, and those that are not the present ones any more were touched since.
 */
final class SoftwareUndo {

    private static final int MOST_TOLD = 20;
    // why: a derived table that could be merged into the update would be the table that is updated
    private static final String APART = " LIMIT 18446744073709551615";

    private final Connection connection;
    private final ListKind kind;
    private final String at;
    private final String before;

    SoftwareUndo(Connection connection, SoftwareList list) {
        this.connection = connection;
        this.kind = list.kind();
        this.at = Rows.literal(list.takenAt());
        this.before = " FOR SYSTEM_TIME AS OF " + Rows.literal(list.takenAt().minusNanos(1000));
    }

    /** Returns what was changed since, and titles on which something hangs that the list did not bring. */
    List<String> inTheWay() throws SQLException {
        List<String> names = new ArrayList<>();
        String since = "SELECT id FROM " + kind.table() + " FOR SYSTEM_TIME ALL WHERE row_start = " + at
                + " AND id NOT IN (SELECT id FROM " + kind.table() + " WHERE row_start = " + at + ")";
        names.addAll(read(
                switch (kind) {
                    case TITLES ->
                        "SELECT DISTINCT name FROM software_title FOR SYSTEM_TIME ALL WHERE id IN (" + since + ")";
                    case LICENCES ->
                        "SELECT DISTINCT CONCAT_WS(' ', t.name, l.number) FROM licence FOR SYSTEM_TIME ALL AS l"
                                + " JOIN software_title t ON t.id = l.title_id WHERE l.id IN (" + since + ")";
                    case INSTALLATIONS ->
                        "SELECT DISTINCT CONCAT_WS(' – ', t.name, COALESCE(a.name, i.person))"
                                + " FROM installation FOR SYSTEM_TIME ALL AS i JOIN software_title t ON t.id = i.title_id"
                                + " LEFT JOIN asset a ON a.id = i.asset_id WHERE i.id IN (" + since + ")";
                }));
        if (kind == ListKind.TITLES) {
            names.addAll(read("SELECT DISTINCT t.name FROM software_title t WHERE t.row_start = " + at
                    + " AND t.id NOT IN (SELECT id FROM software_title" + before + ")"
                    + " AND (t.id IN (SELECT title_id FROM licence) OR t.id IN (SELECT title_id FROM installation))"));
        }
        return names.stream().distinct().limit(MOST_TOLD).toList();
    }

    void make(String actor, String reason) throws SQLException {
        String columns = read("SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = '" + kind.table() + "'"
                        + " AND column_name NOT IN ('id', 'revision', 'changed_by', 'changed_for')")
                .stream()
                .map(column -> "t." + column + " = w." + column)
                .collect(Collectors.joining(", "));
        write(
                "UPDATE " + kind.table() + " t JOIN (SELECT * FROM " + kind.table() + before + APART
                        + ") w ON w.id = t.id SET " + columns
                        + ", t.revision = t.revision + 1, t.changed_by = ?, t.changed_for = ? WHERE t.row_start = "
                        + at,
                actor,
                reason);
        // why: what was put back begins now, so what still begins at the list is what it added
        write("DELETE FROM " + kind.table() + " WHERE row_start = " + at);
    }

    private List<String> read(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void write(String sql, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }
}
