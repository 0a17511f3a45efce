package vn.dcim.web.backup;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.dcim.core.backup.BackupPlan;
import vn.dcim.core.backup.BackupSet;
import vn.dcim.core.backup.RunnerKind;

/**
 * The form of a plan: first what and by what, then the rest.
 *
 * @param plan which is to change; null where one is declared
 * @param set null until one is chosen, like {@code runner}
 * @param settings names of what the runner asks for
 * @param devices names of assets that may hold copies
 * @param times when it would run next; none until it was checked
 * @param answer what a test of the connection found; empty for none
 * @param fault why it was refused; empty for none
 */
public record BackupPlanForm(
        List<BackupSet> sets,
        @Nullable BackupPlan plan,
        @Nullable BackupSet set,
        @Nullable RunnerKind runner,
        List<String> settings,
        List<String> devices,
        Map<String, String> typed,
        List<Instant> times,
        String answer,
        String fault) {

    /** How many places for copies the form asks for. */
    public static final int TARGETS = 3;

    public String address() {
        return plan == null ? "/backups/new" : "/backups/plans/" + plan.id() + "/change";
    }

    public boolean isChosen() {
        return set != null && runner != null;
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public String typed(String field, String first) {
        return typed.isEmpty() ? first : typed(field);
    }
}
