package vn.dcim.web.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.Backups;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of the list of plans, as it is taken away. */
final class BackupColumns {

    private BackupColumns() {}

    /** A plan with the time it is looked at. */
    record Line(Backups.Standing standing, Instant now) {

        Optional<BackupRun> last() {
            return Optional.ofNullable(standing.last());
        }
    }

    static List<Line> lines(List<Backups.Standing> standings, Instant now) {
        return standings.stream().map(one -> new Line(one, now)).toList();
    }

    static List<ListColumn<Line>> all(Words words) {
        return List.of(
                same("plan", words.t("backup.column.plan"), line -> line.standing()
                        .plan()
                        .name()),
                same("set", words.t("backup.column.set"), line -> line.standing()
                        .set()
                        .name()),
                new ListColumn<>(
                        "kind",
                        words.t("backup.column.kind"),
                        line -> words.t(
                                "backup.kind." + line.standing().set().kind().code()),
                        line -> line.standing().set().kind().code()),
                new ListColumn<>(
                        "runner",
                        words.t("backup.column.runner"),
                        line -> words.t("backup.runner."
                                + line.standing().plan().runner().code()),
                        line -> line.standing().plan().runner().code()),
                new ListColumn<>(
                        "last",
                        words.t("backup.column.last"),
                        line -> line.last()
                                .map(run -> words.minute(run.startedAt()))
                                .orElse(""),
                        line -> line.last()
                                .map(run -> run.startedAt().toString())
                                .orElse("")),
                new ListColumn<>(
                        "state",
                        words.t("backup.column.state"),
                        line -> line.last()
                                .map(run -> BackupWords.of(run, words))
                                .orElse(""),
                        line -> line.last().map(run -> run.state().code()).orElse("")),
                new ListColumn<>(
                        "bytes",
                        words.t("backup.column.bytes"),
                        line -> line.last()
                                .map(run -> BackupWords.bytes(run.bytes(), words))
                                .orElse(""),
                        line -> line.last()
                                .map(run -> Long.toString(run.bytes()))
                                .orElse("")),
                new ListColumn<>(
                        "next",
                        words.t("backup.column.next"),
                        line -> BackupWords.next(line.standing().plan(), line.now(), words),
                        line -> line.standing()
                                .plan()
                                .times()
                                .after(line.now())
                                .map(Instant::toString)
                                .orElse("")),
                new ListColumn<>(
                        "findings",
                        words.t("backup.column.findings"),
                        line -> line.standing().findings().stream()
                                .map(finding -> BackupWords.of(finding, words))
                                .collect(Collectors.joining("; ")),
                        line -> line.standing().findings().stream()
                                .map(finding -> finding.kind().code())
                                .collect(Collectors.joining(" "))));
    }

    private static ListColumn<Line> same(String code, String head, java.util.function.Function<Line, String> value) {
        return new ListColumn<>(code, head, value, value);
    }
}
