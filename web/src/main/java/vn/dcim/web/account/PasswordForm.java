package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What the form for a new password sends; fields left out arrive as null. */
@Serdeable
record PasswordForm(
        @Nullable String present,
        @Nullable String wanted,
        @Nullable String repeated,
        @Nullable String next) {

    String typedPresent() {
        return present == null ? "" : present;
    }

    String typedWanted() {
        return wanted == null ? "" : wanted;
    }

    boolean isRepeated() {
        return typedWanted().equals(repeated);
    }

    String wantedNext() {
        return next == null ? "/" : next;
    }

    @Override
    public String toString() {
        return "PasswordForm[]";
    }
}
