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
    /** Somebody took rights on demand; facts: account, rights, reason, address, at, until. */
    RIGHTS_TAKEN,
    /** A passkey was refused, since there must be a second one of it; facts: account, passkey, address, at. */
    PASSKEY_CLONED,
    /** The audit log is not what it was; facts: row, detail. */
    AUDIT_BROKEN,
    /** A receiver of the forwarded log has been away for too long; facts: receiver, since, detail. */
    LOG_SPOOL,
    /** Log messages were let go before a receiver got them, for want of room; facts: receiver, count, from, until. */
    LOGS_DROPPED,
    /** Secrets were sealed anew under another master key; facts: account, at. */
    MASTER_KEY_CHANGED,
    /** Nobody can make, end and unlock accounts any more from a day on, unless something is done; facts: day. */
    ADMINISTRATORS_END,
    /** Licences, warranties or contracts end; facts: days, count, what. */
    ENDS_SOON,
    /** What runs by the clock failed, or was missed; facts: job, state, at, node, detail. */
    JOB_FAILED,
    /** Nothing answers on a line to the Internet; facts: line, provider, contract, from, others. */
    LINE_DOWN,
    /** The next hop of a line answers, nothing behind it does; facts: as above. */
    LINE_NO_INTERNET,
    /** A line loses too much or is too slow; facts: as above. */
    LINE_POOR,
    /** A line goes and comes too often; facts: as above. */
    LINE_FLAPPING,
    /** A line is as it should be again; facts: as above. */
    LINE_BACK,
    /** What probes a line cannot; facts: as above. */
    LINE_UNWATCHED,
    /** A backup or a restore test failed, or is not what the source was; facts: plan, detail, at. */
    BACKUP_FAILED,
    /** A backup that should have begun did not; facts: plan, due, at. */
    BACKUP_MISSED,
    /** A shift began and nobody took it; facts: shift, from, until, people where some were planned. */
    SHIFT_NOBODY,
    /** An incident, told to a body outside by mail when somebody asks for it; facts: incident, level, begun, contact. */
    INCIDENT,
    /** The days off of a year are not entered; facts: year. */
    CALENDAR_MISSING,
    /** What somebody answers for about an obligation ends; facts: obligation, declaration, paper, until, account, responsible. */
    DECLARATION_ENDS,
    /** Findings have waited for long enough to concern the lead; facts: count, findings, found, path. */
    FINDINGS_LEAD,
    /** Findings have waited for long enough to concern the head of the centre; facts: as above. */
    FINDINGS_HEAD,
    /** Readings could not be stored and are lost; facts: from, until, readings. */
    READINGS_LOST,
    /** A process that collects devices, or shows pages, is gone; facts: node, since. */
    NODE_GONE,
    /** Somebody else issued a new password; told to the owner; facts: account, by, at. */
    PASSWORD_ISSUED,
    /** A second factor was set up, or has new recovery codes; told to the owner; facts: account, by, at. */
    SECOND_FACTOR_CHANGED,
    /** A second factor was removed; told to the owner; facts: account, by, at. */
    SECOND_FACTOR_REMOVED,
    /** Address of mail or telephone of an account is another one; told to the owner; facts: account, by, at. */
    CONTACT_CHANGED,
    /** A person tries a channel; facts: account. */
    TEST;

    /** Returns the word of rule files, of the API and of the bundles, such as {@code account-locked}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
