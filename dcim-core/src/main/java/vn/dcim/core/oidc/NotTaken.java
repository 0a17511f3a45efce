package vn.dcim.core.oidc;

import java.util.Locale;

/** Nobody is signed in by what the provider sent. */
final class NotTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProviderSignIn.Failure failure;
    private final String who;

    /** @param detail for the audit log */
    NotTaken(ProviderSignIn.Failure failure, String detail) {
        this(failure, "", detail, null);
    }

    /** @param who whom the provider named; empty where that is not known */
    NotTaken(ProviderSignIn.Failure failure, String who, String detail, Throwable cause) {
        super(detail, cause);
        this.failure = failure;
        this.who = who;
    }

    /** A token that is not what it should be. */
    static NotTaken token(Exception cause) {
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new NotTaken(ProviderSignIn.Failure.REFUSED, "", "id-token: " + said, cause);
    }

    ProviderSignIn.Failure failure() {
        return failure;
    }

    String who() {
        return who;
    }

    @Override
    public String toString() {
        return failure.name().toLowerCase(Locale.ROOT) + ": " + getMessage();
    }
}
