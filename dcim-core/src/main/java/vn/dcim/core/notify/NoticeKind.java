package vn.dcim.core.notify;

import java.util.Locale;

/** What people can be told of. A feature that raises a new kind adds it here, with its words in the bundles of the pages. */
public enum NoticeKind {
    /** An alarm stands; facts: none, the alarm tells them. */
    ALARM,
    /** An account was locked by failed attempts to sign in; facts: account, address, at. */
    ACCOUNT_LOCKED,
    /** Somebody goes on trying what the role does not allow; facts: account, address, request, at. */
    ACCESS_REFUSED,
    /** A passkey was refused, since there must be a second one of it; facts: account, passkey, address, at. */
    PASSKEY_CLONED,
    /** The audit log is not what it was; facts: row, detail. */
    AUDIT_BROKEN,
    /** A receiver of the forwarded log has been away for too long; facts: receiver, since, detail. */
    LOG_SPOOL,
    /** Secrets were sealed anew under another master key; facts: account, at. */
    MASTER_KEY_CHANGED,
    /** A person tries a channel; facts: account. */
    TEST;

    /** Returns the word of rule files, of the API and of the bundles, such as {@code account-locked}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
