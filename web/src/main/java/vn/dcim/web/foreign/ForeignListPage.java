package vn.dcim.web.foreign;

import java.util.List;
import vn.dcim.core.foreign.SystemEvidence;

/**
 * All other systems.
 *
 * @param field of the form that is wrong; empty for none
 * @param fault why
 */
public record ForeignListPage(List<SystemEvidence> systems, ForeignForm typed, String field, String fault) {

    public String fault(String name) {
        return field.equals(name) ? fault : "";
    }
}
