package vn.dcim.core.account;

import java.util.Locale;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Who checks the password of an account and decides on its role. */
public enum AccountSource {
    /** This program, and its administrators. */
    LOCAL,
    /** A directory and its groups. */
    DIRECTORY,
    /** A provider of identities (OpenID Connect): no password of these accounts ever comes here. */
    OIDC;

    /** Returns the word of the API and of the bundles, such as {@code directory}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether there is a password that its owner can type here. */
    public boolean hasPassword() {
        return this != OIDC;
    }

    /** @throws DcimException DIRECTORY_ACCOUNT or PROVIDER_ACCOUNT where password and role are not changed here */
    public void refuseChangeOf(Account account) {
        switch (this) {
            case LOCAL -> {}
            case DIRECTORY -> throw new DcimException(ErrorCode.DIRECTORY_ACCOUNT, account.name());
            case OIDC -> throw new DcimException(ErrorCode.PROVIDER_ACCOUNT, account.name());
        }
    }
}
