package vn.dcim.web.maintenance;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.manual.Manual;
import vn.dcim.core.work.plan.MaintenanceFinding;
import vn.dcim.core.work.plan.MaintenanceFinding.Kind;
import vn.dcim.core.work.plan.MaintenancePlans.Planned;
import vn.dcim.web.api.Failures;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;
import vn.dcim.web.work.WorkTexts;

/** What is said of manuals and plans. */
public final class MaintenanceTexts {

    private static final int MONTHS_OF_YEAR = 12;
    private static final int DAYS_OF_WEEK = 7;

    private MaintenanceTexts() {}

    public static String text(Manual.Line line, Words words) {
        return words.language() != Language.VI && !line.en().isEmpty() ? line.en() : line.vi();
    }

    /** Returns how often. */
    public static String every(Period every, Words words) {
        long months = every.toTotalMonths();
        if (every.getDays() != 0) {
            return every.getDays() % DAYS_OF_WEEK == 0 && months == 0
                    ? words.t("maintenance.every.weeks", every.getDays() / DAYS_OF_WEEK)
                    : words.t("maintenance.every.days", every.getDays() + months * 30);
        }
        return months % MONTHS_OF_YEAR == 0
                ? words.t("maintenance.every.years", months / MONTHS_OF_YEAR)
                : words.t("maintenance.every.months", months);
    }

    /** Returns what asks earlier; empty for nothing. */
    public static String meters(Manual manual, Words words) {
        return manual.meters().stream()
                .map(meter -> words.t(
                                meter.by() != null ? "maintenance.meter.by" : "maintenance.meter.above",
                                words.point(meter.point()),
                                WorkTexts.plain(meter.by() != null ? meter.by() : meter.above(), words),
                                shown(meter.unit()))
                        .strip())
                .collect(Collectors.joining("; "));
    }

    private static String shown(String unit) {
        return unit.equals("Cel") ? "°C" : unit;
    }

    public static String kinds(Manual manual, Words words) {
        return manual.kinds().stream()
                .map(kind -> words.t("asset.kind." + kind.code()))
                .collect(Collectors.joining(", "));
    }

    /** Returns the limits of a number with its unit; empty where there are none. */
    public static String limits(Manual.Item item, Words words) {
        return (WorkTexts.band(item.low(), item.high(), words) + " " + item.unit()).strip();
    }

    /** Returns the code of how a line stands: of its order, or of the line. */
    public static String state(Planned planned, LocalDate today) {
        if (planned.order() != null && planned.order().state() == WorkState.CANCELLED) {
            return "given-up";
        }
        if (planned.isLate(today)) {
            return "late";
        }
        if (planned.isDone()) {
            return "done";
        }
        if (planned.order() != null) {
            return "ordered";
        }
        return planned.line().approvalId() == null ? "draft" : "approved";
    }

    /** Returns what is wanting, in a sentence. */
    public static String of(MaintenanceFinding finding, Words words) {
        boolean isKind = finding.kind() == Kind.NO_MANUAL || finding.kind() == Kind.TOO_SLOW;
        String subject = isKind && AssetKind.of(finding.subject()).isPresent()
                ? words.t("asset.kind." + finding.subject())
                : finding.subject();
        return words.t("maintenance.finding." + finding.kind().code(), subject, days(finding.detail(), words));
    }

    /** Returns a failure as it stands above the form, its days as people write them. */
    public static String fault(DcimException failure, Words words) {
        if (failure.code() != ErrorCode.INVALID_VALUE) {
            return Failures.text(words, failure);
        }
        String field = failure.arguments().get(0).toString();
        String value = days(failure.arguments().get(1).toString(), words);
        String taken = words.t(
                "maintenance.accepted." + field, days(failure.arguments().get(2).toString(), words));
        return value.isBlank() ? words.t("assistant.needed", taken) : words.t("assistant.invalid", value, taken);
    }

    private static String days(String detail, Words words) {
        return Arrays.stream(detail.split(" – "))
                .map(part -> {
                    try {
                        return words.day(LocalDate.parse(part));
                    } catch (DateTimeParseException e) {
                        return part;
                    }
                })
                .collect(Collectors.joining(" – "));
    }
}
