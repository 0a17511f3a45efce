package vn.dcim.web.rejected;

import java.util.List;
import java.util.Map;
import vn.dcim.core.ingest.RejectedMessage;

/**
 * The list of rejected messages.
 *
 * @param total of all that fit the view
 * @param kinds how many there are of each kind, whatever the view
 * @param reasons how many there are of each reason that occurs, whatever the view
 */
public record RejectedPage(
        RejectedView view,
        List<Row> rows,
        long total,
        Map<RejectedMessage.Kind, Long> kinds,
        Map<String, Long> reasons) {

    /** How many messages stand on one page. */
    public static final int SIZE = 100;

    /** @param cut whether the payload was longer than what is kept of it */
    public record Row(RejectedMessage message, String kind, Payload payload, boolean cut) {}

    public boolean isNoneAtAll() {
        return kinds.isEmpty();
    }

    public boolean hasNext() {
        return (view.page() + 1L) * SIZE < total;
    }
}
