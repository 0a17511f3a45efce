package vn.dcim.web.account;

import java.util.List;
import vn.dcim.core.staff.Grant;

/**
 * What was approved for an account.
 *
 * @param grants newest first
 * @param going the newest grant of its role goes on, so that it can be ended
 * @param field that is wrong; empty for none
 * @param fault why
 */
public record GrantPage(
        AccountLine line, List<Grant> grants, boolean going, GrantForm typed, String field, String fault) {

    /** Returns the name that a field has in the form, such as {@code grantUntil}. */
    public static String id(String field) {
        return NewAccountPage.id(field);
    }

    public String fault(String name) {
        return field.equals(name) ? fault : "";
    }
}
