package vn.dcim.web.software;

import java.util.List;
import java.util.Map;
import vn.dcim.core.software.SoftwareRegister.Found;
import vn.dcim.core.software.TitleFlaw;
import vn.dcim.core.software.TitleLine;

/** The list of titles. */
public record SoftwareListPage(SoftwareView view, Found found) {

    /** How many titles stand on a page. */
    static final int SIZE = 50;

    public List<TitleLine> lines() {
        return found.lines();
    }

    public int total() {
        return found.total();
    }

    public Map<TitleFlaw, Long> flaws() {
        return found.flaws();
    }

    public int first() {
        return total() == 0 ? 0 : view.number() * SIZE + 1;
    }

    public int last() {
        return Math.min(total(), (view.number() + 1) * SIZE);
    }

    public boolean hasNext() {
        return last() < total();
    }

    /** Tells whether something narrows the list. */
    public boolean isNarrowed() {
        return !view.with("sort", "").equals("?");
    }
}
