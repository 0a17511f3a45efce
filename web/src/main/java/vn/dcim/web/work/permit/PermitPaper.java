package vn.dcim.web.work.permit;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.permit.WorkPermit;
import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;
import vn.dcim.web.paper.MinutesPress;
import vn.dcim.web.report.ReportLetter;

/** Writes a permit as the paper that hangs at the switch. */
@Singleton
final class PermitPaper {

    private final MinutesPress press;

    PermitPaper(MinutesPress press) {
        this.press = press;
    }

    Minutes of(
            WorkOrder order, WorkPermit permit, List<String> safety, List<String> foreseen, Map<String, String> names) {
        Words words = press.words();
        List<String> lines = new ArrayList<>();
        lines.add(words.t("permit.paper.order", order.number(), order.title()));
        lines.add(words.t("permit.paper.nodes", permit.nodeNames()));
        lines.add(words.t("permit.paper.window", words.minute(permit.validFrom()), words.minute(permit.validTo())));
        lines.add(words.t(
                "permit.paper.state", words.t("permit.state." + permit.state().code())));
        lines.add(words.t(
                "permit.paper.requested", name(permit.requestedBy(), names), words.minute(permit.requestedAt())));
        said(lines, "permit.paper.decided", permit.decidedBy(), permit.decidedAt(), names, words);
        said(lines, "permit.paper.returned", permit.returnedBy(), permit.returnedAt(), names, words);
        said(lines, "permit.paper.confirmed", permit.confirmedBy(), permit.confirmedAt(), names, words);
        List<ReportLetter.Table> tables = new ArrayList<>();
        table(tables, "foreseen", words.t("permit.foreseen"), foreseen, words);
        table(tables, "safety", words.t("permit.safety"), safety, words);
        return press.minutes(
                "GP-" + permit.id() + "/" + order.number(),
                LocalDate.ofInstant(permit.requestedAt(), CentreTime.ZONE),
                words.t("permit.paper.title"),
                permit.nodeNames(),
                lines,
                tables,
                List.of(),
                List.of(
                        new Minutes.Signer(words.t("permit.paper.asker"), name(permit.requestedBy(), names)),
                        new Minutes.Signer(words.t("permit.paper.giver"), name(permit.decidedBy(), names))));
    }

    private static void said(
            List<String> lines, String key, String by, @Nullable Instant at, Map<String, String> names, Words words) {
        if (at != null) {
            lines.add(words.t(key, name(by, names), words.minute(at)));
        }
    }

    private static void table(
            List<ReportLetter.Table> tables, String code, String caption, List<String> texts, Words words) {
        if (!texts.isEmpty()) {
            tables.add(new ReportLetter.Table(
                    code,
                    caption,
                    List.of(words.t("work.column.position"), words.t("work.column.text")),
                    List.of(false, false),
                    IntStream.range(0, texts.size())
                            .mapToObj(i -> List.of(Integer.toString(i + 1), texts.get(i)))
                            .toList(),
                    ""));
        }
    }

    private static String name(String account, Map<String, String> names) {
        return names.getOrDefault(account, account);
    }
}
