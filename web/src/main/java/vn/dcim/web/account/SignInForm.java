package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What the sign-in form sends; fields left out arrive as null. */
@Serdeable
record SignInForm(
        @Nullable String name,
        @Nullable String password,
        @Nullable String next) {

    String typedName() {
        return name == null ? "" : name.strip();
    }

    String typedPassword() {
        return password == null ? "" : password;
    }

    String wanted() {
        return next == null ? "/" : next;
    }

    @Override
    public String toString() {
        return "SignInForm[name=" + name + "]";
    }
}
