package vn.dcim.web.software;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import vn.dcim.core.software.Ending;
import vn.dcim.core.software.Ending.Group;

/**
 * What ends.
 *
 * @param days within which
 * @param kind code of the kind that is shown alone; empty for all
 */
public record EndingPage(List<Ending> endings, int days, String kind, LocalDate today) {

    /** Returns those of a group; warranties, of which there are many, behind what somebody has to renew. */
    public List<Ending> of(Group group) {
        return endings.stream()
                .filter(ending -> ending.group(today) == group)
                .sorted(Comparator.comparing(ending -> ending.kind() == Ending.Kind.WARRANTY))
                .toList();
    }

    /** Returns how many days are left, less than 0 after the end. */
    public long left(Ending ending) {
        return ending.daysLeft(today);
    }

    /** Returns the query of this list. */
    public String query() {
        return "?days=" + days + (kind.isEmpty() ? "" : "&kind=" + kind);
    }
}
