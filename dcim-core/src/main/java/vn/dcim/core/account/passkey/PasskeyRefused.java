package vn.dcim.core.account.passkey;

/** A passkey that is not taken. The reason is for the audit log; its owner, not an outsider, may be told it too. */
public final class PasskeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason a word such as {@code challenge}; the texts are in the bundles under {@code passkeys.fault.<reason>} */
    public PasskeyRefused(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
