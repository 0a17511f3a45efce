package vn.dcim.web.account;

import io.micronaut.core.naming.NameUtils;
import vn.dcim.core.error.DcimException;

/**
 * The form for a new account.
 *
 * @param field that is wrong; empty for none
 * @param fault why
 */
public record NewAccountPage(AccountForm typed, String field, String fault) {

    /** Returns the name that a field has in the form, such as {@code fullName}. */
    public static String id(String field) {
        return NameUtils.camelCase(field);
    }

    /** Returns the field that a failure is about. */
    static String field(DcimException failure) {
        return switch (failure.code()) {
            case INVALID_VALUE -> failure.arguments().getFirst().toString();
            case HAS_ACCOUNT -> "full-name";
            default -> "name";
        };
    }

    public String fault(String name) {
        return field.equals(name) ? fault : "";
    }
}
