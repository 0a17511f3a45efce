package vn.dcim.core.point;

/**
 * A raw value in the unit of its point.
 *
 * @param value in the point's unit, or the code of a state word; NaN only where the raw value held no number
 * @param quality {@link Quality#GOOD} or {@link Quality#BAD}
 * @param reason why it is bad; empty when it is good
 */
public record Converted(double value, Quality quality, String reason) {

    static Converted good(double value) {
        return new Converted(value, Quality.GOOD, "");
    }

    static Converted bad(double value, String reason) {
        return new Converted(value, Quality.BAD, reason);
    }
}
