package vn.dcim.core.link;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Failover tests: begun by a person who cuts a line, measured by probes, judged by the limit. */
@Singleton
public class FailoverDesk {

    private static final int LONGEST_OPENED = 500;
    private static final int LONGEST_NOTE = 2000;

    private final Lines lines;
    private final FailoverTestRepository tests;
    private final FailoverRoundRepository looks;
    private final LineRoundRepository rounds;
    private final LineConfig config;
    private final AuditLog audit;
    private final TransactionOperations<Connection> transactions;
    private final ApplicationEventPublisher<LineChanged> changes;
    private final Clock clock;

    FailoverDesk(
            Lines lines,
            FailoverTestRepository tests,
            FailoverRoundRepository looks,
            LineRoundRepository rounds,
            LineConfig config,
            AuditLog audit,
            TransactionOperations<Connection> transactions,
            ApplicationEventPublisher<LineChanged> changes,
            Clock clock) {
        this.lines = lines;
        this.tests = tests;
        this.looks = looks;
        this.rounds = rounds;
        this.config = config;
        this.audit = audit;
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    /** Returns all tests, newest first. */
    public List<FailoverTest> all() {
        return tests.findAllOrderByStartedAtDesc();
    }

    /** Returns the tests of a line, newest first. */
    public List<FailoverTest> of(long line) {
        return all().stream().filter(test -> test.lineId() == line).toList();
    }

    /**
     * Begins a test; from now on the common way is watched.
     *
     * @param opened what is opened to cut the line
     * @throws DcimException NOT_FOUND; INVALID_VALUE for opened, and for a line without a target outside; ILLEGAL_TRANSITION while
     *     another one runs
     */
    public FailoverTest begin(long line, String opened, String actor) {
        InternetLine cut = lines.get(line);
        String what = TypedValues.line(opened);
        if (what.isEmpty() || what.length() > LONGEST_OPENED) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "opened", what, "1–" + LONGEST_OPENED);
        }
        if (cut.asked().stream().noneMatch(probe -> probe.role() == ProbeRole.OUTSIDE)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "probes", "", "outside icmp 1.1.1.1");
        }
        FailoverTest begun = transactions.executeWrite(_ -> {
            tests.findByEndedAtIsNull().stream().findFirst().ifPresent(running -> {
                throw new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION, "failover test " + running.id(), "RUNNING", "BEGIN");
            });
            FailoverTest test =
                    tests.save(new FailoverTest(null, line, what, now(), actor, null, "", null, null, null, ""));
            audit.record(actor, "line.test-begin", cut.toString(), "", what, "");
            return test;
        });
        changes.publishEvent(new LineChanged());
        return begun;
    }

    /**
     * Ends a test and says what it showed.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for one that is over; INVALID_VALUE for note
     */
    public FailoverTest end(long line, long id, String note, String actor) {
        String said = TypedValues.lines(note);
        if (said.length() > LONGEST_NOTE) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "note", said.substring(0, 50), "≤ " + LONGEST_NOTE);
        }
        FailoverTest ended = transactions.executeWrite(_ -> {
            FailoverTest test = tests.findById(id)
                    .filter(one -> one.lineId() == line)
                    .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "failover test", id));
            if (!test.isRunning()) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "failover test " + id, "ENDED", "END");
            }
            Instant now = now();
            SwitchOver seen =
                    SwitchOver.of(looks.findByTestIdOrderByAt(id), rounds.findWithin(line, test.startedAt(), now), now);
            FailoverTest after = tests.update(test.ended(now, actor, seen, seen.result(config.failoverLimit()), said));
            audit.record(
                    actor,
                    "line.test-end",
                    lines.get(line).toString(),
                    "",
                    after.result().code() + ", " + after.switchMs() + " ms",
                    said);
            return after;
        });
        changes.publishEvent(new LineChanged());
        return ended;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
