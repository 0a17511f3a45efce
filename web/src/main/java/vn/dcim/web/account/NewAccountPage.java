package vn.dcim.web.account;

/**
 * The form for a new account.
 *
 * @param field that is wrong; empty for none
 * @param fault why
 */
public record NewAccountPage(AccountForm typed, String field, String fault) {

    public String fault(String name) {
        return field.equals(name) ? fault : "";
    }
}
