package vn.dcim.core.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.point.Quality;
import vn.dcim.core.point.Quantity;

/**
 * A reading of a recording held against what a reference reads from the same recording.
 *
 * @param right points whose value and unit agree
 * @param wrong points that were read otherwise, each with both values
 * @param missing points that were not read at all
 * @param implausible points at which the reference doubts itself, and which were read as good as neither doubt nor reason allows
 */
public record ReadingComparison(
        List<ExpectedPoint> right, List<Wrong> wrong, List<ExpectedPoint> missing, List<Wrong> implausible) {

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

    /**
     * Where a reference has no quantity of its own, and which unit it writes then; its label tells what it is.
     *
     * @param stated the reference's unit
     */
    private record Labelled(Quantity quantity, String stated, Pattern label, String unit) {

        private static Labelled of(Quantity quantity, String stated, String label, String unit) {
            return new Labelled(quantity, stated, Pattern.compile(label, Pattern.CASE_INSENSITIVE), unit);
        }

        private boolean fits(ExpectedPoint expected, Quantity read) {
            return quantity == read
                    && stated.equals(expected.unit())
                    && expected.description() != null
                    && label.matcher(expected.description()).find();
        }
    }

    private static final List<Labelled> LABELLED = List.of(
            Labelled.of(Quantity.APPARENT_POWER, "W", "\\bapparent\\b|\\bk?VA\\b", "VA"),
            Labelled.of(Quantity.REACTIVE_POWER, "W", "\\breactive\\b|\\bk?var\\b", "var"),
            Labelled.of(Quantity.APPARENT_ENERGY, "kWh", "\\bapparent\\b|\\bkVAh\\b", "kVA.h"),
            Labelled.of(Quantity.CHARGE, "", "\\bAh\\b", "A.h"),
            Labelled.of(Quantity.CHARGE, "A", "\\bAh\\b", "A.h"),
            Labelled.of(Quantity.DURATION, "", "\\bhours\\b", "h"),
            Labelled.of(Quantity.PERCENT, "", "\\bpercent\\b", "%"));

    /** A point that was read, but not as the reference reads it. */
    public record Wrong(ExpectedPoint expected, DeviceReading.Value read) {}

    /**
     * Compares. Suspect points count neither as right nor as wrong. A point that the device states by several variables is right
     * also where another than the expected one is read, as long as the profile knows the expected one, too.
     */
    public static ReadingComparison of(List<ExpectedPoint> expected, DeviceReading reading) {
        Map<String, List<DeviceReading.Value>> bySource =
                reading.values().stream().collect(Collectors.groupingBy(DeviceReading.Value::source));
        List<ExpectedPoint> right = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        List<ExpectedPoint> missing = new ArrayList<>();
        List<Wrong> implausible = new ArrayList<>();
        Map<String, List<DeviceReading.Value>> passedOver =
                reading.passedOver().stream().collect(Collectors.groupingBy(DeviceReading.Value::source));
        Set<String> good = reading.values().stream()
                .filter(value -> value.quality() == Quality.GOOD)
                .map(DeviceReading.Value::name)
                .collect(Collectors.toSet());
        for (ExpectedPoint point : expected) {
            List<DeviceReading.Value> read = bySource.getOrDefault(point.oid(), List.of());
            if (point.suspect() != null) {
                read.stream()
                        .filter(value -> !isPlausible(point, value))
                        .forEach(value -> implausible.add(new Wrong(point, value)));
                continue;
            }
            if (read.isEmpty()) {
                boolean elsewhere = passedOver.getOrDefault(point.oid(), List.of()).stream()
                        .anyMatch(value -> good.contains(value.name()) && agree(point, value));
                (elsewhere ? right : missing).add(point);
            } else if (read.stream().anyMatch(value -> agree(point, value))) {
                right.add(point);
            } else {
                wrong.add(new Wrong(point, read.getFirst()));
            }
        }
        return new ReadingComparison(right, wrong, missing, implausible);
    }

    public int total() {
        return right.size() + wrong.size() + missing.size();
    }

    private static boolean agree(ExpectedPoint expected, DeviceReading.Value read) {
        if (read.quality() != Quality.GOOD || expected.value() == null) {
            return false;
        }
        if ("state".equals(expected.kind()) && !isNumber(expected, read)) {
            return read.quantity() == Quantity.STATE && read.state() != null;
        }
        return isNear(read, unit(expected, read.quantity()), expected.value());
    }

    /** Tells whether a suspect point is bad, or is what it must be, in the reference's unit or, where that is wrong, in per cent. */
    private static boolean isPlausible(ExpectedPoint expected, DeviceReading.Value read) {
        if (read.quality() != Quality.GOOD) {
            return true;
        }
        return expected.plausible() != null
                && (isNear(read, unit(expected, read.quantity()), expected.plausible())
                        || isNear(read, "%", expected.plausible()));
    }

    /** A number of things that the reference holds for a state: its word is the number. */
    private static boolean isNumber(ExpectedPoint expected, DeviceReading.Value read) {
        return read.quantity() == Quantity.COUNT
                && expected.label() != null
                && expected.label().matches("\\d{1,9}")
                && Double.parseDouble(expected.label()) == expected.value();
    }

    private static String unit(ExpectedPoint expected, Quantity read) {
        String stated = expected.unit() == null ? "" : expected.unit();
        return LABELLED.stream()
                .filter(labelled -> labelled.fits(expected, read))
                .map(Labelled::unit)
                .findFirst()
                .orElseGet(() -> UCUM.getOrDefault(stated, stated));
    }

    private static boolean isNear(DeviceReading.Value read, String unit, double number) {
        if (read.quantity() == Quantity.STATE || !read.quantity().accepts(unit)) {
            return false;
        }
        double value = (number + read.quantity().shift(unit)) * read.quantity().factor(unit);
        // why: where the reference's unit is smaller than ours, its rounding is smaller, too
        double tolerance = Math.max(ABSOLUTE * Math.max(1, read.quantity().factor(unit)), RELATIVE * Math.abs(value));
        return Math.abs(read.value() - value) <= tolerance;
    }
}
