package vn.dcim.core.version;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Gives each change of the registry an instant of its own, by the program's clock, each after the one before on every node, in the
 * order in which they are committed. So what stood at an instant that is past never changes any more, and a clock that is set back
 * loses no version: docs/decisions/0012.
 */
@Singleton
public final class Versions {

    private static final ScopedValue<Instant> EARLIER = ScopedValue.newInstance();
    private static final ScopedValue<Boolean> SNAPSHOT = ScopedValue.newInstance();

    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Versions(TransactionOperations<Connection> transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Changes versioned tables in one transaction, the caller's if there is one; from here to its end all other changes wait. Not
     * to be nested.
     *
     * @param change takes the instant that its versions begin with, in microseconds
     */
    public <T> T write(Function<Instant, T> change) {
        if (SNAPSHOT.isBound()) {
            throw new IllegalStateException("who only looks changes the registry");
        }
        return transactions.executeWrite(status -> {
            Connection connection = status.getConnection();
            try {
                Instant at = next(connection);
                setTime(connection, at);
                try {
                    return change.apply(at);
                } finally {
                    // why: the connection goes back to the pool, and its time must go on
                    setTime(connection, null);
                }
            } catch (SQLException e) {
                throw new DataAccessException("the registry cannot be changed", e);
            }
        });
    }

    /**
     * Enters what happened earlier, such as where a registry is taken over with its history: the changes begin at that instant. The
     * audit log goes on telling when they were entered.
     *
     * @param at in the past, and after all changes so far
     * @param entry whose calls of {@link #write} are meant
     * @throws IllegalArgumentException for another instant: what stood then was read already
     */
    public void enterAt(Instant at, Runnable entry) {
        if (!at.isBefore(clock.instant()) || at.isBefore(newest())) {
            throw new IllegalArgumentException("not between the newest change, " + newest() + ", and now: " + at);
        }
        ScopedValue.where(EARLIER, at).run(entry);
    }

    /** Tells whether what happened earlier is being entered, which rules of today do not judge. */
    public boolean isEntering() {
        return EARLIER.isBound();
    }

    /** Returns an instant that every later change is after and every earlier one is before or at, such as for a report's figures. */
    public Instant cutOff() {
        return transactions.executeWrite(status -> {
            try {
                return next(status.getConnection());
            } catch (SQLException e) {
                throw new DataAccessException("the registry cannot be read", e);
            }
        });
    }

    /**
     * Reads in one transaction, so that all is of one instant; in the caller's if there is one.
     *
     * @param look must not change the registry: what is made of it meanwhile is kept for others
     */
    public <T> T snapshot(Supplier<T> look) {
        if (isWriting()) {
            return look.get();
        }
        return ScopedValue.where(SNAPSHOT, true).call(() -> transactions.executeWrite(_ -> look.get()));
    }

    /** Tells whether the caller stands in a transaction of its own, which may have changed the registry. */
    public boolean isWriting() {
        return !SNAPSHOT.isBound() && transactions.findTransactionStatus().isPresent();
    }

    /** Returns the instant of the newest change. */
    public Instant newest() {
        return transactions.executeRead(status -> {
            try {
                return last(status.getConnection(), "");
            } catch (SQLException e) {
                throw new DataAccessException("the registry cannot be read", e);
            }
        });
    }

    /**
     * Returns an instant that is another one after each change of some tables of the registry, whatever becomes of all others.
     *
     * @param tables {@code asset}, and those of which registry_touched tells
     */
    public Instant newest(Set<String> tables) {
        return transactions.executeRead(status -> {
            try (PreparedStatement select = status.getConnection()
                    .prepareStatement("SELECT MAX(at) FROM (SELECT MAX(at) AS at FROM registry_touched WHERE name IN ("
                            + String.join(", ", Collections.nCopies(tables.size(), "?")) + ")"
                            + (tables.contains("asset") ? " UNION ALL SELECT MAX(at) FROM asset_touched" : "")
                            + ") AS each_table")) {
                int i = 0;
                for (String table : tables) {
                    select.setString(++i, table);
                }
                try (ResultSet row = select.executeQuery()) {
                    LocalDateTime at = row.next() ? row.getObject(1, LocalDateTime.class) : null;
                    return at == null ? Instant.EPOCH : at.toInstant(ZoneOffset.UTC);
                }
            } catch (SQLException e) {
                throw new DataAccessException("the registry cannot be read", e);
            }
        });
    }

    private static Instant last(Connection connection, String lock) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT at FROM version_mark WHERE id = 1" + lock)) {
            if (!row.next()) {
                throw new IllegalStateException("the table version_mark has lost its row; restore it");
            }
            return row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
    }

    private Instant next(Connection connection) throws SQLException {
        Instant last = last(connection, " FOR UPDATE");
        Instant now = (EARLIER.isBound() ? EARLIER.get() : clock.instant()).truncatedTo(ChronoUnit.MICROS);
        Instant at = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        try (PreparedStatement update = connection.prepareStatement("UPDATE version_mark SET at = ? WHERE id = 1")) {
            update.setObject(1, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
            update.executeUpdate();
        }
        return at;
    }

    /** Sets what the database takes for the present, which versions begin and end with; null for the real one. */
    private static void setTime(Connection connection, Instant at) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET @@timestamp = " + (at == null ? "DEFAULT" : seconds(at)));
        }
    }

    private static String seconds(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond())
                .add(BigDecimal.valueOf(at.getNano() / 1000, 6))
                .toPlainString();
    }
}
