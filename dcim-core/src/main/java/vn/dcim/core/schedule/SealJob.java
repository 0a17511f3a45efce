package vn.dcim.core.schedule;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import vn.dcim.core.audit.AuditSeals;

/** Seals the days of the audit log. It lies here, since the schedule writes into that log itself. */
@Singleton
@Requires(property = "datasources.default.url")
final class SealJob implements ScheduledJob {

    private final AuditSeals seals;
    private final Duration first;

    SealJob(AuditSeals seals, @Value("${dcim.audit.seal-delay:20s}") Duration first) {
        this.seals = seals;
        this.first = first;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("audit-seal", JobTrigger.every(Duration.ofMinutes(5), first));
    }

    @Override
    public JobResult run(JobRun run) {
        int sealed = seals.seal();
        seals.hindrance().ifPresent(hindrance -> {
            throw new IllegalStateException(hindrance);
        });
        return JobResult.counted("sealed", sealed);
    }
}
