package vn.dcim.core.notify;

import static vn.dcim.core.alarm.AlarmState.RETURNED_UNACKNOWLEDGED;
import static vn.dcim.core.alarm.AlarmState.UNACKNOWLEDGED;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.dcim.core.alarm.AlarmChange;
import vn.dcim.core.alarm.AlarmQueue;
import vn.dcim.core.alarm.AlarmTransition;

/** Takes transitions of alarms from their queue and plans who is told; both in one transaction, so that none is lost or doubled. */
@Singleton
@Requires(property = "datasources.default.url")
class NoticeIntake {

    private static final int PORTION = 200;

    private final Transactions transactions;
    private final AlarmQueue queue;
    private final NoticePlan plan;
    private final List<NoticeHold> holds;
    private final Clock clock;

    NoticeIntake(Transactions transactions, AlarmQueue queue, NoticePlan plan, List<NoticeHold> holds, Clock clock) {
        this.transactions = transactions;
        this.queue = queue;
        this.plan = plan;
        this.holds = holds;
        this.clock = clock;
    }

    /** Works the queue off. */
    void work() throws SQLException {
        int taken;
        do {
            taken = transactions.run(connection -> {
                List<AlarmChange> changes =
                        queue.take(connection, PORTION, clock.instant().truncatedTo(ChronoUnit.MILLIS));
                for (AlarmChange change : changes) {
                    if (isNews(change.transition()) && !isHeld(connection, change)) {
                        plan.alarm(connection, change);
                    }
                }
                return changes.size();
            });
        } while (taken == PORTION);
        if (!holds.isEmpty()) {
            transactions.run(this::release);
        }
    }

    private boolean isHeld(Connection connection, AlarmChange change) throws SQLException {
        boolean held = false;
        for (NoticeHold hold : holds) {
            held |= hold.holds(connection, change);
        }
        return held;
    }

    /** Plans for what was held back and stands unseen when its hold is over. */
    private int release(Connection connection) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int released = 0;
        for (NoticeHold hold : holds) {
            for (long transition : hold.release(connection, now)) {
                AlarmChange change = queue.find(connection, transition);
                if (change.alarm().state() == UNACKNOWLEDGED) {
                    plan.alarm(connection, change, now);
                    released++;
                }
            }
        }
        return released;
    }

    /** Tells whether an alarm stands now for people to see that did not, or was covered, before. */
    static boolean isNews(AlarmTransition transition) {
        // why: what comes again before anybody acknowledged has been told already, and its escalation goes on
        return transition.to() == UNACKNOWLEDGED
                && transition.from() != UNACKNOWLEDGED
                && transition.from() != RETURNED_UNACKNOWLEDGED;
    }
}
