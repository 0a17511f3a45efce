package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.backup.BackupPlan;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.RunState;

/** Backups of the shift that failed or did not happen; and which ones come. */
@Singleton
final class BackupSection implements HandoverSection, DueSource {

    private final Backups backups;

    BackupSection(Backups backups) {
        this.backups = backups;
    }

    @Override
    public String code() {
        return "backups";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        return backups.runsSince(period.from()).stream()
                .filter(run -> run.state() == RunState.FAILED || run.state() == RunState.MISSED)
                .filter(run -> at(run).isBefore(period.to()))
                .map(run -> new HandoverLine(
                        run.state() == RunState.FAILED ? "backup-failed" : "backup-missed",
                        List.of(backups.plan(run.planId()).name()),
                        at(run),
                        null,
                        true,
                        "/backups/runs/" + run.id()))
                .toList();
    }

    private static Instant at(BackupRun run) {
        return Objects.requireNonNullElse(run.dueAt(), run.startedAt());
    }

    @Override
    public List<Due> between(Instant from, Instant to) {
        return backups.plans().stream()
                .filter(BackupPlan::active)
                .flatMap(plan -> plan.times().between(from, to).stream()
                        .filter(due -> due.isBefore(to))
                        .map(due -> new Due("backup-due", List.of(plan.name()), due, "/backups/plans/" + plan.id())))
                .toList();
    }
}
