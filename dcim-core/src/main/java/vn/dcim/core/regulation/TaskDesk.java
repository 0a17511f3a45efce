package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.account.Role;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Makes tasks of findings, and looks at the finding again when one is done. */
@Singleton
@Requires(property = "datasources.default.url")
public class TaskDesk {

    private static final Logger LOG = LoggerFactory.getLogger(TaskDesk.class);
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NOTE = 1000;

    private final OpenFindings findings;
    private final FindingTaskRepository tasks;
    private final RemedyRepository remedies;
    private final Accounts accounts;
    private final AuditLog audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    TaskDesk(
            OpenFindings findings,
            FindingTaskRepository tasks,
            RemedyRepository remedies,
            Accounts accounts,
            AuditLog audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.findings = findings;
        this.tasks = tasks;
        this.remedies = remedies;
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What is to be done.
     *
     * @param responsible the code of a role, such as {@code shift-lead}, or the name of an account
     */
    public record Wish(String title, LocalDate dueOn, String responsible) {}

    /**
     * Opens a task.
     *
     * @throws DcimException NOT_FOUND for no such finding; ILLEGAL_TRANSITION where it is not open; INVALID_VALUE (title, due, responsible)
     */
    public FindingTask open(String about, Wish wish, String actor) {
        return transactions.executeWrite(_ -> {
            Finding finding = findings.get(about);
            if (!finding.isOpen()) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, finding.told(), "NOT_OPEN", "TASK");
            }
            text("title", wish.title(), LONGEST_TITLE);
            LocalDate today = today();
            if (wish.dueOn() == null || wish.dueOn().isBefore(today)) {
                throw new DcimException(
                        ErrorCode.INVALID_VALUE, "due", wish.dueOn() == null ? "" : wish.dueOn(), "≥ " + today);
            }
            String named = wish.responsible().strip();
            boolean isRole = Role.of(named).isPresent();
            if (!isRole
                    && accounts.find(named)
                            .filter(found -> found.deactivatedAt() == null)
                            .isEmpty()) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "responsible", named, "");
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            FindingTask opened = tasks.save(new FindingTask(
                    null,
                    about,
                    wish.title().strip(),
                    wish.dueOn(),
                    isRole ? named : "",
                    isRole ? "" : named,
                    now,
                    actor,
                    null,
                    "",
                    "",
                    0));
            remedies.save(new Remedy(null, about, Remedy.Kind.TASK, opened.id(), now, actor));
            audit.record(actor, "task.open", opened.toString(), "", named + ", " + wish.dueOn(), opened.title());
            return opened;
        });
    }

    /**
     * Says that a task is done, and has the finding looked at again at once.
     *
     * @param note what was done
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is done already; INVALID_VALUE (note)
     */
    public void finish(long id, String note, String actor) {
        FindingTask task = get(id);
        text("note", note, LONGEST_NOTE);
        transactions.executeWrite(_ -> {
            if (tasks.finish(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor, note.strip()) == 0) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, task.toString(), "DONE", "FINISH");
            }
            audit.record(actor, "task.done", task.toString(), task.state(), "done", note.strip());
            return id;
        });
        judge(task.about());
    }

    /** Opens a task again. @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is open; INVALID_VALUE (note) */
    public void reopen(long id, String note, String actor) {
        FindingTask task = get(id);
        text("note", note, LONGEST_NOTE);
        transactions.executeWrite(_ -> {
            if (tasks.reopen(id, note.strip()) == 0) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, task.toString(), "OPEN", "REOPEN");
            }
            audit.record(actor, "task.reopen", task.toString(), "done", "reopened", note.strip());
            return id;
        });
    }

    /** What is done stands, whatever becomes of this; the next round looks again. */
    private void judge(String about) {
        try {
            findings.judge(about);
        } catch (RuntimeException e) {
            LOG.error("{} could not be looked at after a task was done; the next round does", about, e);
        }
    }

    /** @throws DcimException NOT_FOUND */
    public FindingTask get(long id) {
        return tasks.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "task", id));
    }

    /** Returns what is to be done, the earliest first. */
    public List<FindingTask> open() {
        return tasks.findOpen();
    }

    /** Returns what is done, the newest first, at most a hundred. */
    public List<FindingTask> done() {
        return tasks.findDone();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    private static void text(String field, String typed, int longest) {
        if (typed.isBlank() || typed.strip().length() > longest) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, field, typed.isBlank() ? "" : typed.length(), "1–" + longest);
        }
    }
}
