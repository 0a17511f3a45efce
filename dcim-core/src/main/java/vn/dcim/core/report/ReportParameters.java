package vn.dcim.core.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that figures depend on beside the registry, so that they can be had again.
 *
 * @param before opening day of the period that this one is compared with, whose cut-off day is {@code openingDay}
 * @param life months, as {@link ReportConfig}
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"kind", "before", "openingDay", "cutOffDay", "life", "lifeByKind"})
public record ReportParameters(
        ReportKind kind,
        LocalDate before,
        LocalDate openingDay,
        LocalDate cutOffDay,
        int life,
        Map<String, Integer> lifeByKind) {

    public ReportParameters {
        lifeByKind = new TreeMap<>(lifeByKind);
    }

    static ReportParameters of(ReportPeriod period, ReportConfig config) {
        return new ReportParameters(
                period.kind(),
                period.kind().previous(period, config.cutOffDay()).openingDay(),
                period.openingDay(),
                period.cutOffDay(),
                config.life(),
                config.lifeByKind());
    }

    public ReportPeriod period() {
        return new ReportPeriod(kind, openingDay, cutOffDay);
    }

    int life(AssetLine asset) {
        return asset.life() != null
                ? asset.life()
                : lifeByKind.getOrDefault(asset.kind().code(), life);
    }
}
