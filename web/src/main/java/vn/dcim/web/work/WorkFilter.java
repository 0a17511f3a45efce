package vn.dcim.web.work;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vn.dcim.core.text.PlainText;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.web.api.Typed;

/**
 * Which orders are wanted.
 *
 * @param kind code of one; empty for all
 * @param who account, team or contractor; empty for all, {@code -} for orders that nobody has
 * @param text words that stand in the number or the title, whatever their case and diacritics; empty for all
 */
public record WorkFilter(String kind, String who, String text) {

    /** Nobody. */
    public static final String NOBODY = "-";

    public static WorkFilter of(Typed asked) {
        return new WorkFilter(
                asked.text("kind").strip(),
                asked.text("who").strip(),
                asked.text("q").strip());
    }

    public boolean fits(WorkOrder order) {
        String found = PlainText.of(order.number() + " " + order.title());
        boolean isTold = Arrays.stream(PlainText.of(text).split("\\s+")).allMatch(found::contains);
        return isTold
                && (kind.isEmpty() || order.kind().code().equals(kind))
                && (who.isEmpty() || who(order).equals(who));
    }

    /** Returns who has an order; {@link #NOBODY} for nobody. */
    public static String who(WorkOrder order) {
        String who = order.assignedAccount() + order.assignedTeam() + order.contractor();
        return who.isEmpty() ? NOBODY : who;
    }

    /** Returns the rest of a query that shows the same orders. */
    public String query() {
        return part("kind", kind) + part("who", who) + part("q", text);
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Tells whether something is asked for. */
    public boolean isAsked() {
        return !query().isEmpty();
    }
}
