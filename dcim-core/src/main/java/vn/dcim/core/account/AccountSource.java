package vn.dcim.core.account;

import java.util.Locale;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Who checks the password of an account and decides on its role. */
public enum AccountSource {
    /** This program, and its administrators. */
    LOCAL,
    /** A directory and its groups. */
    DIRECTORY;

    /** Returns the word of the API and of the bundles, such as {@code directory}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws DcimException DIRECTORY_ACCOUNT where password and role are not changed here */
    void refuseChangeOf(Account account) {
        if (this == DIRECTORY) {
            throw new DcimException(ErrorCode.DIRECTORY_ACCOUNT, account.name());
        }
    }
}
