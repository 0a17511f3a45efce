package vn.dcim.core.alarm;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.dcim.core.telemetry.Reading;

/**
 * Finds what readings and the passing of time change about the alarms. Called by the pipeline's one writer thread, so that
 * evaluation, writing and application of one group never overlap those of the next.
 */
public interface AlarmEvaluator {

    /**
     * Looks at readings without changing anything, in memory or in the database: the same call may come again after a failed
     * transaction.
     *
     * @param readings in the order they are to be judged; empty on a tick of the clock, about once a second, so that delays,
     *     stale limits and the ends of shelving are crossed without a new reading
     * @param now the program's clock, UTC
     * @param elapsed until when there are no more readings to come, and delays therefore elapse: now, but while readings of an outage
     *     of the database are judged
     */
    Evaluation evaluate(List<Reading> readings, Instant now, Instant elapsed);

    /**
     * Reads anew what stands of devices that another process has looked after so far. No look at them is under way: until this returns
     * they are not this process's.
     */
    default void succeed(Set<Long> devices) throws SQLException {}

    /** What one look found. */
    interface Evaluation {

        /** True when nothing changes: the pipeline then opens no transaction for a mere tick of the clock. */
        default boolean isEmpty() {
            return false;
        }

        /** Inserts the transitions in the pipeline's transaction, together with the readings; neither commits nor closes. */
        void write(Connection connection) throws SQLException;

        /** Takes the new state over in memory and tells whoever listens; called once, after the commit. */
        void apply();
    }
}
