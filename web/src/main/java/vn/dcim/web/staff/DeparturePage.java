package vn.dcim.web.staff;

import vn.dcim.core.staff.Checklist;

/**
 * One departure.
 *
 * @param typed what the last refused form held
 * @param act the last refused one: {@code item:<id>}, {@code add}, {@code move}, {@code close}, {@code withdraw}; empty for none
 * @param field of that form that is wrong
 * @param fault why
 * @param calendarComplete false where days off of the year of a notice are not all known
 */
public record DeparturePage(
        Checklist list, ItemForm typed, String act, String field, String fault, boolean calendarComplete) {

    /** Returns what was typed into a field of a form that was refused; otherwise {@code usual}. */
    public String typed(String form, String name, String usual) {
        return act.equals(form) ? typed.typed(name) : usual;
    }

    public String fault(String form, String name) {
        return act.equals(form) && field.equals(name) ? fault : "";
    }
}
