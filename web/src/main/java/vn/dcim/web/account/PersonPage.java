package vn.dcim.web.account;

import vn.dcim.core.account.Account;

/**
 * The form in which is written down anew who has an account.
 *
 * @param account as it stands
 */
public record PersonPage(Account account, NewAccountPage form) {}
