package vn.dcim.web.shift;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.shift.Duty;
import vn.dcim.core.shift.RosterFinding;
import vn.dcim.core.shift.RosterReview.Turn;
import vn.dcim.core.shift.ShiftRound;
import vn.dcim.core.shift.handover.Due;
import vn.dcim.core.shift.handover.Handovers;
import vn.dcim.core.shift.log.LogBook;
import vn.dcim.core.shift.log.ShiftPoint;
import vn.dcim.web.alarm.AlarmLine;
import vn.dcim.web.api.Typed;

/**
 * The shift's own page.
 *
 * @param turn who is on duty; null where nobody is planned, like {@code next}
 * @param before the handover that this shift took over; null for none
 * @param own the handover that it will give; null where no shift is on duty
 * @param standing alarms that people look at, each with how many follow from it
 * @param covered alarms that are silenced
 * @param due in the next twelve hours
 * @param overdue what should have been done
 * @param findings of the next twelve hours, and of the shift
 * @param names of people by their accounts
 * @param fault why a form was refused; empty for none
 */
public record ShiftPage(
        @Nullable Turn turn,
        @Nullable Turn next,
        @Nullable Handovers.Listed before,
        @Nullable Handovers.Listed own,
        List<Standing> standing,
        List<AlarmLine> covered,
        List<ShiftRound> rounds,
        List<Due> due,
        List<Due> overdue,
        List<LogBook.Line> watched,
        List<ShiftPoint> points,
        List<RosterFinding> findings,
        Map<String, String> names,
        List<String> people,
        Typed typed,
        String fault) {

    /** An alarm with what follows from it. */
    public record Standing(AlarmLine line, int consequences) {

        static int weight(AlarmBoard.Family family) {
            return -family.root().priority().ordinal();
        }
    }

    public String name(String account) {
        return names.getOrDefault(account, account);
    }

    public String people(Turn of) {
        return String.join(
                ", ",
                of.duties().stream()
                        .sorted(java.util.Comparator.comparing(Duty::isLead).reversed())
                        .map(duty -> name(duty.account()) + (duty.isLead() ? " ★" : ""))
                        .toList());
    }
}
