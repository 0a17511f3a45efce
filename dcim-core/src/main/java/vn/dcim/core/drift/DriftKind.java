package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.dcim.core.asset.AssetField;

/** In what register and reality may differ, in the order in which it matters. */
public enum DriftKind {
    SERIAL(AssetField.SERIAL),
    /** What should not answer does. */
    ANSWERS(null),
    /** What is in use has not answered for long. */
    SILENT(null),
    MAKER(AssetField.MAKER),
    MODEL(AssetField.MODEL),
    FIRMWARE(AssetField.FIRMWARE),
    MAC(AssetField.MAC),
    ADDRESS(AssetField.IP),
    PLACE(AssetField.PLACE),
    /** A device that seems to be an asset. */
    TIE(null),
    /** A device that is no asset of the register. */
    NO_ASSET(null),
    /** Something sends or answers that nobody registered. */
    UNREGISTERED(null),
    /** An asset in use that could be watched, and is not. */
    UNMONITORED(null);

    private final AssetField field;

    DriftKind(@Nullable AssetField field) {
        this.field = field;
    }

    /** Returns the field that is compared; null where it is no field. */
    public @Nullable AssetField field() {
        return field;
    }

    /** Tells whether the register can take over what is real in one act. */
    public boolean isTakeable() {
        return field != null || this == TIE || this == NO_ASSET;
    }

    /** Tells whether it may be left as it is without an end. */
    public boolean mayStayQuiet() {
        return this == UNMONITORED || this == NO_ASSET || this == UNREGISTERED;
    }

    /** Returns the word of addresses and of the bundles, such as {@code no-asset}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<DriftKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
