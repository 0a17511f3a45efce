package vn.dcim.web.account;

import java.time.LocalDate;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Standing;
import vn.dcim.core.account.factor.FactorStanding;

/**
 * An account as a list shows it.
 *
 * @param passwordUntil the last day of its password; null for no end
 * @param inSeveralPlaces true while its sessions go on in more than one place
 */
public record AccountLine(
        Account account,
        Standing standing,
        boolean needsNewPassword,
        LocalDate passwordUntil,
        FactorStanding factor,
        boolean inSeveralPlaces) {

    /** Tells whether it is in use though nobody is noted down who answers for it. */
    boolean isOfNobody() {
        return account.person().fullName().isEmpty() && standing != Standing.DEACTIVATED;
    }
}
