package vn.dcim.core.schedule;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes down what becomes of firings, beside whatever transaction the work itself has. */
@Singleton
final class RunRows {

    /** Trouble that comes again sooner, without a run that went well between, is not told again. */
    private static final Duration TOLD_ONCE = Duration.ofHours(20);

    private static final TransactionDefinition OF_ITS_OWN = TransactionDefinition.of(Propagation.REQUIRES_NEW);

    private final ScheduledRunRepository runs;
    private final TransactionOperations<Connection> transactions;
    private final ApplicationEventPublisher<JobTrouble> trouble;
    private final Clock clock;

    RunRows(
            ScheduledRunRepository runs,
            TransactionOperations<Connection> transactions,
            ApplicationEventPublisher<JobTrouble> trouble,
            Clock clock) {
        this.runs = runs;
        this.transactions = transactions;
        this.trouble = trouble;
        this.clock = clock;
    }

    /** Adds a run; empty where the firing has its row already, so that it never runs twice. */
    Optional<ScheduledRun> begin(ScheduledRun run) {
        try {
            return Optional.of(apart(() -> runs.save(run)));
        } catch (DataAccessException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Adds a firing that was missed, unless it is there. */
    void miss(ScheduledRun run) {
        try {
            apart(() -> {
                tellOf(runs.save(run));
                return run;
            });
        } catch (DataAccessException e) {
            if (!(e.getCause() instanceof SQLIntegrityConstraintViolationException)) {
                throw e;
            }
        }
    }

    void keep(long id, String log, @Nullable Integer done, @Nullable Integer of) {
        apart(() -> {
            runs.progress(id, done, of);
            if (!log.isEmpty()) {
                runs.log(id, log);
            }
            return id;
        });
    }

    /** Ends a run, unless somebody did. */
    void end(long id, RunState state, JobResult result) {
        apart(() -> {
            int ended = runs.end(id, state, now(), result.code(), ScheduledRun.written(result.arguments()));
            if (ended == 1 && state.isTrouble()) {
                runs.findById(id).ifPresent(this::tellOf);
            }
            return ended;
        });
    }

    private void tellOf(ScheduledRun run) {
        boolean isTold = runs.findBefore(run.job(), run.id())
                .filter(before -> before.state().isTrouble())
                .filter(before -> before.endedAt() != null
                        && Duration.between(before.endedAt(), now()).compareTo(TOLD_ONCE) < 0)
                .isPresent();
        if (!isTold) {
            trouble.publishEvent(new JobTrouble(run));
        }
    }

    private <T> T apart(Supplier<T> work) {
        return transactions.execute(OF_ITS_OWN, _ -> work.get());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
