package vn.dcim.web.staff;

import java.util.List;
import vn.dcim.core.staff.ToldSystem;

/**
 * The systems whose owners are told when somebody goes.
 *
 * @param field of the form that is wrong; empty for none
 * @param fault why
 */
public record SystemsPage(List<ToldSystem> systems, SystemForm typed, String field, String fault) {

    public String fault(String name) {
        return field.equals(name) ? fault : "";
    }
}
