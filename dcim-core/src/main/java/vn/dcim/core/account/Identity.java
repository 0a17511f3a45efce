package vn.dcim.core.account;

import java.util.Optional;
import vn.dcim.core.account.SignIn.Refusal;

/**
 * Whose name was typed at sign-in.
 *
 * @param account empty for nobody who may sign in
 * @param refusal why it is nobody; null for somebody
 */
public record Identity(Optional<Account> account, Refusal refusal) {

    public static Identity of(Account account) {
        return new Identity(Optional.of(account), null);
    }

    public static Identity refused(Refusal refusal) {
        return new Identity(Optional.empty(), refusal);
    }
}
