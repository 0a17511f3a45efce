package vn.dcim.core.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;

/**
 * A reading of a recording held against what a reference reads from the same recording.
 *
 * @param right points whose value and unit agree
 * @param wrong points that were read otherwise, each with both values
 * @param missing points that were not read at all
 */
public record ReadingComparison(List<ExpectedPoint> right, List<Wrong> wrong, List<ExpectedPoint> missing) {

    /** How far two decimals of the same number may lie apart: references round to two or three places. */
    private static final double RELATIVE = 0.006;

    private static final double ABSOLUTE = 0.011;

    private static final Map<String, String> UCUM = Map.ofEntries(
            Map.entry("°C", "Cel"),
            Map.entry("kWh", "kW.h"),
            Map.entry("rpm", "r/min"),
            Map.entry("cfm", "[cft_i]/min"),
            Map.entry("l/min", "L/min"),
            Map.entry("octets", "By"),
            Map.entry("packets", "1"),
            Map.entry("", "1"));

    /** A point that was read, but not as the reference reads it. */
    public record Wrong(ExpectedPoint expected, DeviceReading.Value read) {}

    /** Compares; suspect points are left out. */
    public static ReadingComparison of(List<ExpectedPoint> expected, DeviceReading reading) {
        Map<String, List<DeviceReading.Value>> bySource =
                reading.values().stream().collect(Collectors.groupingBy(DeviceReading.Value::source));
        List<ExpectedPoint> right = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        List<ExpectedPoint> missing = new ArrayList<>();
        for (ExpectedPoint point : expected) {
            if (point.suspect() != null) {
                continue;
            }
            List<DeviceReading.Value> read = bySource.getOrDefault(point.oid(), List.of());
            if (read.isEmpty()) {
                missing.add(point);
            } else if (read.stream().anyMatch(value -> agree(point, value))) {
                right.add(point);
            } else {
                wrong.add(new Wrong(point, read.getFirst()));
            }
        }
        return new ReadingComparison(right, wrong, missing);
    }

    public int total() {
        return right.size() + wrong.size() + missing.size();
    }

    private static boolean agree(ExpectedPoint expected, DeviceReading.Value read) {
        if (read.quality() != Quality.GOOD || expected.value() == null) {
            return false;
        }
        if ("state".equals(expected.kind())) {
            return read.quantity() == Quantity.STATE && read.state() != null;
        }
        String unit = UCUM.getOrDefault(expected.unit() == null ? "" : expected.unit(), expected.unit());
        if (read.quantity() == Quantity.STATE || !read.quantity().accepts(unit)) {
            return false;
        }
        double value = (expected.value() + read.quantity().shift(unit))
                * read.quantity().factor(unit);
        // why: where the reference's unit is smaller than ours, its rounding is smaller, too
        double tolerance = Math.max(ABSOLUTE * Math.max(1, read.quantity().factor(unit)), RELATIVE * Math.abs(value));
        return Math.abs(read.value() - value) <= tolerance;
    }
}
