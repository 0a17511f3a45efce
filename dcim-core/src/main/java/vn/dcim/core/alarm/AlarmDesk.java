package vn.dcim.core.alarm;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javax.sql.DataSource;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.AuditNote;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * What people do to alarms. Each action locks the alarm's row, asks the table of legal transitions about the state that the row
 * has then, writes it into the audit log as well, and commits; so does the pipeline, but for the log. Whoever comes second sees
 * what the first has done, and nothing is overwritten.
 */
@Singleton
public class AlarmDesk {

    private static final int LONGEST_REASON = 1000;
    private static final int SHOWN = 50;

    private final DataSource dataSource;
    private final AlarmMemory memory;
    private final AlarmStream stream;
    private final AlarmConfig config;
    private final AuditLog audit;
    private final Clock clock;

    AlarmDesk(
            DataSource dataSource,
            DataSourceResolver resolver,
            AlarmMemory memory,
            AlarmStream stream,
            AlarmConfig config,
            AuditLog audit,
            Clock clock) {
        this.dataSource = resolver.resolve(dataSource);
        this.memory = memory;
        this.stream = stream;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What became of an action on several alarms.
     *
     * @param done the alarms as they are now
     * @param refused why each of the others stayed as it was: ILLEGAL_TRANSITION or NOT_FOUND
     */
    public record Outcome(List<Alarm> done, List<DcimException> refused) {}

    /**
     * Says that a person knows.
     *
     * @param comment may be empty
     * @throws DcimException NOT_FOUND, ILLEGAL_TRANSITION when it is acknowledged, over, shelved or out of service
     */
    public Alarm acknowledge(long alarmId, String actor, String comment) {
        return one(alarmId, Step.by(actor, AlarmAction.ACKNOWLEDGE, now(), comment.strip()));
    }

    /** Acknowledges those of several alarms that can be. */
    public Outcome acknowledge(Collection<Long> alarmIds, String actor, String comment) {
        return act(alarmIds, Step.by(actor, AlarmAction.ACKNOWLEDGE, now(), comment.strip()));
    }

    /**
     * Silences an alarm for a time; on a shelved one, sets another time.
     *
     * @param duration from now on, at most {@link AlarmConfig#longestShelf}
     * @param reason not blank
     * @throws DcimException INVALID_VALUE, NOT_FOUND, ILLEGAL_TRANSITION
     */
    public Alarm shelve(long alarmId, Duration duration, String actor, String reason) {
        return one(alarmId, shelf(duration, actor, reason));
    }

    /** Shelves those of several alarms that can be. */
    public Outcome shelve(Collection<Long> alarmIds, Duration duration, String actor, String reason) {
        return act(alarmIds, shelf(duration, actor, reason));
    }

    /** Ends a shelf before its time. A condition that is still there is told anew. */
    public Alarm unshelve(long alarmId, String actor, String reason) {
        return one(alarmId, Step.by(actor, AlarmAction.UNSHELVE, now(), reason.strip()));
    }

    /** Silences an alarm until {@link #returnToService}. */
    public Alarm removeFromService(long alarmId, String actor, String reason) {
        return one(alarmId, Step.by(actor, AlarmAction.REMOVE_FROM_SERVICE, now(), required(reason)));
    }

    /** Takes an alarm back. A condition that is still there is told anew. */
    public Alarm returnToService(long alarmId, String actor, String reason) {
        return one(alarmId, Step.by(actor, AlarmAction.RETURN_TO_SERVICE, now(), reason.strip()));
    }

    /** Adds a remark to an alarm, also to one that is over. */
    public Alarm comment(long alarmId, String actor, String text) {
        return one(alarmId, Step.by(actor, AlarmAction.COMMENT, now(), required(text)));
    }

    private Step shelf(Duration duration, String actor, String reason) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(config.longestShelf()) > 0) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "duration", duration, "more than 0 and at most " + config.longestShelf());
        }
        return Step.shelve(actor, now(), now().plus(duration), required(reason));
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", reason, "why, in a few words");
        }
        return reason.strip();
    }

    private Alarm one(long alarmId, Step step) {
        Outcome outcome = act(List.of(alarmId), step);
        if (!outcome.refused().isEmpty()) {
            throw outcome.refused().getFirst();
        }
        return outcome.done().getFirst();
    }

    private Outcome act(Collection<Long> alarmIds, Step step) {
        if (step.reason().length() > LONGEST_REASON) {
            String beginning = step.reason().substring(0, SHOWN) + "…";
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", beginning, "≤ " + LONGEST_REASON);
        }
        List<Alarm> done = new ArrayList<>();
        List<DcimException> refused = new ArrayList<>();
        List<AuditNote> notes = new ArrayList<>();
        List<AlarmChange> made;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            AlarmChanges changes = new AlarmChanges(connection);
            // why: everybody locks rows in the order of their ids, so that nobody waits in a circle
            for (long id : new TreeSet<>(alarmIds)) {
                Alarm before = AlarmRows.lock(connection, id).orElse(null);
                if (before == null) {
                    refused.add(new DcimException(ErrorCode.NOT_FOUND, "alarm", id));
                } else if (before.after(step).isEmpty()) {
                    refused.add(new DcimException(
                            ErrorCode.ILLEGAL_TRANSITION, "alarm " + id, before.state(), step.action()));
                } else {
                    Alarm after = changes.write(before, List.of(step));
                    done.add(after);
                    notes.add(note(connection, before, after, step));
                }
            }
            audit.record(connection, notes);
            connection.commit();
            made = changes.made();
        } catch (SQLException e) {
            throw new DataAccessException(step.action() + " of alarms " + alarmIds + " cannot be stored", e);
        }
        memory.take(made);
        stream.tell(made);
        return new Outcome(done, refused);
    }

    private static AuditNote note(Connection connection, Alarm before, Alarm after, Step step) throws SQLException {
        return new AuditNote(
                step.actor(),
                "alarm." + word(step.action()),
                "alarm:" + after.id() + " " + AlarmRows.deviceName(connection, after.deviceId()) + " " + after.rule(),
                word(before.state()),
                word(after.state()) + (step.until() == null ? "" : " until " + step.until()),
                step.reason());
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
