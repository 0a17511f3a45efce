package vn.dcim.web.staff;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.account.Account;
import vn.dcim.core.staff.Checklist;
import vn.dcim.core.staff.Departures;
import vn.dcim.web.search.SearchText;

/** Departures, filtered and counted. */
@Singleton
final class DepartureLists {

    private final Departures departures;

    DepartureLists(Departures departures) {
        this.departures = departures;
    }

    DepartureListPage page(String state, String q) {
        List<Checklist> all = departures.all();
        Map<String, Long> counts = new HashMap<>();
        DepartureListPage.STATES.forEach(word ->
                counts.put(word, all.stream().filter(list -> isIn(list, word)).count()));
        return new DepartureListPage(
                all.stream()
                        .filter(list -> state.isEmpty() || isIn(list, state))
                        .filter(list -> SearchText.matches(
                                q,
                                list.departure().fullName(),
                                list.account().map(Account::name).orElse(""),
                                list.departure().unit(),
                                list.departure().decision()))
                        .toList(),
                state,
                q,
                counts);
    }

    private static boolean isIn(Checklist list, String state) {
        return state.equals("overdue")
                ? list.overdue() > 0
                : list.departure().state().code().equals(state);
    }
}
