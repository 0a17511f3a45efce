package vn.dcim.web.regulation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.regulation.Due;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.ListAddress;

/**
 * The page of what is due.
 *
 * @param due those that are shown, the earliest first
 * @param all how many there are
 * @param hasFeed whether the reader has a secret address
 * @param address that was just made; empty for none
 */
public record DuePage(
        List<Due> due,
        int all,
        List<String> roles,
        String role,
        String kind,
        LocalDate today,
        boolean hasFeed,
        String address) {

    /** Returns them month by month. */
    public Map<YearMonth, List<Due>> months() {
        return due.stream()
                .collect(Collectors.groupingBy(
                        each -> YearMonth.from(each.on()), LinkedHashMap::new, Collectors.toList()));
    }

    /** Returns how many days are left; less than 0 for what is late. */
    public long left(Due each) {
        return ChronoUnit.DAYS.between(today, each.on());
    }

    public String title(Due each, Words words) {
        return DueCalendar.title(each, words);
    }

    /** Returns the query with some parts changed. */
    public String with(String... changes) {
        return ListAddress.query(List.of("role", "kind"), new Object[] {role, kind}, changes);
    }
}
