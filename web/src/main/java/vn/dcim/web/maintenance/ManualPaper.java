package vn.dcim.web.maintenance;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.Manual;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.report.ReportLetter;

/** Writes a manual as the procedure that goes to be signed. */
@Singleton
final class ManualPaper {

    /** The number is written in by hand. */
    private static final String NUMBER = "          /QT";

    private final MinutesPress press;

    ManualPaper(MinutesPress press) {
        this.press = press;
    }

    Minutes of(KnownManual known) {
        Words words = press.words();
        Manual manual = known.manual();
        List<String> lines = new ArrayList<>();
        lines.add(words.t("maintenance.paper.kinds", MaintenanceTexts.kinds(manual, words)));
        lines.add(words.t("maintenance.paper.every", MaintenanceTexts.every(manual.every(), words), manual.source()));
        if (!manual.meters().isEmpty()) {
            lines.add(words.t("maintenance.paper.meters", MaintenanceTexts.meters(manual, words)));
        }
        lines.add(words.t("maintenance.paper.minutes", manual.minutes()));
        if (!manual.tools().isEmpty()) {
            lines.add(words.t("maintenance.paper.tools", String.join(", ", manual.tools())));
        }
        if (!manual.parts().isEmpty()) {
            lines.add(words.t("maintenance.paper.parts", String.join(", ", manual.parts())));
        }
        if (known.approval() != null) {
            lines.add(words.t(
                    "maintenance.paper.approved",
                    known.approval().document(),
                    words.day(known.approval().datedOn()),
                    known.approval().approver()));
        }
        return press.minutes(
                NUMBER,
                LocalDate.ofInstant(known.version().changedAt(), CentreTime.ZONE),
                words.t("maintenance.paper.manual"),
                manual.name().vi(),
                lines,
                List.of(steps(manual, words)),
                List.of(),
                List.of(new Minutes.Signer(words.t("maintenance.paper.maker"), ""), press.head()));
    }

    private static ReportLetter.Table steps(Manual manual, Words words) {
        List<List<String>> rows = new ArrayList<>();
        Stream.concat(manual.safety().stream(), Stream.ofNullable(manual.backup()))
                .forEach(line -> rows.add(row(rows, line.vi(), words.t("work.item.kind.tick"), "")));
        manual.items()
                .forEach(item -> rows.add(row(
                        rows,
                        item.text().vi(),
                        words.t("work.item.kind." + item.kind().code()),
                        limits(item, words))));
        return new ReportLetter.Table(
                "steps",
                words.t("maintenance.steps"),
                List.of(
                        words.t("work.column.position"),
                        words.t("work.column.item"),
                        words.t("work.item.kind"),
                        words.t("maintenance.limits")),
                List.of(false, false, false, false),
                rows,
                "");
    }

    private static List<String> row(List<List<String>> rows, String text, String kind, String limits) {
        return List.of(Integer.toString(rows.size() + 1), text, kind, limits);
    }

    private static String limits(Manual.Item item, Words words) {
        return item.kind() == WorkItem.Kind.CHOICE
                ? String.join("; ", item.choices())
                : MaintenanceTexts.limits(item, words);
    }
}
