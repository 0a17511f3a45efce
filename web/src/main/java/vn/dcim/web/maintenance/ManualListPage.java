package vn.dcim.web.maintenance;

import java.util.List;
import java.util.Map;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.web.api.Typed;

/**
 * The manuals.
 *
 * @param counts how many assets in use each is for, by its code
 * @param fault empty for none
 */
public record ManualListPage(List<KnownManual> manuals, Map<String, Integer> counts, Typed typed, String fault) {

    public int count(KnownManual known) {
        return counts.getOrDefault(known.code(), 0);
    }

    public boolean hasOpen() {
        return manuals.stream()
                .anyMatch(known -> known.approval() == null && !known.version().retired());
    }
}
