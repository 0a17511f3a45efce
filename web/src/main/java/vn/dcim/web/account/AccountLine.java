package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.account.Acceptance;
import vn.dcim.core.account.Account;
import vn.dcim.core.account.Standing;
import vn.dcim.core.account.SupplierContract;
import vn.dcim.core.account.factor.FactorStanding;
import vn.dcim.core.scope.ScopePart;
import vn.dcim.core.staff.Grant;

/**
 * An account as a list shows it.
 *
 * @param passwordUntil the last day of its password; null for no end
 * @param inSeveralPlaces true while its sessions go on in more than one place
 * @param scope to what it is narrowed; empty where it sees everything
 * @param acceptance of the present statement on what the holder answers for; null where it is wanting
 * @param coverage of its role by what was approved
 * @param contract of a supplier; null for others
 */
public record AccountLine(
        Account account,
        Standing standing,
        boolean needsNewPassword,
        LocalDate passwordUntil,
        FactorStanding factor,
        boolean inSeveralPlaces,
        List<ScopePart> scope,
        @Nullable Acceptance acceptance,
        Grant.Coverage coverage,
        @Nullable SupplierContract contract) {

    /** Tells whether it is in use though nobody is noted down who answers for it. */
    boolean isOfNobody() {
        return account.person().fullName().isEmpty() && standing != Standing.DEACTIVATED;
    }

    /** Tells whether it is in use and belongs to a supplier's person. */
    boolean isOfSupplier() {
        return contract != null && standing != Standing.DEACTIVATED;
    }

    /** Tells whether it has rights that nothing approved covers any more: they are to be taken back, or approved anew. */
    public boolean isUncovered() {
        return coverage.isWanting() && standing.keepsRights();
    }

    /** Tells whether somebody who may use the account has not taken on what is done with it. */
    boolean isUnaccepted() {
        return acceptance == null && standing.keepsRights();
    }
}
