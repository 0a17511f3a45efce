package vn.dcim.core.asset.custom;

import java.util.Locale;

/**
 * Why something cannot be said of a field.
 *
 * @param part of the definition, such as {@code label-vi}
 * @param accepted what would be taken, or what is in the way; may be empty
 */
public record DefinitionFault(String part, String value, Kind kind, String accepted) {

    /** What is wrong. */
    public enum Kind {
        MISSING,
        /** It is no such value. */
        NOT_READ,
        TOO_LONG,
        /** Another field has it, or a built-in one. */
        TAKEN,
        /** Assets tell something for the field already, which it would change. */
        FIXED,
        /** It would wait for itself, or for a field that nobody knows. */
        NO_SUCH_FIELD;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
