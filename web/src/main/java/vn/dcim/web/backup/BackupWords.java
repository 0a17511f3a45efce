package vn.dcim.web.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.backup.BackupPlan;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.Finding;
import vn.dcim.core.backup.FindingKind;
import vn.dcim.core.backup.RestoreTest;
import vn.dcim.core.backup.RunState;
import vn.dcim.core.backup.RunTimes;
import vn.dcim.core.backup.Verdict;
import vn.dcim.web.language.Words;

/** What there is to say of backups, in a reader's words. */
public final class BackupWords {

    private static final double STEP = 1000;
    private static final Pattern FIGURES = Pattern.compile("[a-z]+=\\d+( [a-z]+=\\d+)*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private BackupWords() {}

    /** Returns an amount of data such as {@code 1,9 MB}. */
    public static String bytes(long bytes, Words words) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return words.number(value, unit == 0 ? 0 : 1) + " " + UNITS[unit];
    }

    /** Returns what is wrong, with its time or figure. */
    public static String of(Finding finding, Words words) {
        return words.t("backup.finding." + finding.kind().code(), detail(finding, words));
    }

    private static String detail(Finding finding, Words words) {
        if (finding.kind() == FindingKind.ATTRIBUTES) {
            return Arrays.stream(finding.detail().split(", "))
                    .map(name -> words.t("backup.field." + name))
                    .reduce((left, right) -> left + ", " + right)
                    .orElse("");
        }
        if (finding.kind() == FindingKind.SHRUNK) {
            return shrunk(finding.detail(), words);
        }
        if (finding.kind() == FindingKind.DIFFERENT) {
            return compared(finding.detail(), words);
        }
        try {
            return words.minute(Instant.parse(finding.detail()));
        } catch (DateTimeException e) {
            return finding.detail();
        }
    }

    /** Returns what was compared, where it is figures in words; what differed stays as it is. */
    public static String compared(String told, Words words) {
        return FIGURES.matcher(told).matches()
                ? Arrays.stream(told.split(" "))
                        .map(figure -> figure.split("="))
                        .map(figure ->
                                words.t("backup.compared." + figure[0], words.number(Double.parseDouble(figure[1]), 0)))
                        .collect(Collectors.joining(", "))
                : told;
    }

    private static String shrunk(String detail, Words words) {
        List<Long> figures = NUMBER.matcher(detail)
                .results()
                .map(found -> Long.valueOf(found.group()))
                .toList();
        return "%s → %s; %s → %s"
                .formatted(
                        bytes(figures.get(0), words),
                        bytes(figures.get(1), words),
                        words.number(figures.get(2), 0),
                        words.number(figures.get(3), 0));
    }

    /** Returns how a run ended, and why where it did not end well. */
    public static String of(BackupRun run, Words words) {
        String state = words.t("backup.state." + run.state().code());
        return run.fault().isEmpty() ? state : state + ": " + fault(run.fault(), words);
    }

    public static String of(RestoreTest test, Words words) {
        if (test.state() == RunState.DONE) {
            return words.t(test.verdict() == Verdict.EQUAL ? "backup.test.passed" : "backup.test.different");
        }
        String state = words.t("backup.state." + test.state().code());
        return test.fault().isEmpty() ? state : state + ": " + fault(test.fault(), words);
    }

    public static String fault(String code, Words words) {
        return words.t("backup.fault." + code, Optional.of(code));
    }

    /** Tells whether it is shown as what is wrong. */
    public static boolean isRed(BackupRun run) {
        return run.state() == RunState.FAILED || run.state() == RunState.MISSED || run.verdict() == Verdict.DIFFERENT;
    }

    /** Returns when a plan runs next; a dash where it does not. */
    public static String next(BackupPlan plan, Instant now, Words words) {
        return plan.active() ? next(plan.times(), now, words) : Words.NOTHING;
    }

    static String next(RunTimes times, Instant now, Words words) {
        return times.after(now).map(words::minute).orElse(Words.NOTHING);
    }

    /** Returns what a field of a version of a plan is called. */
    public static String field(String field, Words words) {
        return switch (field) {
            case "active" -> words.t("backup.paused");
            case "settings" -> words.t("backup.version.settings");
            default -> words.t("backup.field." + field);
        };
    }

    /** Returns what it was changed to. */
    public static String told(String field, String value, Words words) {
        return field.equals("active")
                ? words.t(value.equals("yes") ? "backup.version.goes-on" : "backup.paused")
                : value;
    }
}
