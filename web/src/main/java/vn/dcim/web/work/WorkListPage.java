package vn.dcim.web.work;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkState;
import vn.dcim.web.language.Words;

/**
 * The list of orders.
 *
 * @param orders all that concern the asset, or all
 * @param state one of {@link #STATES}; what is not one of them shows what is open
 * @param asset whose orders alone are shown; null for all
 * @param filter what else the reader asked for
 * @param period days that the reader asked for
 * @param people whom an order may be asked for by, {@link WorkFilter#NOBODY} too
 * @param names full names by account
 */
public record WorkListPage(
        List<WorkOrder> orders,
        String state,
        @Nullable Asset asset,
        WorkFilter filter,
        WorkPeriod period,
        List<String> people,
        Map<String, String> names,
        LocalDate today) {

    public static final List<String> STATES = List.of("open", "late", "finished", "closed", "all");

    public String shownState() {
        return STATES.contains(state) ? state : STATES.getFirst();
    }

    /** Returns those that are shown. */
    public List<WorkOrder> shown() {
        return orders.stream().filter(order -> is(order, shownState(), today)).toList();
    }

    public long count(String wanted) {
        return orders.stream().filter(order -> is(order, wanted, today)).count();
    }

    /** Returns the query that shows another state of the same orders. */
    public String with(String wanted) {
        return "?state=" + wanted + query();
    }

    /** Returns the rest of a query that shows the same orders. */
    public String query() {
        return (asset == null ? "" : "&asset=" + asset.id()) + filter.query() + period.query();
    }

    /** Tells whether something else than a state is asked for. */
    public boolean isNarrowed() {
        return filter.isAsked() || !period.query().isEmpty();
    }

    public String who(String who, Words words) {
        return who.equals(WorkFilter.NOBODY) ? words.t("work.nobody") : names.getOrDefault(who, who);
    }

    /** Tells whether an order is so, on a day. @param wanted one of {@link #STATES} */
    static boolean is(WorkOrder order, String wanted, LocalDate today) {
        return switch (wanted) {
            case "open" -> order.state().isOpen();
            case "late" -> order.isLate(today);
            case "finished" -> order.state() == WorkState.FINISHED;
            case "closed" -> !order.state().isOpen();
            default -> true;
        };
    }
}
