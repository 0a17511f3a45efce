package vn.dcim.web.staff;

import java.util.List;
import java.util.Map;
import vn.dcim.core.staff.Checklist;

/**
 * The list of departures.
 *
 * @param lists that fit
 * @param state that is shown: {@code open}, {@code overdue}, {@code closed}, {@code withdrawn}; empty for all
 * @param counts of all by state
 */
public record DepartureListPage(List<Checklist> lists, String state, String q, Map<String, Long> counts) {

    /** The states in the order of the chips. */
    public static final List<String> STATES = List.of("open", "overdue", "closed", "withdrawn");
}
