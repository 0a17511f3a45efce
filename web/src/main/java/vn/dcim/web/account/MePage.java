package vn.dcim.web.account;

import vn.dcim.core.account.factor.FactorState;

/**
 * The reader's own account.
 *
 * @param rule whether a second factor is asked for, with the text it comes from; empty for a display
 * @param mayRemove whether the owner may be without a second factor
 * @param fault why the last act was refused; empty for none
 * @param act that was refused
 */
public record MePage(AccountLine line, FactorState factor, String rule, boolean mayRemove, String fault, String act) {

    public String fault(String name) {
        return act.equals(name) ? fault : "";
    }
}
