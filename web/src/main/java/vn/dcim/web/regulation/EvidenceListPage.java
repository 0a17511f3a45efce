package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.regulation.EvidenceShelf;

/**
 * The page of all sources of facts.
 *
 * @param sources those that are shown
 * @param all how many there are
 * @param q words that stand in the name or in an obligation
 * @param lookedAt when the obligations were last judged; null where they never were
 */
public record EvidenceListPage(
        List<EvidenceShelf.Source> sources,
        int all,
        String q,
        @Nullable Instant lookedAt) {}
