package vn.dcim.core.account;

import java.util.Optional;
import vn.dcim.core.account.SignIn.Refusal;

/** Knows people beside the local accounts and checks their passwords, as a directory does. Asked for no name that a local account has. */
public interface IdentityProvider {

    /** Whoever could tell does not answer; nothing is known, and nothing is to be concluded from it. */
    final class Away extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Away(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Returns the account behind a name, made or brought up to date from what the provider knows.
     *
     * @param typed as it came from the form
     * @throws Away within seconds
     */
    Identity identify(String typed);

    /**
     * Checks the password of an account that was just identified.
     *
     * @param password not empty
     * @return why it is refused: WRONG_PASSWORD counts as a failure, anything else does not
     * @throws Away within seconds
     */
    Optional<Refusal> check(Account account, String password);

    /** Takes about as long as a check, so that the time does not tell which names exist. */
    void spendTheTimeOfACheck();
}
