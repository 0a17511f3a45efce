package vn.dcim.core.schedule;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import org.quartz.SchedulerException;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What people do with jobs; each act is a row of the audit log. */
@Singleton
@Requires(property = "datasources.default.url")
public class ScheduleDesk {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(92);
    private static final int LONGEST_REASON = 1000;

    private final JobBoard board;
    private final PauseRepository pauses;
    private final Clockwork clockwork;
    private final RunRows rows;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;

    ScheduleDesk(
            JobBoard board,
            PauseRepository pauses,
            Clockwork clockwork,
            RunRows rows,
            TransactionOperations<Connection> transactions,
            AuditLog audit) {
        this.board = board;
        this.pauses = pauses;
        this.clockwork = clockwork;
        this.rows = rows;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Has a job run as soon as a node has a thread for it; a pause does not hinder.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it runs; DATABASE_UNAVAILABLE
     */
    public void run(String code, String actor) {
        JobLine line = board.line(code);
        if (line.isRunning()) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "job:" + code,
                    line.last().state().name(),
                    "RUN");
        }
        audit.record(actor, "schedule.run", "job:" + code, "", "", "");
        try {
            clockwork.run(code, actor);
        } catch (SchedulerException e) {
            throw new DcimException(
                    e, ErrorCode.DATABASE_UNAVAILABLE, "MariaDB", String.valueOf(e.getMessage()), "/health");
        }
    }

    /**
     * Holds up a job; its firings until then are left out.
     *
     * @param until null where none was typed
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is held up; INVALID_VALUE for until and reason
     */
    public Pause pause(String code, @Nullable Instant until, String reason, String actor) {
        JobLine line = board.line(code);
        if (line.pause() != null) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "job:" + code, "PAUSED", "PAUSE");
        }
        Instant now = rows.now();
        if (until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST_PAUSE))) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "until",
                    until == null ? "" : until,
                    now + " – " + now.plus(LONGEST_PAUSE));
        }
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", why, "1–" + LONGEST_REASON);
        }
        return transactions.executeWrite(_ -> {
            Pause pause = pauses.save(new Pause(null, code, now, until, why, actor, null, 0));
            audit.record(actor, "schedule.pause", "job:" + code, "", "until " + until, why);
            return pause;
        });
    }

    /** Has a job run by its plan again. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where nobody holds it up */
    public void resume(String code, String actor) {
        Pause pause = board.line(code).pause();
        if (pause == null) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "job:" + code, "PLANNED", "RESUME");
        }
        transactions.executeWrite(_ -> {
            if (pauses.end(pause.id(), rows.now()) == 1) {
                audit.record(actor, "schedule.resume", "job:" + code, "until " + pause.until(), "", "");
            }
            return pause;
        });
    }
}
