package vn.dcim.core.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a field of a register holds. */
public enum FieldType {
    LINE(300),
    /** Several lines. */
    TEXT(4000),
    DAY(10),
    /** A whole number, not below zero. */
    NUMBER(15),
    /** One of the field's options. */
    CHOICE(100),
    YES_NO(20),
    MAIL(200),
    MAC(50),
    IP(50),
    /** Addresses and networks such as {@code 10.0.0.0/24}, a space between two. */
    NETWORK(500),
    /** An asset, by label, serial number or name. */
    ASSET(200),
    /** A unit, by name or short name. */
    UNIT(200),
    /** An entry of another register, by name. */
    ENTRY(300);

    private final int longest;

    FieldType(int longest) {
        this.longest = longest;
    }

    /** Returns how many characters may be typed. */
    public int longest() {
        return longest;
    }

    public boolean isLink() {
        return this == ASSET || this == UNIT || this == ENTRY;
    }

    public boolean isChoice() {
        return this == CHOICE || this == YES_NO;
    }

    /** Returns the word of definitions and bundles, such as {@code yes-no}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FieldType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
