package vn.dcim.mqtt.map;

/**
 * Why a message, or a part of it, could not be used.
 *
 * @param detail names the field, the value and what was expected
 */
public record Fault(Reason reason, String detail) {

    /** Kinds of faults; their texts for people are in the bundles under {@code rejected.<code>}. */
    public enum Reason {
        NO_MAP,
        INVALID_UTF8,
        NOT_JSON,
        TOO_LARGE,
        MISSING_MEMBER,
        WRONG_TYPE,
        NOT_A_NUMBER,
        NUMBER_WITH_COMMA,
        BAD_TIME,
        UNKNOWN_WORD,
        NOT_STORED,
        DECODER_FAILED;

        /** Returns the code as it is stored, such as {@code not-json}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
