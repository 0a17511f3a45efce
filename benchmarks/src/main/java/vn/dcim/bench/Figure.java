package vn.dcim.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One measured number.
 *
 * @param name benchmark and figure, with a slash between
 * @param value the number, or the median where there is a spread
 * @param unit of value and spread
 * @param cpuSeconds user and system time that the measured processes spent on it; null where it is not what was measured
 * @param n how many observations, values or runs it stands for
 * @param spread null for a single observation
 */
@JsonPropertyOrder({"name", "value", "unit", "cpu_s", "n", "spread"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figure(
        String name,
        double value,
        String unit,
        @JsonProperty("cpu_s") Double cpuSeconds,
        long n,
        Spread spread) {

    /** The least and the greatest observation. */
    record Spread(double min, double max) {}

    static Figure of(String name, double value, String unit, long n) {
        return new Figure(name, value, unit, null, n, null);
    }

    /** The median of a series. */
    static Figure of(String name, Series series, String unit) {
        return new Figure(
                name,
                series.median(),
                unit,
                null,
                series.size(),
                series.size() > 1 ? new Spread(series.min(), series.max()) : null);
    }

    Figure taking(double seconds) {
        return new Figure(name, value, unit, seconds, n, spread);
    }
}
