package vn.dcim.web.maintenance;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of a plan, as it is taken away. */
final class PlanColumns {

    private PlanColumns() {}

    static List<ListColumn<Planned>> all(PlanPage page, Words words) {
        return List.of(
                column("due", words, each -> words.day(each.line().dueOn()), each -> each.line()
                        .dueOn()
                        .toString()),
                column("manual", words, each -> page.manual(each, words), each -> each.line()
                        .manual()),
                column("place", words, page::place, page::place),
                column("assets", words, each -> names(page, each), each -> names(page, each)),
                column(
                        "overall",
                        words,
                        each -> each.line().overall() ? "x" : "",
                        each -> Boolean.toString(each.line().overall())),
                column(
                        "cause",
                        words,
                        each -> words.t(
                                "maintenance.cause." + each.line().cause().code()),
                        each -> each.line().cause().code()),
                column(
                        "state",
                        words,
                        each -> words.t("maintenance.state." + MaintenanceTexts.state(each, page.today())),
                        each -> MaintenanceTexts.state(each, page.today())),
                column("paper", words, page::paper, page::paper),
                column(
                        "order",
                        words,
                        each -> each.order() == null ? "" : each.order().number(),
                        each -> each.order() == null ? "" : each.order().number()));
    }

    private static String names(PlanPage page, Planned planned) {
        return planned.assets().stream().map(page::asset).collect(Collectors.joining("; "));
    }

    private static ListColumn<Planned> column(
            String code, Words words, Function<Planned, String> shown, Function<Planned, String> plain) {
        return new ListColumn<>(code, words.t("maintenance.column." + code), shown, plain);
    }
}
