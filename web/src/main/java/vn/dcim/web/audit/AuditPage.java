package vn.dcim.web.audit;

import java.util.List;
import vn.dcim.core.audit.AuditEntry;

/**
 * The audit log.
 *
 * @param total of all that fit the view
 * @param actors who occur in the log, whatever the view
 * @param actions what occurs in the log, whatever the view
 */
public record AuditPage(
        AuditView view,
        List<AuditEntry> entries,
        long total,
        List<String> actors,
        List<String> actions,
        AuditProofPage proof) {

    /** How many entries stand on one page. */
    public static final int SIZE = 100;

    public boolean isNoneAtAll() {
        return actions.isEmpty();
    }

    public boolean hasNext() {
        return (view.page() + 1L) * SIZE < total;
    }
}
