package vn.dcim.web.foreign;

import java.util.List;
import vn.dcim.core.foreign.ForeignImport;
import vn.dcim.core.foreign.KnownPerson;
import vn.dcim.core.foreign.SystemEvidence;
import vn.dcim.web.api.ListPage;

/**
 * One other system.
 *
 * @param history newest first
 * @param people an account may be said to be of
 * @param readsDirectory whether its list can be read from the directory
 * @param act which form was sent; empty for none
 * @param field of it that is wrong; empty for none
 * @param fault why
 */
public record ForeignPage(
        SystemEvidence evidence,
        ForeignView view,
        ListPage<ForeignRow> rows,
        List<ForeignImport> history,
        List<KnownPerson> people,
        boolean readsDirectory,
        ForeignForm typed,
        String act,
        String field,
        String fault) {

    public String fault(String form, String name) {
        return act.equals(form) && field.equals(name) ? fault : "";
    }

    /** Returns what was typed into a form; what stood there before where another one was sent. */
    public String typed(String form, String name, String before) {
        return act.equals(form) ? typed.typed(name, before) : before;
    }
}
