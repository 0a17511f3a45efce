package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What the second step of signing in sends; fields left out arrive as null. */
@Serdeable
record CodeForm(@Nullable String code, @Nullable String next) {

    String typedCode() {
        return code == null ? "" : code;
    }

    String wanted() {
        return next == null ? "/" : next;
    }

    @Override
    public String toString() {
        return "CodeForm[]";
    }
}
