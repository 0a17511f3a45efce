package vn.dcim.web.alarm;

import java.util.List;
import java.util.Map;
import vn.dcim.core.alarm.AlarmPriority;

/**
 * The console.
 *
 * @param counts lines of this view and text by priority, whichever of them is chosen; empty for the past
 * @param covered how many are shelved or out of service
 * @param folded how many consequences lie beneath the roots shown
 * @param total of the past; of other views the number of families
 * @param acknowledge whether the reader may
 * @param shelve whether the reader may
 */
public record AlarmConsolePage(
        AlarmView view,
        List<Family> families,
        Map<AlarmPriority, Integer> counts,
        int covered,
        int folded,
        long total,
        boolean acknowledge,
        boolean shelve) {

    /** How many alarms of the past stand on one page. */
    public static final int PAGE = 100;

    /** Returns what the chip of a priority counts; empty where nothing is counted. */
    public String count(AlarmPriority priority) {
        return counts.containsKey(priority) ? counts.get(priority).toString() : "";
    }

    /** A line with what follows from it. */
    public record Family(AlarmLine root, List<AlarmLine> consequences) {}
}
