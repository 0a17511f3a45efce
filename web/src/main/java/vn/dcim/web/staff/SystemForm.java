package vn.dcim.web.staff;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What the form for a system whose owner is told sends; fields left out arrive as null. */
@Serdeable
public record SystemForm(
        @Nullable String system,
        @Nullable String owner,
        @Nullable String shared) {

    static final SystemForm EMPTY = new SystemForm(null, null, null);

    public String typedSystem() {
        return system == null ? "" : system.strip();
    }

    public String typedOwner() {
        return owner == null ? "" : owner.strip();
    }

    public boolean isShared() {
        return shared != null;
    }
}
