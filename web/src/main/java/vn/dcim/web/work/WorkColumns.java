package vn.dcim.web.work;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of the list of orders, as it is taken away. */
final class WorkColumns {

    private WorkColumns() {}

    static List<ListColumn<WorkOrder>> all(Map<String, String> names, Words words) {
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
                        order -> WorkTexts.assignee(order, Map.of(), words)));
    }

    private static ListColumn<WorkOrder> column(
            String code, Words words, Function<WorkOrder, String> shown, Function<WorkOrder, String> plain) {
        return new ListColumn<>(code, words.t("work.column." + code), shown, plain);
    }
}
