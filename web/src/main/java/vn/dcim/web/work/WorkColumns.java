package vn.dcim.web.work;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.cost.CostSum;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of the list of orders, as it is taken away. */
final class WorkColumns {

    private WorkColumns() {}

    static List<ListColumn<WorkOrder>> all(Map<String, String> names, Map<Long, CostSum> costs, Words words) {
        return List.of(
                column("number", words, WorkOrder::number, WorkOrder::number),
                column("title", words, WorkOrder::title, WorkOrder::title),
                column(
                        "kind",
                        words,
                        order -> words.t("work.kind." + order.kind().code()),
                        order -> order.kind().code()),
                column(
                        "state",
                        words,
                        order -> words.t("crew.state." + order.state().code()),
                        order -> order.state().code()),
                column(
                        "due",
                        words,
                        order -> order.dueOn() == null ? "" : words.day(order.dueOn()),
                        order -> Objects.toString(order.dueOn(), "")),
                column(
                        "window",
                        words,
                        order -> WorkTexts.window(order, words),
                        order -> Objects.toString(order.plannedFrom(), "")),
                column(
                        "assignee",
                        words,
                        order -> WorkTexts.assignee(order, names, words),
                        order -> WorkTexts.assignee(order, Map.of(), words)),
                column("hours", words, order -> hours(order, costs), order -> hours(order, costs)),
                column("cost", words, order -> cost(order, costs), order -> cost(order, costs)));
    }

    private static String hours(WorkOrder order, Map<Long, CostSum> costs) {
        return costs.containsKey(order.id()) ? costs.get(order.id()).hours().toPlainString() : "";
    }

    private static String cost(WorkOrder order, Map<Long, CostSum> costs) {
        return costs.containsKey(order.id())
                ? Long.toString(costs.get(order.id()).total())
                : "";
    }

    private static ListColumn<WorkOrder> column(
            String code, Words words, Function<WorkOrder, String> shown, Function<WorkOrder, String> plain) {
        return new ListColumn<>(code, words.t("work.column." + code), shown, plain);
    }
}
