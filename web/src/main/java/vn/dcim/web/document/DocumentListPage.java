package vn.dcim.web.document;

import java.util.List;
import java.util.Map;
import vn.dcim.core.document.DocumentKind;
import vn.dcim.core.document.Documents.Filed;
import vn.dcim.core.document.Documents.Held;

/**
 * All documents, by kind.
 *
 * @param held how it is with each kind, whatever is looked for
 * @param found those that fit
 */
public record DocumentListPage(String q, Map<DocumentKind, Held> held, List<Filed> found) {

    public List<Filed> of(DocumentKind kind) {
        return found.stream().filter(filed -> filed.document().kind() == kind).toList();
    }

    /** Returns of how many kinds something valid is there. */
    public long heldKinds() {
        return held.values().stream().filter(one -> one == Held.HELD).count();
    }
}
