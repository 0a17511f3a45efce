package vn.dcim.core.account;

import jakarta.inject.Singleton;
import java.util.Optional;
import vn.dcim.core.audit.AuditLog;

/**
 * Has the person of an open session prove anew to be its owner: by the password, whoever checks it, and by a code where the account
 * has a second factor. What is wrong counts as at sign-in, so that an open session does not serve to guess it. Whatever proves the
 * same in another way notes it here too.
 */
@Singleton
public final class FreshProof {

    /** What was not right, as the field of a form; or that another sign-in is wanted. */
    public enum Fault {
        PASSWORD,
        CODE,
        SIGN_IN
    }

    /** What an account proves by. */
    public enum Means {
        PASSWORD,
        PASSWORD_AND_CODE,
        /** Another sign-in: no password of the account is checked here. */
        SIGN_IN
    }

    private final SignIn signIn;
    private final FurtherProof furtherProof;
    private final Sessions sessions;
    private final ProofAge age;
    private final AuditLog audit;

    FreshProof(SignIn signIn, FurtherProof furtherProof, Sessions sessions, ProofAge age, AuditLog audit) {
        this.signIn = signIn;
        this.furtherProof = furtherProof;
        this.sessions = sessions;
        this.age = age;
        this.audit = audit;
    }

    /** Tells whether the proof of a session, at its sign-in or since, is fresh enough for a sensitive act. */
    public boolean isFresh(String secret) {
        return sessions.sinceProof(secret)
                .filter(since -> since.compareTo(age.most()) <= 0)
                .isPresent();
    }

    /** Tells by what an account proves; whose only second factor is a passkey, by the password alone. */
    public Means means(Account account) {
        if (!account.source().hasPassword()) {
            return Means.SIGN_IN;
        }
        return furtherProof.hasApp(account) ? Means.PASSWORD_AND_CODE : Means.PASSWORD;
    }

    /**
     * Checks password and code; when both are right, the proof of the session is fresh from now on.
     *
     * @param code without meaning where the account has no second factor
     * @return what was wrong, or refused because the account is locked
     */
    public Optional<Fault> prove(Account account, String secret, String password, String code, String address) {
        Means means = means(account);
        if (means == Means.SIGN_IN) {
            return isFresh(secret) ? Optional.empty() : Optional.of(Fault.SIGN_IN);
        }
        if (signIn.attempt(account.name(), password, address).isEmpty()) {
            return Optional.of(Fault.PASSWORD);
        }
        Optional<String> kind =
                means == Means.PASSWORD_AND_CODE ? signIn.confirm(account.id(), code, address) : Optional.of("");
        if (kind.isEmpty()) {
            return Optional.of(Fault.CODE);
        }
        audit.record(account.name(), "sign-in.proof", "account:" + account.name(), "", "", kind.get());
        note(secret);
        return Optional.empty();
    }

    /** Notes that the person of a session has proven to be the owner. */
    public void note(String secret) {
        sessions.noteProof(secret);
    }
}
