package vn.dcim.core.backup;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan as it was from one change to the next.
 *
 * @param told JSON object of texts: {@code name}, {@code cron}, {@code window}, {@code keep-days}, {@code keep-least}, {@code test-months},
 *     {@code active}, {@code target}, {@code settings}
 * @param reason empty for the first
 */
@Introspected
@MappedEntity("backup_plan_version")
public record BackupPlanVersion(long planId, int revision, Instant fromAt, String told, String actor, String reason) {

    static BackupPlanVersion of(BackupPlan plan, List<BackupTarget> targets, Instant at, String actor, String reason) {
        Map<String, String> told = new TreeMap<>(Map.of(
                "name", plan.name(),
                "cron", plan.cron(),
                "window", Integer.toString(plan.windowMinutes()),
                "keep-days", Integer.toString(plan.keepDays()),
                "keep-least", Integer.toString(plan.keepLeast()),
                "test-months", Integer.toString(plan.testMonths()),
                "active", plan.active() ? "yes" : "no",
                "target", targets.stream().map(BackupTarget::address).collect(Collectors.joining("; ")),
                "settings", plan.settings()));
        return new BackupPlanVersion(plan.id(), plan.revision(), at, Settings.write(told), actor, reason);
    }

    /** Returns the texts by the names of the form. */
    public Map<String, String> values() {
        return Settings.read(told);
    }

    /** Returns the names of what is another than before, by name; none for the first. @param before null for none */
    public List<String> changed(BackupPlanVersion before) {
        if (before == null) {
            return List.of();
        }
        Map<String, String> was = before.values();
        Map<String, String> is = values();
        return Stream.concat(was.keySet().stream(), is.keySet().stream())
                .distinct()
                .sorted()
                .filter(name -> !was.getOrDefault(name, "").equals(is.getOrDefault(name, "")))
                .toList();
    }
}
