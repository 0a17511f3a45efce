package vn.dcim.core.health;

import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * A number the program counts or measures of itself.
 *
 * @param name dotted, with its unit as the last word, such as {@code dcim.pipeline.stored.readings}
 * @param kind decides what may be done with it
 * @param help one sentence in English, for the metrics page
 * @param labels what distinguishes measures of one name; empty for the only one
 * @param value asked at every look; must return at once
 */
public record Measure(String name, Kind kind, String help, Map<String, String> labels, DoubleSupplier value) {

    /** How a number behaves. */
    public enum Kind {
        /** Only grows while the program runs. */
        COUNTER,
        /** Rises and falls. */
        GAUGE
    }

    public static Measure counter(String name, String help, DoubleSupplier value) {
        return new Measure(name, Kind.COUNTER, help, Map.of(), value);
    }

    public static Measure gauge(String name, String help, DoubleSupplier value) {
        return new Measure(name, Kind.GAUGE, help, Map.of(), value);
    }

    public Measure with(String label, String word) {
        return new Measure(name, kind, help, Map.of(label, word), value);
    }
}
