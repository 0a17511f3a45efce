package vn.dcim.web.audit;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import vn.dcim.core.audit.AuditEntry;
import vn.dcim.core.audit.AuditFilter;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.AuditTrail;
import vn.dcim.core.audit.AuditTrail.Order;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.web.api.ListQuery;

/** Finds entries of the audit log for pages, files and the API. */
@Singleton
final class AuditList {

    /** How many entries a file holds that is made in memory; the command has no bound. */
    static final int MOST_IN_A_FILE = 50_000;

    private static final Map<String, Order> SORTS = Map.of(
            "at", Order.OLDEST,
            "-at", Order.NEWEST,
            "actor", Order.ACTOR,
            "-actor", Order.ACTOR_DESCENDING,
            "action", Order.ACTION,
            "-action", Order.ACTION_DESCENDING,
            "subject", Order.SUBJECT,
            "-subject", Order.SUBJECT_DESCENDING);

    private final AuditTrail trail;
    private final AuditLog log;
    private final AuditProof proof;

    AuditList(AuditTrail trail, AuditLog log, AuditProof proof) {
        this.trail = trail;
        this.log = log;
        this.proof = proof;
    }

    /** @throws DcimException INVALID_VALUE for a period that is none, an unknown sort field, or a page out of range */
    AuditTrail.Found find(AuditView view, ListQuery query) {
        return trail.find(filter(view), order(view.sort()), (long) query.number() * query.limit(), query.limit());
    }

    /** @throws DcimException NOT_FOUND */
    AuditEntry get(long id) {
        return trail.find(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "audit-entry", id));
    }

    /** Returns a page of the view; the last one where it lies beyond. */
    AuditPage page(AuditView view) {
        AuditTrail.Found found = find(view, new ListQuery(view.page(), AuditPage.SIZE, view.sort()));
        if (found.entries().isEmpty() && found.total() > 0) {
            return page(view.withPage((int) ((found.total() - 1) / AuditPage.SIZE)));
        }
        return new AuditPage(view, found.entries(), found.total(), trail.actors(), trail.actions(), proof.page());
    }

    /**
     * Returns all of a view for a file, and writes down who took it away.
     *
     * @throws DcimException INVALID_VALUE when there are more than a file holds
     */
    List<AuditEntry> take(AuditView view, String format, String actor) {
        AuditTrail.Found found = trail.find(filter(view), order(view.sort()), 0, MOST_IN_A_FILE);
        if (found.total() > MOST_IN_A_FILE) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "export", found.total(), "≤ " + MOST_IN_A_FILE);
        }
        log.record(actor, "audit.export", "audit" + view.withPage(0).query(), "", format + " " + found.total(), "");
        return found.entries();
    }

    private static AuditFilter filter(AuditView view) {
        AuditPeriod period = AuditPeriod.of(view.from(), view.to());
        return new AuditFilter(period.from(), period.to(), view.actor(), view.action(), view.q(), view.request());
    }

    private static Order order(String sort) {
        Order order = SORTS.get(sort);
        if (order == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "sort", sort, "at, actor, action, subject");
        }
        return order;
    }
}
