package vn.dcim.web.shift;

import java.util.List;
import vn.dcim.core.shift.round.RoundCheck;
import vn.dcim.web.api.Typed;

/** What rounds look at. @param form id of the check whose form was refused; 0 for that of a new one */
public record RoundChecksPage(List<RoundCheck> checks, long form, Typed typed, String fault) {

    /** Returns what stands in a field of the form of a check; {@code saved} unless something else was typed. */
    public String value(long id, String field, String saved) {
        return !fault.isEmpty() && form == id ? typed.text(field) : saved;
    }
}
