package vn.dcim.web.notify;

import java.util.List;
import java.util.Map;
import vn.dcim.core.notify.Delivery;
import vn.dcim.core.notify.DeliveryState;

/**
 * The list of notices.
 *
 * @param total of all that fit the view
 * @param counts how many there are in each state, whatever the view
 * @param channels all of the program
 * @param givenUp in the last seven days
 */
public record NoticePage(
        NoticeView view,
        List<Row> rows,
        long total,
        Map<DeliveryState, Long> counts,
        List<ChannelLine> channels,
        int givenUp) {

    /** How many deliveries stand on one page. */
    public static final int SIZE = 100;

    /**
     * A delivery.
     *
     * @param what title, with its device
     * @param at when it happened, in words
     * @param why it is in its state; empty where the state says all
     */
    public record Row(Delivery delivery, String what, String priority, String at, String state, String why) {}

    /** @param setUp whether it can be used */
    public record ChannelLine(String name, boolean setUp) {}

    public boolean isNoneAtAll() {
        return counts.values().stream().allMatch(count -> count == 0);
    }

    public boolean hasNext() {
        return (view.page() + 1L) * SIZE < total;
    }
}
