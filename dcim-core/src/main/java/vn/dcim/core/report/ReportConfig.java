package vn.dcim.core.report;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Settings of the reports; the texts name none of these figures.
 *
 * @param cutOffDay day of the last month on which a period is cut off, 1–28; 0 for the end of the month
 * @param dueDaysQuarter days after the cut-off within which a quarter's report is sent
 * @param dueDaysYear the same for a year's
 * @param life months over which equipment is written off that has no life of its own, nor its kind in {@code lifeByKind}
 * @param lifeByKind months by the code of the kind
 * @param since the day from which reports are owed here; null for since the registry began
 */
@ConfigurationProperties("dcim.report")
public record ReportConfig(
        @Bindable(defaultValue = "0") int cutOffDay,
        @Bindable(defaultValue = "15") int dueDaysQuarter,
        @Bindable(defaultValue = "30") int dueDaysYear,
        @Bindable(defaultValue = "60") int life,
        @Nullable Map<String, Integer> lifeByKind,
        @Nullable LocalDate since) {

    private static final int LAST_DAY_OF_ALL_MONTHS = 28;

    public ReportConfig {
        if (cutOffDay < 0 || cutOffDay > LAST_DAY_OF_ALL_MONTHS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "dcim.report.cut-off-day", cutOffDay, "0–28");
        }
        if (life < 1) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "dcim.report.life", life, "≥ 1");
        }
        lifeByKind = new TreeMap<>(Objects.requireNonNullElse(lifeByKind, Map.of()));
        lifeByKind.forEach((kind, months) -> {
            if (AssetKind.of(kind).isEmpty() || months < 1) {
                throw new DcimException(
                        ErrorCode.INVALID_VALUE, "dcim.report.life-by-kind." + kind, months, "server: 60");
            }
        });
    }

    int dueDays(ReportKind kind) {
        return kind == ReportKind.QUARTER ? dueDaysQuarter : dueDaysYear;
    }
}
