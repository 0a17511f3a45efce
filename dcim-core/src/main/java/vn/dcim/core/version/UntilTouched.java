package vn.dcim.core.version;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/**
 * What was made of the rows of one table, kept on this node until a row comes, changes or goes, by whichever node. For tables whose rows
 * count their changes in a column {@code touched}, and which are read far more often than changed.
 */
public final class UntilTouched<V> {

    /** A row that comes makes it more of them, one that changes counts it: of a table whose rows stay, each change is another mark. */
    private record Mark(long rows, long ids, long touched) {}

    private record Made<V>(Mark mark, V value) {}

    private final Versions versions;
    private final TransactionOperations<Connection> transactions;
    private final String select;
    private final Supplier<V> maker;
    private volatile @Nullable Made<V> newest;

    /**
     * @param table its name
     * @param maker of what is kept, of that table alone
     */
    public UntilTouched(
            Versions versions, TransactionOperations<Connection> transactions, String table, Supplier<V> maker) {
        this.versions = versions;
        this.transactions = transactions;
        this.select = "SELECT COUNT(*), COALESCE(SUM(id), 0), COALESCE(SUM(touched), 0) FROM " + table;
        this.maker = maker;
    }

    public V get() {
        if (versions.isWriting()) {
            // why: what this transaction has changed is nobody else's yet, and may never be
            return maker.get();
        }
        // why: taken before; what changes while it is made has another mark
        Mark mark = mark();
        Made<V> made = newest;
        if (made == null || !made.mark().equals(mark)) {
            made = new Made<>(mark, maker.get());
            newest = made;
        }
        return made.value();
    }

    private Mark mark() {
        return transactions.executeRead(status -> {
            try (Statement statement = status.getConnection().createStatement();
                    ResultSet row = statement.executeQuery(select)) {
                row.next();
                return new Mark(row.getLong(1), row.getLong(2), row.getLong(3));
            } catch (SQLException e) {
                throw new DataAccessException("it cannot be told whether rows have changed", e);
            }
        });
    }
}
