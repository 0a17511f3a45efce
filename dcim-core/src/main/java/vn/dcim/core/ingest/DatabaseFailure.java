package vn.dcim.core.ingest;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Says of a failure of the database which one it is, what it said, and what mends it. */
final class DatabaseFailure {

    // why: of MariaDB: no space left on a device, a disk is full, a table is full (with it a tablespace)
    private static final Set<Integer> FULL = Set.of(3, 28, 1021, 1114);

    private DatabaseFailure() {}

    static String describe(String address, Throwable failure) {
        return "database " + address + ": " + reason(failure) + "; " + mend(failure);
    }

    private static String reason(Throwable failure) {
        SQLException of = innermost(failure);
        String message = of == null || of.getMessage() == null ? failure.toString() : of.getMessage();
        return message.lines().findFirst().orElse("");
    }

    private static String mend(Throwable failure) {
        SQLException of = innermost(failure);
        if (of != null && isFull(of)) {
            return "make room where its files lie";
        }
        if (of instanceof SQLTransientConnectionException
                || of != null && String.valueOf(of.getSQLState()).startsWith("08")) {
            return "start it, or mend the way to it";
        }
        return "look into its error log";
    }

    private static boolean isFull(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return FULL.contains(e.getErrorCode()) || message.contains("Errcode: 28") || message.contains("is full");
    }

    private static SQLException innermost(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }
}
