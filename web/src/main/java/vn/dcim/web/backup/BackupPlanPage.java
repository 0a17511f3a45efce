package vn.dcim.web.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.dcim.core.backup.BackupCopy;
import vn.dcim.core.backup.BackupPlanVersion;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.RestoreTest;

/**
 * One plan.
 *
 * @param copies that are kept, newest first
 * @param versions what it was, newest first
 * @param devices names of assets by their ids
 * @param testDue when the next restore test is
 * @param fault why what was asked for was refused; empty for none
 */
public record BackupPlanPage(
        Backups.Standing standing,
        List<BackupCopy> copies,
        List<RestoreTest> tests,
        List<BackupPlanVersion> versions,
        Map<Long, String> devices,
        Instant testDue,
        Instant now,
        String fault) {

    public String device(Long id) {
        return id == null ? "" : devices.getOrDefault(id, "");
    }

    /** Tells whether a restore test goes on. */
    public boolean isTesting() {
        return tests.stream().anyMatch(test -> test.endedAt() == null);
    }

    /** Tells whether a run or a test goes on. */
    public boolean isBusy() {
        return standing.facts().runs().stream().anyMatch(run -> run.isRunning()) || isTesting();
    }
}
