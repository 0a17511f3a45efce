package vn.dcim.web.backup;

import java.time.Instant;
import java.util.List;
import vn.dcim.core.backup.BackupSet;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.backup.Finding;

/**
 * All plans and data sets.
 *
 * @param standings worst first
 * @param setFindings what is wrong with data sets whatever their plans do
 */
public record BackupListPage(
        List<Backups.Standing> standings, List<BackupSet> sets, List<Finding> setFindings, Instant now) {

    /** Returns what is wrong with a data set. */
    public List<Finding> of(BackupSet set) {
        return setFindings.stream().filter(one -> one.setId() == set.id()).toList();
    }

    /** Returns how many plans have something that is as bad as a failure. */
    public long red() {
        return standings.stream()
                .filter(one -> one.findings().stream()
                        .anyMatch(finding -> finding.kind().isRed()))
                .count();
    }

    public long amber() {
        return standings.stream().filter(one -> !one.findings().isEmpty()).count() - red();
    }
}
