package vn.dcim.core.asset.custom;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a field of the centre's own holds. */
public enum CustomType {
    TEXT(500),
    /** A whole number. */
    NUMBER(20),
    /** A number with a fraction, in the field's unit. */
    DECIMAL(40),
    DAY(10),
    YES_NO(20),
    /** One of the field's choices. */
    CHOICE(200),
    /** The address of a web page. */
    LINK(500);

    private final int longest;

    CustomType(int longest) {
        this.longest = longest;
    }

    /** Returns how many characters may be typed. */
    public int longest() {
        return longest;
    }

    public boolean isNumber() {
        return this == NUMBER || this == DECIMAL;
    }

    /** Tells whether it is one of a few values. */
    public boolean isChosen() {
        return this == CHOICE || this == YES_NO;
    }

    /** Returns the word of the API and of the bundles, such as {@code yes-no}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the type of a code; empty where there is none. */
    public static Optional<CustomType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
