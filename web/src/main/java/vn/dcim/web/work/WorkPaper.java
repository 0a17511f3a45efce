package vn.dcim.web.work;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.cost.WorkCost;
import vn.dcim.core.work.cost.WorkCosts;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.report.ReportLetter;
import vn.dcim.web.work.cost.CostTexts;

/** Writes an order as a paper: what, where, when, by whom, each item with what was found. */
@Singleton
final class WorkPaper {

    private final WorkOrders orders;
    private final Assets assets;
    private final WorkCosts costs;
    private final Roster roster;
    private final MinutesPress press;

    WorkPaper(WorkOrders orders, Assets assets, WorkCosts costs, Roster roster, MinutesPress press) {
        this.orders = orders;
        this.assets = assets;
        this.costs = costs;
        this.roster = roster;
        this.press = press;
    }

    Minutes of(WorkOrder order) {
        Words words = press.words();
        List<String> lines = new ArrayList<>();
        lines.add(words.t("work.paper.kind", words.t("work.kind." + order.kind().code())));
        lines.add(words.t(
                "work.paper.assets",
                assets.get(orders.assets(order.id())).stream().map(Asset::name).collect(Collectors.joining(", "))));
        if (order.plannedFrom() != null) {
            lines.add(words.t("work.paper.window", WorkTexts.window(order, words)));
        }
        lines.add(words.t(
                "work.paper.state", words.t("crew.state." + order.state().code())));
        String doer = order.finishedBy().isEmpty() ? order.assignedAccount() : order.finishedBy();
        return press.minutes(
                order.number(),
                LocalDate.ofInstant(order.openedAt(), CentreTime.ZONE),
                words.t("work.paper.title"),
                order.title(),
                lines,
                tables(order, words),
                List.of(),
                List.of(
                        new Minutes.Signer(
                                words.t("work.paper.doer"), roster.names().getOrDefault(doer, doer)),
                        press.head()));
    }

    private List<ReportLetter.Table> tables(WorkOrder order, Words words) {
        List<WorkCost> spent = costs.of(order.id()).stream()
                .filter(line -> !line.isWithdrawn())
                .toList();
        return spent.isEmpty()
                ? List.of(items(order, words))
                : List.of(items(order, words), spent(order, spent, words));
    }

    private ReportLetter.Table spent(WorkOrder order, List<WorkCost> lines, Words words) {
        List<List<String>> rows = new ArrayList<>();
        for (WorkCost line : lines) {
            rows.add(List.of(
                    words.day(line.spentOn()),
                    words.t("cost.kind." + line.kind().code()) + ": " + line.what(),
                    CostTexts.quantity(line, words),
                    CostTexts.money(line.unitPrice(), words),
                    CostTexts.money(line.amount(), words)));
        }
        long total = costs.sum(order.id()).total();
        rows.add(List.of("", words.t("report.total"), "", "", CostTexts.money(total, words)));
        return new ReportLetter.Table(
                "costs",
                words.t("work.cost"),
                List.of(
                        words.t("cost.column.day"),
                        words.t("cost.column.what"),
                        words.t("cost.column.quantity"),
                        words.t("cost.column.unit-price"),
                        words.t("cost.column.total")),
                List.of(false, false, true, true, true),
                rows,
                "");
    }

    private ReportLetter.Table items(WorkOrder order, Words words) {
        List<List<String>> rows = orders.items(order.id()).stream()
                .map(item -> List.of(
                        Integer.toString(item.position() + 1),
                        told(item, words),
                        WorkTexts.result(item, words),
                        item.remark()))
                .toList();
        return new ReportLetter.Table(
                "items",
                words.t("work.items"),
                List.of(
                        words.t("work.column.position"),
                        words.t("work.column.item"),
                        words.t("work.column.result"),
                        words.t("work.column.remark")),
                List.of(false, false, false, false),
                rows.isEmpty() ? List.of(List.of("", words.t("work.no-items"), "", "")) : rows,
                "");
    }

    private static String told(WorkItem item, Words words) {
        String band = WorkTexts.band(item, words);
        return item.textVi() + (band.isEmpty() ? "" : " (" + band + ")");
    }
}
