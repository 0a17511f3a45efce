package vn.dcim.core.report;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/** Begins reports: by itself when a period is over, once on all nodes; and by hand for an older period, or as a correction. */
@Singleton
@Requires(property = "datasources.default.url")
public class ReportDrafts implements ScheduledJob {

    /** Who drafts by itself. */
    static final String PROGRAM = "dcim";

    private static final Logger LOG = LoggerFactory.getLogger(ReportDrafts.class);
    private static final int LONGEST_REASON = 1000;
    private static final int MOST_MISSING = 12;

    private final ReportRepository repository;
    private final RegistryAsOf registry;
    private final ReportConfig config;
    private final TransactionOperations<Connection> transactions;
    private final AuditLog audit;
    private final Clock clock;
    private final Duration first;

    ReportDrafts(
            ReportRepository repository,
            RegistryAsOf registry,
            ReportConfig config,
            TransactionOperations<Connection> transactions,
            AuditLog audit,
            Clock clock,
            @Value("${dcim.report.draft-delay:1m}") Duration first) {
        this.repository = repository;
        this.registry = registry;
        this.config = config;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.first = first;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("report-drafts", JobTrigger.every(Duration.ofMinutes(10), first));
    }

    @Override
    public JobResult run(JobRun run) {
        List<Report> drafted = draftDue();
        drafted.forEach(report -> run.log(report.toString()));
        return JobResult.counted("drafted", drafted.size());
    }

    /** Drafts the report of the newest quarter and of the newest year that are over, where none is there yet. */
    public List<Report> draftDue() {
        List<Report> drafted = new ArrayList<>();
        Optional<LocalDate> since = since();
        for (ReportKind kind : ReportKind.values()) {
            ReportPeriod period = kind.lastBefore(today(), config.cutOffDay());
            if (isOwed(period, since) && isMissing(period)) {
                once(period).ifPresent(drafted::add);
            }
        }
        return drafted;
    }

    /** Returns the periods that are over and have no report, the newest first. */
    public List<ReportPeriod> missing() {
        Optional<LocalDate> since = since();
        List<ReportPeriod> missing = new ArrayList<>();
        for (ReportKind kind : ReportKind.values()) {
            ReportPeriod period = kind.lastBefore(today(), config.cutOffDay());
            for (int i = 0; i < MOST_MISSING && isOwed(period, since); i++) {
                if (isMissing(period)) {
                    missing.add(period);
                }
                period = kind.previous(period, config.cutOffDay());
            }
        }
        return missing;
    }

    /**
     * Drafts the report of the period that a day lies in.
     *
     * @throws DcimException INVALID_VALUE (day) where the period is not over; ALREADY_EXISTS where it has one
     */
    public Report draft(ReportKind kind, LocalDate day, String actor) {
        ReportPeriod period = kind.periodOf(day, config.cutOffDay());
        if (!period.cutOffDay().isBefore(today())) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "day",
                    day,
                    "≤ " + kind.lastBefore(today(), config.cutOffDay()).cutOffDay());
        }
        if (!isMissing(period)) {
            throw new DcimException(ErrorCode.ALREADY_EXISTS, "report", period.code());
        }
        return save(Report.draft(period, 1, null, dueOn(period), now(), actor, ""), period);
    }

    /**
     * Drafts a correction of a frozen report, with its remarks.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it is not frozen, or has a correction already; INVALID_VALUE (reason)
     */
    public Report correct(long id, String reason, String actor) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", why, "1–" + LONGEST_REASON);
        }
        Report old = repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "report", id));
        Report newest = repository
                .findByKindAndCutOffDayOrderByEditionDesc(old.kind(), old.cutOffDay())
                .getFirst();
        if (!old.state().isFrozen() || !newest.id().equals(old.id())) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION, old.toString(), newest.state().name(), "CORRECT");
        }
        Report draft = Report.draft(old.period(), old.edition() + 1, old.id(), old.dueOn(), now(), actor, why);
        return save(draft, old.period());
    }

    /** Another node may do the same at this moment: the period has one first edition, whoever made it. */
    private Optional<Report> once(ReportPeriod period) {
        try {
            Report drafted = save(Report.draft(period, 1, null, dueOn(period), now(), PROGRAM, ""), period);
            LOG.info("The report of {} is drafted, due on {}", period.code(), drafted.dueOn());
            return Optional.of(drafted);
        } catch (DcimException e) {
            if (e.code() == ErrorCode.ALREADY_EXISTS) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Report save(Report draft, ReportPeriod period) {
        try {
            return transactions.executeWrite(_ -> {
                Report saved = repository.save(draft);
                audit.record(
                        draft.draftedBy(),
                        draft.correctsId() == null ? "report.draft" : "report.correct",
                        saved.toString(),
                        draft.correctsId() == null ? "" : "report:" + draft.correctsId(),
                        saved.state().code(),
                        draft.reason());
                return saved;
            });
        } catch (DataAccessException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                throw new DcimException(e, ErrorCode.ALREADY_EXISTS, "report", period.code());
            }
            throw e;
        }
    }

    private LocalDate dueOn(ReportPeriod period) {
        return period.cutOffDay().plusDays(config.dueDays(period.kind()));
    }

    private boolean isMissing(ReportPeriod period) {
        return repository
                .findByKindAndCutOffDayOrderByEditionDesc(period.kind(), period.cutOffDay())
                .isEmpty();
    }

    /** Tells whether something was there to report on. */
    private static boolean isOwed(ReportPeriod period, Optional<LocalDate> since) {
        return since.filter(day -> !day.isAfter(period.cutOffDay())).isPresent();
    }

    private Optional<LocalDate> since() {
        return registry.beginning()
                .map(at -> LocalDate.ofInstant(at, CentreTime.ZONE))
                .map(day -> config.since() != null && config.since().isAfter(day) ? config.since() : day);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
