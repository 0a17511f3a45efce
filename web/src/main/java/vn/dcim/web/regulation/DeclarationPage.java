package vn.dcim.web.regulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.document.Document;
import vn.dcim.core.regulation.Declaration;
import vn.dcim.core.regulation.Declarations;
import vn.dcim.web.page.ListAddress;

/**
 * The page of all that people answered for.
 *
 * @param signed those that are shown
 * @param counts how many fit, by how far they are; whatever of these is asked for
 * @param q words that stand in the id, the title, the statement, the paper or the signer
 * @param kind code; empty for any
 * @param term code; empty for any
 * @param picked ids that are to be signed anew
 * @param documents of record that the next may rest on; none where the reader may not sign
 * @param typed what stands in the form
 * @param fault why nothing was signed; empty where nobody tried
 */
public record DeclarationPage(
        List<Declarations.Signed> signed,
        Map<Declarations.Term, Long> counts,
        String q,
        String kind,
        String term,
        Set<Long> picked,
        List<Document> documents,
        Map<String, String> typed,
        String fault) {

    static final List<String> PARTS = List.of("q", "kind", "term", "pick");

    public long count(Declarations.Term of) {
        return counts.getOrDefault(of, 0L);
    }

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean isNarrowed() {
        return !q.isBlank() || !kind.isEmpty() || !term.isEmpty();
    }

    /** Returns how many of those that are shown can be signed anew. */
    public long renewable() {
        return signed.stream().filter(Declarations.Signed::isRenewable).count();
    }

    public boolean isPicked(Declaration declaration) {
        return picked.contains(declaration.id());
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Returns the query with some parts changed. */
    public String with(String... changes) {
        return ListAddress.query(PARTS, new Object[] {q, kind, term, ""}, changes);
    }
}
