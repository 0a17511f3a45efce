package vn.dcim.web.staff;

import java.util.List;
import vn.dcim.core.account.Account;
import vn.dcim.core.staff.Checklist;
import vn.dcim.core.staff.Departure;
import vn.dcim.core.staff.DepartureItem;
import vn.dcim.core.staff.ItemKind;
import vn.dcim.web.language.Words;

/** Departures as the reader's words. */
public final class DepartureTexts {

    private DepartureTexts() {}

    /** Returns what is to be done, with what it is to be done to. */
    public static String item(Checklist list, DepartureItem item, Words words) {
        String title = words.t("departures.item." + code(list, item));
        return item.what().isEmpty() ? title : title + ": " + item.what();
    }

    /** Returns the article it comes from. */
    public static String source(DepartureItem item, Words words) {
        return words.t("departures.source." + item.kind().code());
    }

    // why: who changes the post keeps the account; there, somebody has to look whether its rights still fit
    private static String code(Checklist list, DepartureItem item) {
        return item.kind() == ItemKind.ACCOUNT && !list.departure().kind().endsAccount()
                ? "rights"
                : item.kind().code();
    }

    /** Returns how an item stands, with its age where it is late. */
    public static String state(Checklist.Entry entry, Words words) {
        String state = words.t("departures.item-state." + entry.state().code());
        return entry.daysLate() == 0
                ? state
                : state + ", " + words.t("departures.late", words.t("span.days", entry.daysLate()));
    }

    /** Returns who settled an item; the program's own name where it saw it. */
    public static String by(Checklist.Entry entry, Words words) {
        boolean byProgram = entry.byProgram() && entry.state() == Checklist.State.DONE;
        String by = entry.item().settledBy();
        return byProgram ? words.t("departures.by-program") : by == null ? "" : by;
    }

    /** Returns a line for each item, what is of the departure before it. */
    static List<List<String>> rows(Checklist list, Words words) {
        Departure departure = list.departure();
        return list.entries().stream()
                .map(entry -> List.of(
                        departure.fullName(),
                        list.account().map(Account::name).orElse(""),
                        departure.unit(),
                        departure.post(),
                        words.t("departures.kind." + departure.kind().code()),
                        departure.decision(),
                        words.day(departure.lastDay()),
                        words.t("departures.state." + departure.state().code()),
                        list.settled() + "/" + list.entries().size(),
                        Long.toString(list.overdue()),
                        Long.toString(entry.daysLate()),
                        item(list, entry.item(), words),
                        words.day(entry.item().dueOn()),
                        words.t("departures.item-state." + entry.state().code()),
                        entry.happenedOn() == null ? "" : words.day(entry.happenedOn()),
                        entry.item().document(),
                        entry.item().remark(),
                        by(entry, words)))
                .toList();
    }
}
