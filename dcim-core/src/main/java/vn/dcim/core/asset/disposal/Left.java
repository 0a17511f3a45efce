package vn.dcim.core.asset.disposal;

import io.micronaut.core.annotation.Nullable;

/**
 * One thing that is in the way of a disposal.
 *
 * @param code of what is wrong with it, such as {@code installed}
 * @param name of the thing; empty where it is the asset itself
 * @param id by which it is reached; null for that of the asset
 */
public record Left(String code, String name, @Nullable Long id) {

    public Left(String code, String name) {
        this(code, name, null);
    }

    @Override
    public String toString() {
        return name.isEmpty() ? code : code + " " + name;
    }
}
