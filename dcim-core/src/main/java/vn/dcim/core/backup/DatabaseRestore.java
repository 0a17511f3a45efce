package vn.dcim.core.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Brings an encrypted dump back into an empty database, needing nothing but a connection to it, and compares. */
public final class DatabaseRestore {

    private final DatabaseAddress database;
    private final BackupKeys keys;

    public DatabaseRestore(DatabaseAddress database, BackupKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * What came of it.
     *
     * @param tables that the copy holds
     * @param rows in all of them, with their history
     * @param differences between what the source was and what the database is now; none where they are equal
     */
    public record Restored(int tables, long rows, List<String> differences) {

        public boolean isEqual() {
            return differences.isEmpty();
        }
    }

    /**
     * Restores a copy.
     *
     * @throws DcimException INVALID_VALUE (database) for one that is not empty
     * @throws IOException where the copy was altered, is cut off, or is under a key that is not here
     * @throws SQLException where the database refuses
     */
    public Restored restore(InputStream copy) throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            var there = TableSums.tables(statement);
            if (!there.isEmpty()) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "database", database + " (" + there.size() + ")", "0");
            }
            // why: a text may hold what the driver takes for an escape of JDBC
            statement.setEscapeProcessing(false);
            DumpReader reader;
            try (InputStream plain = keys.decrypting(copy)) {
                reader = new DumpReader(plain);
                reader.read(sql -> execute(statement, sql));
            } catch (Refused e) {
                throw e.why;
            }
            TableSums was = reader.manifest();
            return new Restored(was.tables().size(), was.rows(), was.differences(TableSums.read(connection)));
        }
    }

    private static void execute(Statement statement, String sql) throws IOException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    /** Carries a refusal of the database out through the reader. */
    private static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;
        private final transient SQLException why;

        Refused(SQLException why) {
            super(why);
            this.why = why;
        }
    }
}
