package vn.dcim.core.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.dcim.core.alarm.AlarmPriority;

/**
 * Something of the system itself that people must be told.
 *
 * @param priority decides about quiet hours and the word in the subject
 * @param facts by name, in the order they are told; the names {@link NoticeKind} documents; never a secret
 */
public record Notice(NoticeKind kind, AlarmPriority priority, Map<String, String> facts) {

    public Notice {
        facts = new LinkedHashMap<>(facts);
    }

    /**
     * An account that failed attempts have locked.
     *
     * @param account as it was typed
     * @param address of the last attempt
     */
    public static Notice accountLocked(String account, String address, Instant at) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("account", account);
        facts.put("address", address);
        facts.put("at", at.toString());
        return new Notice(NoticeKind.ACCOUNT_LOCKED, AlarmPriority.HIGH, facts);
    }

    /**
     * A passkey of which there must be two.
     *
     * @param passkey as its owner calls it
     * @param address from which it was refused
     */
    public static Notice passkeyCloned(String account, String passkey, String address, Instant at) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("account", account);
        facts.put("passkey", passkey);
        facts.put("address", address);
        facts.put("at", at.toString());
        return new Notice(NoticeKind.PASSKEY_CLONED, AlarmPriority.HIGH, facts);
    }

    /**
     * Somebody who goes on trying what the role does not allow.
     *
     * @param request method and path of the last attempt
     */
    public static Notice accessRefused(String account, String address, String request, Instant at) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("account", account);
        facts.put("address", address);
        facts.put("request", request);
        facts.put("at", at.toString());
        return new Notice(NoticeKind.ACCESS_REFUSED, AlarmPriority.MEDIUM, facts);
    }

    /**
     * A receiver of the forwarded log that has been away for too long.
     *
     * @param detail what it said last
     */
    public static Notice receiverAway(String receiver, Instant since, String detail) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("receiver", receiver);
        facts.put("since", since.toString());
        facts.put("detail", detail);
        return new Notice(NoticeKind.LOG_SPOOL, AlarmPriority.HIGH, facts);
    }

    /** The master key was changed. @param account who did it */
    public static Notice masterKeyChanged(String account, Instant at) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("account", account);
        facts.put("at", at.toString());
        return new Notice(NoticeKind.MASTER_KEY_CHANGED, AlarmPriority.HIGH, facts);
    }
}
