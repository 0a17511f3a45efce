package vn.dcim.web.regulation;

import java.util.List;
import vn.dcim.core.regulation.Limit;
import vn.dcim.core.regulation.Preview;
import vn.dcim.core.regulation.Standing;
import vn.dcim.web.api.Typed;

/**
 * The page of other limits of one obligation.
 *
 * @param isPossible whether it was judged from facts
 * @param changed the obligation first; none while nothing else is supposed
 * @param fault empty for none
 */
public record SimulationPage(
        Standing standing, boolean isPossible, Typed typed, List<Preview.Changed> changed, String fault) {

    /** Returns what stands in the field of a limit. */
    public String value(Limit limit) {
        String field = PreviewController.FIELD + limit.key();
        return typed.fields().containsKey(field) ? typed.text(field) : limit.value();
    }

    public boolean isEverywhere() {
        return typed.text("everywhere").equals("on");
    }
}
