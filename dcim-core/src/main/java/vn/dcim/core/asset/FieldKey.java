package vn.dcim.core.asset;

import java.util.Optional;

/** Which field of an asset is meant: one that every centre has, or one of this centre's own. */
public sealed interface FieldKey permits AssetField, CustomKey {

    /** Returns the word of forms, files and addresses, such as {@code in-use-on}; no two fields have the same. */
    String code();

    /** Returns the field of a code; one of the centre's own where none is built in, whether or not there is such a one. */
    static FieldKey of(String code) {
        Optional<AssetField> builtIn = AssetField.of(code);
        return builtIn.isPresent() ? builtIn.get() : new CustomKey(code);
    }
}
