package vn.dcim.core.asset;

/**
 * Why a field cannot be taken as it was typed.
 *
 * @param kind key of the text that says why
 * @param accepted what would be taken, or what is in the way, such as the asset that has the number
 */
public record AssetFault(FieldKey field, String value, Kind kind, String accepted) {

    /** What is wrong. */
    public enum Kind {
        /** It must be given. */
        MISSING,
        /** It is no such value; {@code accepted} tells the form. */
        NOT_READ,
        /** More characters than there is room for; {@code accepted} is how many there may be. */
        TOO_LONG,
        /** There is nothing of that name; {@code accepted} names some that there are. */
        UNKNOWN,
        /** Another asset has it; {@code accepted} names that one. */
        TAKEN,
        /** It does not go with another field; {@code accepted} names that one. */
        NOT_TOGETHER,
        /** It is not asked of such an asset; {@code accepted} is empty, or the code of the field that decides. */
        NOT_ASKED,
        /** A list has a formula there that gave an error, or nothing. */
        NO_VALUE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
