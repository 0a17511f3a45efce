package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import vn.dcim.core.shift.handover.Due;
import vn.dcim.core.shift.handover.DueSource;

/** Tasks about findings, for the page of the shift and the handover: due at the end of their day. */
@Singleton
@Requires(property = "datasources.default.url")
class TaskDue implements DueSource {

    private final FindingTaskRepository tasks;

    TaskDue(FindingTaskRepository tasks) {
        this.tasks = tasks;
    }

    @Override
    public List<Due> between(Instant from, Instant to) {
        return due(at -> !at.isBefore(from) && at.isBefore(to));
    }

    @Override
    public List<Due> overdue(Instant now) {
        return due(at -> at.isBefore(now));
    }

    private List<Due> due(Predicate<Instant> wanted) {
        return tasks.findOpen().stream()
                .map(task -> new Due(
                        "finding-task",
                        List.of(task.title(), task.role() + task.account()),
                        Deadlines.endOf(task.dueOn()).minusMillis(1),
                        "/compliance/tasks"))
                .filter(due -> wanted.test(due.at()))
                .toList();
    }
}
