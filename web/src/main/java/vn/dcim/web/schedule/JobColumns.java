package vn.dcim.web.schedule;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import vn.dcim.core.schedule.JobLine;
import vn.dcim.core.schedule.ScheduledRun;
import vn.dcim.web.export.ListColumn;
import vn.dcim.web.language.Words;

/** The columns of jobs and of their runs, as they are taken away. */
final class JobColumns {

    private JobColumns() {}

    static List<ListColumn<JobLine>> jobs(Words words, Instant now) {
        return List.of(
                same("code", words.t("schedule.column.code"), line -> line.plan()
                        .code()),
                same(
                        "name",
                        words.t("schedule.column.job"),
                        line -> JobTexts.name(line.plan().code(), words)),
                new ListColumn<>(
                        "plan",
                        words.t("schedule.column.plan"),
                        line -> JobTexts.trigger(line.plan().trigger(), words),
                        line -> line.plan().trigger().toString()),
                new ListColumn<>(
                        "misfire",
                        words.t("schedule.column.misfire"),
                        line -> words.t(
                                "schedule.misfire." + line.plan().misfire().code()),
                        line -> line.plan().misfire().code()),
                same(
                        "obligations",
                        words.t("schedule.column.why"),
                        line -> String.join(" ", line.plan().obligations())),
                new ListColumn<>(
                        "state",
                        words.t("schedule.column.state"),
                        line -> of(line.last(), run -> JobTexts.state(run.state(), words)),
                        line -> of(line.last(), run -> run.state().code())),
                new ListColumn<>(
                        "last",
                        words.t("schedule.column.last"),
                        line -> of(line.last(), run -> words.second(run.firedAt())),
                        line -> of(line.last(), run -> run.firedAt().toString())),
                new ListColumn<>(
                        "duration",
                        words.t("schedule.column.duration"),
                        line -> of(line.last(), run -> JobTexts.duration(run, now, words)),
                        line -> of(line.last(), run -> seconds(run.duration(now)))),
                same(
                        "result",
                        words.t("schedule.column.result"),
                        line -> of(line.last(), run -> JobTexts.result(run, words))),
                new ListColumn<>(
                        "next",
                        words.t("schedule.column.next"),
                        line -> line.next() == null ? "" : words.second(line.next()),
                        line -> Objects.toString(line.next(), "")),
                new ListColumn<>(
                        "paused-until",
                        words.t("schedule.column.paused"),
                        line -> line.pause() == null
                                ? ""
                                : words.minute(line.pause().until()),
                        line -> line.pause() == null ? "" : line.pause().until().toString()));
    }

    static List<ListColumn<ScheduledRun>> runs(Words words, Instant now) {
        return List.of(
                same("id", words.t("schedule.column.id"), run -> String.valueOf(run.id())),
                instant("scheduled", words.t("schedule.column.scheduled"), words, ScheduledRun::scheduledAt),
                instant("fired", words.t("schedule.column.fired"), words, ScheduledRun::firedAt),
                instant("ended", words.t("schedule.column.ended"), words, ScheduledRun::endedAt),
                new ListColumn<>(
                        "state",
                        words.t("schedule.column.state"),
                        run -> JobTexts.state(run.state(), words),
                        run -> run.state().code()),
                new ListColumn<>(
                        "duration",
                        words.t("schedule.column.duration"),
                        run -> JobTexts.duration(run, now, words),
                        run -> seconds(run.duration(now))),
                same("result", words.t("schedule.column.result"), run -> JobTexts.result(run, words)),
                new ListColumn<>(
                        "late",
                        words.t("schedule.column.late"),
                        run -> JobTexts.lateness(run, words),
                        run -> run.cause().code()),
                same("firings", words.t("schedule.column.firings"), run -> Integer.toString(run.firings())),
                same("attempt", words.t("schedule.column.attempt"), run -> Integer.toString(run.attempt())),
                new ListColumn<>(
                        "by",
                        words.t("schedule.column.by"),
                        run -> JobTexts.by(run, words),
                        run -> run.isByClock() ? "clock" : run.startedBy()),
                same("node", words.t("schedule.column.node"), ScheduledRun::node));
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(0, duration.toSeconds()));
    }

    private static String of(@Nullable ScheduledRun run, Function<ScheduledRun, String> text) {
        return run == null ? "" : text.apply(run);
    }

    private static <T> ListColumn<T> same(String code, String head, Function<T, String> text) {
        return new ListColumn<>(code, head, text, text);
    }

    private static ListColumn<ScheduledRun> instant(
            String code, String head, Words words, Function<ScheduledRun, @Nullable Instant> at) {
        return new ListColumn<>(
                code,
                head,
                run -> at.apply(run) == null ? "" : words.second(at.apply(run)),
                run -> Objects.toString(at.apply(run), ""));
    }
}
