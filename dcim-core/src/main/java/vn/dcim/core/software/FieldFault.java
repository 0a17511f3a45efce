package vn.dcim.core.software;

/**
 * Why a field cannot be taken as it was typed.
 *
 * @param accepted what would be taken, or what is in the way, such as the title that has the name
 */
public record FieldFault(FormField field, String value, Kind kind, String accepted) {

    /** What is wrong. */
    public enum Kind {
        /** It must be given. */
        MISSING,
        /** It is no such value; {@code accepted} tells the form. */
        NOT_READ,
        /** More characters than there is room for; {@code accepted} is how many there may be. */
        TOO_LONG,
        /** There is nothing of that name, or more than one; {@code accepted} tells what to name. */
        UNKNOWN,
        /** No title is called so. */
        NO_TITLE,
        /** More than one title is called so; {@code accepted} names them with their versions. */
        SEVERAL_TITLES,
        /** It is noted already; {@code accepted} names where. */
        TAKEN,
        /** It does not go with another field; {@code accepted} is the code of that one. */
        NOT_TOGETHER,
        /** Another licence of the title, valid at the same time, is counted otherwise; {@code accepted} is the code of its metric. */
        OTHER_METRIC,
        /** It holds a key, which must not stand in the register. */
        KEY
    }
}
