package vn.dcim.core.schedule;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** All jobs of the program, as the site wants them. */
@Singleton
final class Jobs {

    private final Map<String, ScheduledJob> byCode = new TreeMap<>();
    private final JobSettings settings;

    Jobs(Collection<ScheduledJob> jobs, JobSettings settings) {
        this.settings = settings;
        for (ScheduledJob job : jobs) {
            if (byCode.put(job.plan().code(), job) != null) {
                throw new IllegalStateException(
                        "two jobs are called " + job.plan().code());
            }
        }
    }

    /** Returns the plans, by code. */
    List<JobPlan> plans() {
        return byCode.values().stream()
                .map(ScheduledJob::plan)
                .map(this::wanted)
                .toList();
    }

    /** @throws DcimException NOT_FOUND */
    JobPlan plan(String code) {
        return find(code)
                .map(ScheduledJob::plan)
                .map(this::wanted)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "job", code));
    }

    Optional<ScheduledJob> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    private JobPlan wanted(JobPlan plan) {
        return settings.trigger(plan.code()).map(plan::at).orElse(plan);
    }
}
