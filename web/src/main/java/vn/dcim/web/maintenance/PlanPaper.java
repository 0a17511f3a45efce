package vn.dcim.web.maintenance;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.report.ReportLetter;

/** Writes the plan of a year as the paper that goes to be signed. */
@Singleton
final class PlanPaper {

    /** The number is written in by hand. */
    private static final String NUMBER = "          /KH";

    private final MinutesPress press;

    PlanPaper(MinutesPress press) {
        this.press = press;
    }

    Words words() {
        return press.words();
    }

    /** @param page of a year with a plan */
    Minutes of(PlanPage page) {
        Words words = press.words();
        var plan = page.plan();
        List<String> lines = new ArrayList<>();
        lines.add(words.t(
                "maintenance.paper.scope",
                page.progress().scope().size(),
                page.lines().size()));
        lines.add(words.t("maintenance.paper.campaign", words.day(plan.campaignFrom()), words.day(plan.campaignTo())));
        lines.add(words.t("maintenance.paper.basis"));
        page.approvals()
                .forEach(paper -> lines.add(words.t(
                        "maintenance.paper.approved", paper.document(), words.day(paper.datedOn()), paper.approver())));
        page.exclusions()
                .forEach(out ->
                        lines.add(words.t("maintenance.paper.excluded", page.asset(out.assetId()), out.reason())));
        return press.minutes(
                NUMBER,
                null,
                words.t("maintenance.paper.title"),
                words.t("maintenance.paper.subject", Integer.toString(plan.planYear())),
                lines,
                List.of(table(page, words)),
                List.of(),
                List.of(
                        new Minutes.Signer(words.t("maintenance.paper.maker"), page.name(plan.madeBy())),
                        press.head()));
    }

    private static ReportLetter.Table table(PlanPage page, Words words) {
        List<Planned> all = page.lines();
        List<List<String>> rows = IntStream.range(0, all.size())
                .mapToObj(i -> List.of(
                        Integer.toString(i + 1),
                        words.day(all.get(i).line().dueOn()),
                        page.manual(all.get(i), words),
                        all.get(i).assets().stream().map(page::asset).collect(Collectors.joining(", ")),
                        page.place(all.get(i))))
                .toList();
        return new ReportLetter.Table(
                "lines",
                words.t("maintenance.lines"),
                List.of(
                        words.t("work.column.position"),
                        words.t("maintenance.column.due"),
                        words.t("maintenance.column.manual"),
                        words.t("maintenance.column.assets"),
                        words.t("maintenance.column.place")),
                List.of(false, false, false, false, false),
                rows,
                "");
    }
}
