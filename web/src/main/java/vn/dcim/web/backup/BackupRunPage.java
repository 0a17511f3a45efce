package vn.dcim.web.backup;

import java.util.List;
import java.util.Map;
import vn.dcim.core.backup.BackupCopy;
import vn.dcim.core.backup.BackupPlan;
import vn.dcim.core.backup.BackupRun;

/**
 * One run.
 *
 * @param manifest what the source was, part by part: name, rows, checksum
 * @param usualBytes what the run before it wrote; 0 for none
 */
public record BackupRunPage(
        BackupPlan plan,
        BackupRun run,
        List<BackupCopy> copies,
        Map<Long, String> devices,
        List<List<String>> manifest,
        String log,
        long usualBytes) {

    public String device(Long id) {
        return id == null ? "" : devices.getOrDefault(id, "");
    }
}
