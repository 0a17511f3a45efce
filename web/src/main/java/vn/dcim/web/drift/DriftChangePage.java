package vn.dcim.web.drift;

import java.util.List;
import vn.dcim.core.asset.AssetUndo;
import vn.dcim.core.drift.DriftChange;
import vn.dcim.core.drift.DriftChangeLine;

/**
 * What was taken over as one change.
 *
 * @param plan what undoing it would do; none where nothing is left to undo
 * @param reason as it was typed for an undoing that was refused
 * @param fault why it was refused; empty where nothing was
 */
public record DriftChangePage(
        DriftChange change, List<DriftChangeLine> lines, List<AssetUndo.Line> plan, String reason, String fault) {

    /** Returns how many assets can be put back. */
    public long possible() {
        return plan.stream().filter(line -> line.fate().isDone()).count();
    }
}
