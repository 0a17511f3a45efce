package vn.dcim.web.staff;

import java.util.List;
import vn.dcim.core.account.Account;

/**
 * The form that opens a departure.
 *
 * @param accounts to choose from
 * @param systems how many owners are told
 * @param field that is wrong; empty for none
 * @param fault why
 */
public record NewDeparturePage(DepartureForm typed, List<Account> accounts, int systems, String field, String fault) {

    public String fault(String name) {
        return field.equals(name) ? fault : "";
    }
}
