package vn.dcim.core.regulation;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.incident.Incident;
import vn.dcim.core.incident.IncidentListener;
import vn.dcim.core.incident.StepKind;
import vn.dcim.core.work.WorkAction;
import vn.dcim.core.work.WorkListener;
import vn.dcim.core.work.WorkOrder;

/** Looks at a finding again at once when what was made of it is closed. */
@Singleton
@Requires(property = "datasources.default.url")
class RemedyWatch implements WorkListener, IncidentListener {

    private static final Logger LOG = LoggerFactory.getLogger(RemedyWatch.class);

    // why: evidence is gathered through the desks that tell of their acts here
    private final BeanProvider<OpenFindings> findings;
    private final RemedyRepository repository;
    private final TransactionOperations<Connection> transactions;
    private final ExecutorService executor;

    RemedyWatch(
            BeanProvider<OpenFindings> findings,
            RemedyRepository repository,
            TransactionOperations<Connection> transactions,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.findings = findings;
        this.repository = repository;
        this.transactions = transactions;
        this.executor = executor;
    }

    @Override
    public void moved(WorkOrder after, WorkAction action, String by) {
        if (!after.state().isOpen()) {
            repository
                    .findByKindAndTargetId(Remedy.Kind.WORK_ORDER, after.id())
                    .ifPresent(remedy -> judgeOnceCommitted(remedy.obligation()));
        }
    }

    @Override
    public void stepped(Incident incident, StepKind kind, String by) {
        if (kind == StepKind.CLOSED || kind == StepKind.REOPENED) {
            repository
                    .findByKindAndTargetId(Remedy.Kind.INCIDENT, incident.id())
                    .ifPresent(remedy -> judgeOnceCommitted(remedy.obligation()));
        }
    }

    /** Evidence is what is committed, and gathering it takes longer than whoever closes something is to wait. */
    private void judgeOnceCommitted(String obligation) {
        // why: the connection of the transaction that has just ended would go along to the other thread
        Runnable judging = () -> executor.execute(PropagatedContext.empty().wrap(() -> judge(obligation)));
        transactions
                .findTransactionStatus()
                .ifPresentOrElse(
                        status -> status.registerSynchronization(new TransactionSynchronization() {
                            @Override
                            public void afterCommit() {
                                judging.run();
                            }
                        }),
                        judging);
    }

    private void judge(String obligation) {
        try {
            findings.get().judge(obligation);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} could not be judged after what was made of it was closed; the next round does", obligation, e);
        }
    }
}
