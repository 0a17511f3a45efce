package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.regulation.EvidenceShelf;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Standing;

/**
 * The page of one source of facts.
 *
 * @param lookedAt when the obligations were last judged; null where they never were
 * @param versions what was kept of it, the newest first
 * @param shown which of these is shown; null where there is none
 * @param facts its fields
 */
public record EvidencePage(
        EvidenceShelf.Source source,
        @Nullable Instant lookedAt,
        List<EvidenceShelf.Kept> versions,
        EvidenceShelf.@Nullable Kept shown,
        List<FactsTable> facts) {

    /** Returns what its obligations rest on, each proof once, with the obligations that name it. */
    public Map<Proof, List<String>> proofs() {
        Map<Proof, List<String>> proofs = new LinkedHashMap<>();
        for (Standing standing : source.rest()) {
            standing.verdict().proofs().forEach(proof -> proofs.computeIfAbsent(proof, _ -> new ArrayList<>())
                    .add(standing.obligation().id()));
        }
        return proofs;
    }
}
