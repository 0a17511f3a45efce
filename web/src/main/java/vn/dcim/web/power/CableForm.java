package vn.dcim.web.power;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Objects;
import vn.dcim.core.power.Cable;

/** A connection as it is typed; see {@link Cable}. */
@Serdeable
public record CableForm(
        @Nullable String from,
        @Nullable String to,
        @Nullable String path,
        @Nullable String outlet,
        @Nullable String phases,
        @Nullable String priority) {

    static final CableForm EMPTY = new CableForm("", "", "", "", "", "");

    Cable cable() {
        return new Cable(given(from), given(to), given(path), given(outlet), given(phases), given(priority));
    }

    /** Returns the text of a field; empty for none. */
    public String given(@Nullable String field) {
        return Objects.requireNonNullElse(field, "");
    }
}
