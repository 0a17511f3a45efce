package vn.dcim.web.unit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What the form for a unit sends, as it was typed; fields left out arrive as null. */
@Serdeable
public record UnitForm(@Nullable String name, @Nullable String shortName) {

    static final UnitForm EMPTY = new UnitForm(null, null);

    public String typedName() {
        return name == null ? "" : name.strip();
    }

    public String typedShortName() {
        return shortName == null ? "" : shortName.strip();
    }
}
