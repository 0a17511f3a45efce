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
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.report.ReportLetter;

/** Writes an order as a paper: what, where, when, by whom, each item with what was found. */
@Singleton
final class WorkPaper {

    private final WorkOrders orders;
    private final Assets assets;
    private final Roster roster;
    private final MinutesPress press;

    WorkPaper(WorkOrders orders, Assets assets, Roster roster, MinutesPress press) {
        this.orders = orders;
        this.assets = assets;
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
                List.of(items(order, words)),
                List.of(),
                List.of(
                        new Minutes.Signer(
                                words.t("work.paper.doer"), roster.names().getOrDefault(doer, doer)),
                        press.head()));
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
