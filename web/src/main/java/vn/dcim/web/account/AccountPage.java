package vn.dcim.web.account;

import java.util.List;
import vn.dcim.core.account.OpenSession;
import vn.dcim.core.account.UnlockRequest;
import vn.dcim.core.account.factor.FactorState;
import vn.dcim.core.staff.Departure;

/**
 * One account.
 *
 * @param sessions that go on
 * @param delegations from and to the account, those that are over too, as texts
 * @param issued a password that was issued just now, for the one time it is shown; empty otherwise
 * @param fault why the last act was refused; empty for none
 * @param typed what the refused form held
 */
public record AccountPage(
        AccountLine line,
        FactorState factor,
        List<UnlockRequest> requests,
        List<OpenSession> sessions,
        List<Departure> departures,
        List<String> delegations,
        boolean own,
        String issued,
        String fault,
        String act,
        ActForm typed) {}
