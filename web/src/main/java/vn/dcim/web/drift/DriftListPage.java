package vn.dcim.web.drift;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.drift.DriftChange;
import vn.dcim.core.drift.DriftKind;
import vn.dcim.core.drift.DriftLine;
import vn.dcim.core.drift.Drifts;

/**
 * The list of differences.
 *
 * @param counts by kind, of all that fit but for their kind
 * @param comparedAt null where nothing was compared yet
 * @param certain how many proposals nothing else is possible of
 * @param changes that were taken over lately, newest first
 * @param done the change that was just made; null for none
 * @param ticked ids that were ticked for an act that was refused
 * @param typed of such an act: reason, until
 * @param faults why it was refused, or parts of it
 */
public record DriftListPage(
        DriftView view,
        Drifts.Found found,
        Map<DriftKind, Long> counts,
        @Nullable Instant comparedAt,
        int certain,
        List<DriftChange> changes,
        @Nullable DriftChange done,
        Set<Long> ticked,
        Map<String, String> typed,
        List<String> faults,
        LocalDate today) {

    /** How many stand on a page. */
    static final int SIZE = 50;

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long first() {
        return found.total() == 0 ? 0 : (long) view.number() * SIZE + 1;
    }

    public long last() {
        return Math.min(found.total(), (long) (view.number() + 1) * SIZE);
    }

    public boolean hasNext() {
        return last() < found.total();
    }

    public boolean isNarrowed() {
        return !view.given(view.q()).isEmpty() || !view.given(view.kind()).isEmpty();
    }

    public boolean isTicked(DriftLine line) {
        return ticked.contains(line.id());
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
