package vn.dcim.web.account;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.account.OpenSession;
import vn.dcim.core.account.UnlockRequest;
import vn.dcim.core.account.factor.FactorState;
import vn.dcim.core.scope.ScopePart;
import vn.dcim.core.staff.Departure;

/**
 * One account.
 *
 * @param sessions that go on
 * @param delegations from and to the account, those that are over too, as texts
 * @param scopes what it can be narrowed to; nothing where its role sees everything by its nature
 * @param chosen of these
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
        Map<ScopePart.Kind, List<Choice>> scopes,
        Set<String> chosen,
        boolean own,
        String issued,
        String fault,
        String act,
        ActForm typed) {

    /**
     * One thing that it can be narrowed to.
     *
     * @param key as the form sends it
     */
    public record Choice(String key, String name) {}
}
