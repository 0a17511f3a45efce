package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What the form under the statement sends; fields left out arrive as null. */
@Serdeable
record AcceptanceForm(@Nullable String accepted, @Nullable String next) {

    boolean isAccepted() {
        return accepted != null;
    }

    String wantedNext() {
        return next == null ? "/" : next;
    }
}
