package vn.dcim.core.ingest;

import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.node.Ownership;

/**
 * Commits one group of readings after the other, each exactly once: again and again while the database fails, until it succeeds
 * or the program ends. Used by the writer thread alone.
 */
@Singleton
class GroupTransaction {

    private static final Logger LOG = LoggerFactory.getLogger(GroupTransaction.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A database that fails for longer is away; what fails for a moment is over before anything could be put aside. */
    private static final Duration AWAY = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final PipelineCounters counters;
    private final Ownership ownership;
    private final CommitMark mark = new CommitMark();
    private String address = "";
    private long group;
    private volatile boolean ending;
    private volatile long deadline;

    /** What is done within the transaction of a group; may be done more than once. */
    @FunctionalInterface
    interface Work {
        GroupOutcome store(Connection connection, boolean withAlarms) throws SQLException;
    }

    /** What is done within a transaction of another kind. */
    @FunctionalInterface
    interface Writing {
        void write(Connection connection) throws SQLException;
    }

    GroupTransaction(
            DataSource dataSource, DataSourceResolver resolver, PipelineCounters counters, Ownership ownership) {
        this.dataSource = resolver.resolve(dataSource);
        this.counters = counters;
        this.ownership = ownership;
    }

    void begin(Instant now) throws SQLException {
        inTransaction(connection -> {
            address = connection.getMetaData().getURL().replaceFirst("\\?.*", "");
            mark.create(connection, now);
        });
    }

    /**
     * Returns the outcome that was committed.
     *
     * @param alone whether the group holds one batch at most; its alarms, where they fail, then fail no others
     * @param away is run before each next attempt, once the database has failed for a second
     * @throws EvaluationFailed for a group of several batches: nothing is stored, and each may be tried apart
     * @throws DcimException SHUTTING_DOWN when the program ended before the database came back
     * @throws RuntimeException what the work throws for any other reason than the database; nothing is stored then
     */
    GroupOutcome commit(boolean alone, Work work, Runnable away) {
        var attempt = new Attempt(++group, work);
        Duration pause = FIRST_PAUSE;
        long since = System.nanoTime();
        while (true) {
            try {
                inTransaction(attempt::run);
                return attempt.outcome;
            } catch (EvaluationFailed e) {
                if (!alone) {
                    group--;
                    throw e;
                }
                counters.evaluationFailures.increment();
                LOG.error(
                        "Readings are stored without a look at their alarms; the next reading brings the next look", e);
                attempt.withAlarms = false;
            } catch (SQLException | RuntimeException e) {
                if (!isOfTheDatabase(e)) {
                    group--;
                    throw (RuntimeException) e;
                }
                String failure = DatabaseFailure.describe(address, e);
                counters.failed(failure);
                if (System.nanoTime() - since >= AWAY.toNanos()) {
                    away.run();
                }
                if (isOver()) {
                    throw new DcimException(e, ErrorCode.SHUTTING_DOWN);
                }
                LOG.warn("Readings wait, trying again in {}: {}", pause, failure);
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** From now on a database that fails is tried again for so long only. */
    void endWithin(Duration limit) {
        deadline = System.nanoTime() + limit.toNanos();
        ending = true;
    }

    /** Tells whether the program is ending and has waited long enough. */
    boolean isOver() {
        return ending && System.nanoTime() - deadline > 0;
    }

    /** Writes a last time, once; what cannot be written then costs the next start some search. */
    void end(Writing last) {
        try {
            inTransaction(connection -> {
                ownership.verify(connection);
                last.write(connection);
                mark.remove(connection);
            });
        } catch (SQLException e) {
            LOG.warn("What is known of the devices cannot be written down for the next start: {}", e.toString());
        }
    }

    /** Tells whether a failure lies in what is written, so that another attempt would fail as well (SQLState class). */
    static boolean isOfTheData(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith("21") || state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
    }

    private static boolean isOfTheDatabase(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    private void inTransaction(Writing work) throws SQLException {
        // why: the pool rolls back what is not committed when the connection comes back to it
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean isGuarded = ownership.guard(connection);
            try {
                work.write(connection);
                connection.commit();
            } finally {
                if (isGuarded) {
                    ownership.unguard(connection);
                }
            }
        }
    }

    /** The attempts at one group; the outcome is that of the last attempt which the database may have committed. */
    private final class Attempt {

        private final long number;
        private final Work work;
        private boolean withAlarms = true;
        private GroupOutcome outcome;

        Attempt(long number, Work work) {
            this.number = number;
            this.work = work;
        }

        void run(Connection connection) throws SQLException {
            if (mark.advance(connection, number)) {
                ownership.verify(connection);
                outcome = work.store(connection, withAlarms);
            }
        }
    }
}
