package vn.dcim.web.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.schedule.JobLine;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.MissCause;
import vn.dcim.core.schedule.RunState;
import vn.dcim.core.schedule.ScheduledRun;
import vn.dcim.web.language.Words;

/** Jobs and runs in words. */
public final class JobTexts {

    private static final double MS = 1000;

    private JobTexts() {}

    public static String name(String code, Words words) {
        return words.t("schedule.job." + code, Optional.of(code));
    }

    /** Returns what it is for; empty where its name says it. */
    public static String purpose(String code, Words words) {
        return words.t("schedule.job." + code + ".what", Optional.of(""));
    }

    public static String trigger(JobTrigger trigger, Words words) {
        return switch (trigger) {
            case JobTrigger.Every every ->
                words.t("schedule.every", words.span(every.interval().toSeconds()));
            case JobTrigger.Cron cron -> words.t("schedule.cron", cron.expression());
        };
    }

    /** Returns the title of an obligation of the regulation; its id where the bundles have none. */
    public static String obligation(String id, Words words) {
        return words.t("schedule.obligation." + id, Optional.of(id));
    }

    public static String state(RunState state, Words words) {
        return words.t("schedule.state." + state.code());
    }

    /** Returns the sign and class of a state: colour, shape and word together where somebody has to look. */
    public static String css(RunState state) {
        return state.isTrouble() ? "word p-high" : state == RunState.INTERRUPTED ? "word p-medium" : "word";
    }

    public static String sign(RunState state) {
        return state.isTrouble() ? "■ " : state == RunState.INTERRUPTED ? "▲ " : "";
    }

    /** Returns how long a run took; so far, where it runs; empty where it never did. */
    public static String duration(ScheduledRun run, Instant now, Words words) {
        if (run.state() == RunState.MISSED) {
            return "";
        }
        long ms = Math.max(0, run.duration(now).toMillis());
        return ms < MS
                ? words.t("schedule.ms", ms)
                : ms < 10 * MS ? words.number(ms / MS, 1) + " " + words.t("span.second") : words.span(ms / MS);
    }

    /** Returns what came of a run, or how far it is, in a sentence. */
    public static String result(ScheduledRun run, Words words) {
        if (run.state() == RunState.RUNNING) {
            return run.progressOf() == null ? "" : words.t("schedule.progress", run.progressDone(), run.progressOf());
        }
        String key = run.result().startsWith("error.") ? run.result() : "schedule.result." + run.result();
        return words.has(key)
                ? words.t(key, run.told().toArray())
                : run.result() + run.told().stream().map(told -> " " + told).collect(Collectors.joining());
    }

    /** Returns that a run came late, and why; empty for one that did not. */
    public static String lateness(ScheduledRun run, Words words) {
        if (run.cause() == MissCause.NONE) {
            return "";
        }
        return words.t(
                run.caughtUp() ? "schedule.caught-up" : "schedule.missed",
                run.firings(),
                words.t("schedule.cause." + run.cause().code()));
    }

    public static String by(ScheduledRun run, Words words) {
        return run.isByClock() ? words.t("schedule.by.clock") : run.startedBy();
    }

    /** Returns what is wrong with a job beside its last run; empty for nothing. */
    public static String fault(JobLine line, Instant now, Words words) {
        if (line.isOverdue(now)) {
            return words.t("schedule.overdue", words.age(line.next(), now));
        }
        return line.isTooLong(now) ? words.t("schedule.too-long") : "";
    }
}
