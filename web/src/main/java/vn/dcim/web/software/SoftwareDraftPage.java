package vn.dcim.web.software;

import java.util.List;
import vn.dcim.core.software.SoftwareDraft;
import vn.dcim.core.software.SoftwarePlan;
import vn.dcim.core.software.SoftwarePlan.CellFault;
import vn.dcim.core.software.SoftwarePlan.Fate;
import vn.dcim.core.software.SoftwarePlan.Line;

/** What taking a list over would do. @param refusal why it was not taken over; empty for none */
public record SoftwareDraftPage(SoftwareDraft draft, SoftwarePlan plan, String refusal) {

    /** How many of each are shown. */
    public static final int SHOWN = 100;

    public String path() {
        return "/software/import/" + draft.id();
    }

    public long good() {
        return plan.count(Fate.NEW) + plan.count(Fate.CHANGED);
    }

    public boolean isFaulty() {
        return plan.count(Fate.FAULTY) > 0;
    }

    public List<CellFault> faults() {
        return plan.faults().stream().limit(SHOWN).toList();
    }

    public List<Line> lines(Fate fate) {
        return plan.lines(fate).stream().limit(SHOWN).toList();
    }
}
