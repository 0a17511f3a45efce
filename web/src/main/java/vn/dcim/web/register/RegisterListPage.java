package vn.dcim.web.register;

import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.register.LinkNames;
import vn.dcim.core.register.RegisterAnswers.Answer;
import vn.dcim.core.register.RegisterDefinition;
import vn.dcim.core.register.RegisterEntries.Counts;
import vn.dcim.core.register.RegisterEntry;

/**
 * The list of one register.
 *
 * @param total of all pages
 * @param counts of the whole register on the day
 * @param answers as of today
 * @param day by which validity is judged
 */
public record RegisterListPage(
        RegisterDefinition register,
        RegisterView view,
        List<RegisterEntry> entries,
        LinkNames names,
        long total,
        Counts counts,
        List<Answer> answers,
        LocalDate day) {

    /** How many entries stand on a page. */
    static final int SIZE = 50;

    public String path() {
        return "/registers/" + register.code();
    }

    public long first() {
        return total == 0 ? 0 : (long) view.number() * SIZE + 1;
    }

    public long last() {
        return Math.min(total, (long) (view.number() + 1) * SIZE);
    }

    public boolean hasNext() {
        return last() < total;
    }

    /** Tells whether something narrows the list. */
    public boolean isNarrowed() {
        return !view.with("sort", "").equals("?");
    }
}
