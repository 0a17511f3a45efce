package vn.dcim.core.asset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is noted of an asset and may be typed, imported, exported and compared: one list for all of these. */
public enum AssetField implements FieldKey {
    TAG(50),
    NAME(100),
    KIND,
    STATUS,
    MAKER(100),
    MODEL(100),
    SERIAL(100),
    FIRMWARE(200),
    MAC(500),
    IP(500),
    IMPORTANCE,
    PLACE,
    UNIT,
    HEIGHT,
    FACE,
    HALF,
    HOLDING_UNIT,
    HOLDER(200),
    HANDOVER(200),
    HELD_SINCE,
    OWNER,
    ORIGIN,
    DECISION(200),
    SUPPLIER(200),
    CONTRACT(200),
    PRICE,
    IN_USE_ON,
    LIFE,
    WARRANTY_TO,
    NOTE(4000);

    private final int longest;

    AssetField() {
        this(0);
    }

    AssetField(int longest) {
        this.longest = longest;
    }

    /** Returns how many characters a free text may have; 0 for what is no free text. */
    public int longest() {
        return longest;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the field of a code; empty where there is none. */
    public static Optional<AssetField> of(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code))
                .findFirst();
    }
}
