package vn.dcim.web.software;

import java.util.List;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.Codes;
import vn.dcim.core.software.Ending;
import vn.dcim.core.software.Endings;

/** Which endings are shown, for the page and for programs alike. */
final class EndingView {

    /** So that a renewal fits into the estimate of the year (11/2023, article 21.1.e). */
    static final String USUAL_DAYS = "180";

    private static final int MOST_DAYS = 3650;

    private EndingView() {}

    /**
     * Finds them.
     *
     * @param kind code; empty for all
     * @throws DcimException INVALID_VALUE for days or kind
     */
    static List<Ending> find(Endings endings, int days, String kind) {
        if (days < 1 || days > MOST_DAYS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "days", days, "1–" + MOST_DAYS);
        }
        if (!kind.isEmpty() && Codes.find(Ending.Kind.class, kind).isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "kind", kind, "licence, subscription, warranty, contract");
        }
        return endings.within(days).stream()
                .filter(ending -> kind.isEmpty() || Codes.of(ending.kind()).equals(kind))
                .toList();
    }
}
