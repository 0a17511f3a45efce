package vn.dcim.core.backup;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How a data set is backed up.
 *
 * @param settings of the runner, a JSON object of texts
 * @param cron in the time of the centre; of reported runs, when they are expected
 * @param windowMinutes for how long after its time a run may begin
 * @param keepLeast copies that stay however old they are
 * @param testMonths within which a restore test is due again
 * @param activeSince from when on its runs are due
 */
@MappedEntity("backup_plan")
public record BackupPlan(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        long setId,
        String name,
        RunnerKind runner,
        String settings,
        String cron,
        int windowMinutes,
        int keepDays,
        int keepLeast,
        int testMonths,
        boolean active,
        Instant activeSince,
        String declaredBy) {

    public Map<String, String> values() {
        return Settings.read(settings);
    }

    /** Returns when it runs. */
    public RunTimes times() {
        return RunTimes.of(cron);
    }

    public Duration window() {
        return Duration.ofMinutes(windowMinutes);
    }

    BackupPlan with(boolean nowActive, Instant since) {
        return new BackupPlan(
                id,
                revision + 1,
                setId,
                name,
                runner,
                settings,
                cron,
                windowMinutes,
                keepDays,
                keepLeast,
                testMonths,
                nowActive,
                since,
                declaredBy);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "backup-plan:" + id + " " + name;
    }
}
