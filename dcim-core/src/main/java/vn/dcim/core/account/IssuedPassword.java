package vn.dcim.core.account;

/**
 * An account just made, and the only copy of its password.
 *
 * @param password in clear text: to be shown once and kept nowhere
 */
public record IssuedPassword(Account account, String password) {

    @Override
    public String toString() {
        return "IssuedPassword[account=" + account + "]";
    }
}
