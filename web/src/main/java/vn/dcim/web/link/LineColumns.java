package vn.dcim.web.link;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import vn.dcim.core.link.LineReport;
import vn.dcim.core.link.LineView;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of the lists of lines and of their months, as they are taken away. */
final class LineColumns {

    private LineColumns() {}

    static List<ListColumn<LineView>> lines(Words words) {
        return List.of(
                column("name", words, view -> view.line().name(), view -> view.line()
                        .name()),
                column("provider", words, view -> view.line().provider(), view -> view.line()
                        .provider()),
                column("contract", words, view -> view.line().contractNumber(), view -> view.line()
                        .contractNumber()),
                column(
                        "contract-ends",
                        words,
                        view -> view.line().contractEndsOn() == null
                                ? ""
                                : words.day(view.line().contractEndsOn()),
                        view -> Objects.toString(view.line().contractEndsOn(), "")),
                column("state", words, view -> LineTexts.state(words, view.state()), view -> view.state()
                        .code()),
                column(
                        "since",
                        words,
                        view -> view.since() == null ? "" : words.second(view.since()),
                        view -> Objects.toString(view.since(), "")),
                column(
                        "loss",
                        words,
                        view -> LineTexts.loss(words, view.round()),
                        view -> view.round() == null
                                ? ""
                                : Objects.toString(view.round().lossPercent(), "")),
                column(
                        "median",
                        words,
                        view -> LineTexts.ms(
                                words,
                                view.round() == null ? null : view.round().medianUs()),
                        view -> view.round() == null
                                ? ""
                                : Objects.toString(view.round().medianUs(), "")),
                column(
                        "in",
                        words,
                        view -> LineTexts.mbit(words, view.inBps()),
                        view -> Objects.toString(view.inBps(), "")),
                column(
                        "out",
                        words,
                        view -> LineTexts.mbit(words, view.outBps()),
                        view -> Objects.toString(view.outBps(), "")),
                column(
                        "share",
                        words,
                        view -> LineTexts.share(words, view),
                        view -> Objects.toString(view.sharePercent(), "")));
    }

    static List<ListColumn<LineReport.Row>> months(Words words) {
        return List.of(
                column("name", words, row -> row.line().name(), row -> row.line()
                        .name()),
                column("period", words, row -> LineTexts.period(words, row), row -> row.first() + "/" + row.months()),
                column("provider", words, LineReport.Row::provider, LineReport.Row::provider),
                column("contract", words, LineReport.Row::contractNumber, LineReport.Row::contractNumber),
                column(
                        "promised",
                        words,
                        row -> LineTexts.promised(words, row.promised()),
                        row -> Objects.toString(row.promised(), "")),
                column(
                        "availability",
                        words,
                        row -> LineTexts.percent(words, row.availability().percent()),
                        row -> Objects.toString(row.availability().percent(), "")),
                column(
                        "outages",
                        words,
                        row -> Integer.toString(row.availability().outages()),
                        row -> Integer.toString(row.availability().outages())),
                column(
                        "down",
                        words,
                        row -> LineTexts.down(words, row.availability()),
                        row -> Long.toString(row.availability().downMs())),
                column(
                        "excluded",
                        words,
                        row -> LineTexts.excluded(words, row.availability()),
                        row -> Long.toString(row.availability().excludedMs())),
                column(
                        "unknown",
                        words,
                        row -> LineTexts.unknown(words, row.availability()),
                        row -> Long.toString(row.availability().unknownMs())),
                column("kept", words, row -> LineTexts.kept(words, row), row -> Objects.toString(row.isKept(), "")),
                column(
                        "p95",
                        words,
                        row -> LineTexts.mbit(words, row.p95Bps()),
                        row -> Objects.toString(row.p95Bps(), "")),
                column(
                        "share-of-month",
                        words,
                        row -> LineTexts.percent(words, row.share()),
                        row -> Objects.toString(row.share(), "")),
                column(
                        "frozen",
                        words,
                        row -> row.frozenAt() == null ? "" : words.minute(row.frozenAt()),
                        row -> Objects.toString(row.frozenAt(), "")));
    }

    private static <T> ListColumn<T> column(
            String code, Words words, Function<T, String> shown, Function<T, String> plain) {
        return new ListColumn<>(code, words.t("line.column." + code), shown, plain);
    }
}
