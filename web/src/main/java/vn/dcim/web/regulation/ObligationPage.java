package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.document.Document;
import vn.dcim.core.regulation.Automation;
import vn.dcim.core.regulation.Conflict;
import vn.dcim.core.regulation.Declaration;
import vn.dcim.core.regulation.ObligationNote;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.Standing;

/**
 * The page of one obligation.
 *
 * @param lookedAt when it was last judged; null where it never was
 * @param past the states it came to, the newest first
 * @param declarations all that was ever declared of it, the newest first
 * @param documents of record that a declaration may rest on
 * @param before id of the obligation before it; null for the first
 * @param after id of the next; null for the last
 * @param number of it among all, from 1
 * @param typed what stands in the form
 * @param remedies what is done about it, where it is not met
 * @param isSimulated whether other limits can be supposed
 * @param conflicts that it is part of
 * @param notes the newest first
 * @param faults texts, beside what was typed
 */
public record ObligationPage(
        Standing standing,
        RegulationText text,
        Optional<RegulationText.Article> article,
        @Nullable Instant lookedAt,
        List<Standing.Past> past,
        List<Declaration> declarations,
        List<Document> documents,
        @Nullable String before,
        @Nullable String after,
        int number,
        int all,
        LocalDate today,
        boolean maySign,
        Map<String, String> typed,
        List<String> faults,
        FindingWork remedies,
        boolean isSimulated,
        List<Conflict> conflicts,
        List<ObligationNote> notes) {

    /** What was typed into the form of declarations. */
    record Signing(Map<String, String> typed, List<String> faults) {}

    /** Returns what can be said of it. */
    public List<Declaration.Kind> kinds() {
        return standing.obligation().judging() == Automation.FULL
                ? List.of(Declaration.Kind.EXCEPTION, Declaration.Kind.NOT_APPLICABLE)
                : List.of(Declaration.Kind.values());
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
