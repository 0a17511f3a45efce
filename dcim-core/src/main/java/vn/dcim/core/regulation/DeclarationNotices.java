package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.dcim.core.CentreTime;
import vn.dcim.core.notify.Notice;
import vn.dcim.core.notify.Notices;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;

/**
 * Has people told three weeks before what somebody answers for ends, of each once, whatever is restarted: its signer, and those whom the
 * rules of notices name. Not of what a longer one has followed.
 */
@Singleton
@Requires(property = "datasources.default.url")
class DeclarationNotices implements ScheduledJob {

    static final int DAYS = 21;

    private final Catalogue catalogue;
    private final DeclarationRepository declarations;
    private final Notices notices;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    DeclarationNotices(
            Catalogue catalogue,
            DeclarationRepository declarations,
            Notices notices,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.catalogue = catalogue;
        this.declarations = declarations;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("declaration-notices", JobTrigger.every(Duration.ofHours(1), Duration.ofMinutes(4)));
    }

    @Override
    public JobResult run(JobRun run) {
        return JobResult.counted("told", look());
    }

    /** Returns of how many declarations people are told now. */
    int look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        List<Declaration> standing = declarations.findStanding();
        int told = 0;
        for (Declaration declaration : standing) {
            if (isEnding(declaration, today) && standing.stream().noneMatch(other -> other.follows(declaration))) {
                told += tell(declaration, now);
            }
        }
        return told;
    }

    /** Tells whether it counts, on another day than the one on which it was signed, and three weeks are left at most. */
    private static boolean isEnding(Declaration declaration, LocalDate today) {
        return today.isAfter(declaration.firstDay())
                && !today.isAfter(declaration.lastDay())
                && !declaration.lastDay().isAfter(today.plusDays(DAYS));
    }

    private int tell(Declaration declaration, Instant now) {
        return transactions.executeWrite(_ -> {
            int first = declarations.noteTold(declaration.id(), now);
            if (first == 1) {
                notices.tell(
                        Notice.declarationEnds(
                                declaration.obligation(),
                                declaration.kind().code(),
                                declaration.paper(),
                                declaration.lastDay(),
                                declaration.signedBy(),
                                catalogue
                                        .find(declaration.obligation())
                                        .map(obligation -> String.join(", ", obligation.responsible()))
                                        .orElse("")),
                        declaration.signedBy());
            }
            return first;
        });
    }
}
