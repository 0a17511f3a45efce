package vn.dcim.web.regulation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.dcim.core.regulation.Standing;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of the list of obligations, as it is taken away. */
final class ComplianceColumns {

    private ComplianceColumns() {}

    static List<ListColumn<Standing>> all(Words words) {
        return List.of(
                new ListColumn<>(
                        "id",
                        words.t("regulation.column.id"),
                        line -> line.obligation().id(),
                        line -> line.obligation().id()),
                new ListColumn<>(
                        "title",
                        words.t("regulation.column.title"),
                        line -> RegulationWords.of(words, line.obligation().title()),
                        line -> RegulationWords.of(words, line.obligation().title())),
                new ListColumn<>(
                        "state",
                        words.t("regulation.column.state"),
                        line -> words.t(stateKey(line)),
                        line -> line.state().code()),
                new ListColumn<>(
                        "reason",
                        words.t("regulation.column.reason"),
                        line -> RegulationWords.of(words, line.verdict().reason()),
                        line -> line.verdict().reason().key()),
                new ListColumn<>(
                        "since",
                        words.t("regulation.column.since"),
                        line -> line.since() == null ? "" : words.minute(line.since()),
                        line -> Objects.toString(line.since(), "")),
                new ListColumn<>(
                        "deadline",
                        words.t("regulation.column.deadline"),
                        line -> line.verdict().deadline() == null
                                ? ""
                                : words.minute(line.verdict().deadline()),
                        line -> Objects.toString(line.verdict().deadline(), "")),
                new ListColumn<>(
                        "responsible",
                        words.t("regulation.column.responsible"),
                        line -> line.obligation().responsible().stream()
                                .map(role -> RegulationWords.role(words, role))
                                .collect(Collectors.joining(", ")),
                        line -> String.join(", ", line.obligation().responsible())),
                new ListColumn<>(
                        "automation",
                        words.t("regulation.column.automation"),
                        line -> words.t("regulation.automation."
                                + line.obligation().automation().code()),
                        line -> line.obligation().automation().code()));
    }

    private static String stateKey(Standing line) {
        return line.excepted()
                ? "regulation.state.excepted"
                : "regulation.state." + line.state().code();
    }
}
