package vn.dcim.web.language;

/**
 * A value as a person reads it.
 *
 * @param number with the decimal sign of the language, or a state word; {@code —} where there is none
 * @param unit behind the number; empty for words and for spans of time, which bear their units within
 */
public record Shown(String number, String unit) {

    @Override
    public String toString() {
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
