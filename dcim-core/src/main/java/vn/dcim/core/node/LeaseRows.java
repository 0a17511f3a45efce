package vn.dcim.core.node;

import java.sql.SQLException;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.support.AbstractStorageAccessor;
import net.javacrumbs.shedlock.support.LockException;

/**
 * Where ShedLock keeps leases: by the clock of the database, and in the name of this run of the program rather than of its machine, so
 * that two processes on one machine are two. A lease that has run out but that nobody has taken is still there to be extended.
 */
final class LeaseRows extends AbstractStorageAccessor {

    private static final String TERM = "UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND";

    private final NodeRows rows;
    private final String node;

    LeaseRows(NodeRows rows, String node) {
        this.rows = rows;
        this.node = node;
    }

    @Override
    public boolean insertRecord(LockConfiguration lease) {
        return 1
                == update(
                        "INSERT IGNORE INTO collector_lease (name, lock_until, locked_at, locked_by) VALUES (?, " + TERM
                                + ", UTC_TIMESTAMP(3), ?)",
                        lease.getName(),
                        term(lease),
                        node);
    }

    @Override
    public boolean updateRecord(LockConfiguration lease) {
        // why: a process that hangs in the middle of a transaction holds the row until the server ends its connection;
        // the others are to be looked after meanwhile
        return 1
                == update(
                        "SET STATEMENT innodb_lock_wait_timeout = 1 FOR UPDATE collector_lease SET lock_until = " + TERM
                                + ", locked_at = UTC_TIMESTAMP(3), locked_by = ?"
                                + " WHERE name = ? AND (lock_until <= UTC_TIMESTAMP(3) OR locked_by = '')",
                        term(lease),
                        node,
                        lease.getName());
    }

    @Override
    public boolean extend(LockConfiguration lease) {
        return 1
                == update(
                        "UPDATE collector_lease SET lock_until = " + TERM + " WHERE name = ? AND locked_by = ?",
                        term(lease),
                        lease.getName(),
                        node);
    }

    @Override
    public void unlock(LockConfiguration lease) {
        update(
                "UPDATE collector_lease SET lock_until = UTC_TIMESTAMP(3), locked_by = '' WHERE name = ? AND locked_by = ?",
                lease.getName(),
                node);
    }

    private static long term(LockConfiguration lease) {
        return NodeRows.micros(lease.getLockAtMostFor());
    }

    private int update(String sql, Object... arguments) {
        try {
            return rows.update(sql, arguments);
        } catch (SQLException e) {
            throw new LockException("The leases cannot be read or written: " + e.getMessage(), e);
        }
    }
}
