package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What the forms of a second factor send; fields left out arrive as null.
 *
 * @param code of the app that is being set up
 * @param present code of the second factor that there is already
 */
@Serdeable
record FactorForm(
        @Nullable String code,
        @Nullable String present,
        @Nullable String password,
        @Nullable String next) {

    String typedCode() {
        return code == null ? "" : code;
    }

    String typedPresent() {
        return present == null ? "" : present;
    }

    String typedPassword() {
        return password == null ? "" : password;
    }

    String wantedNext() {
        return next == null ? MeController.PATH : next;
    }

    @Override
    public String toString() {
        return "FactorForm[]";
    }
}
