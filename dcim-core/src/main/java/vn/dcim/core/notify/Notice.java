package vn.dcim.core.notify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.schedule.ScheduledRun;
import vn.dcim.core.software.Ending;

/**
 * Something of the system itself that people must be told.
 *
 * @param priority decides about quiet hours and the word in the subject
 * @param facts by name, in the order they are told; the names {@link NoticeKind} documents; never a secret
 */
public record Notice(NoticeKind kind, AlarmPriority priority, Map<String, String> facts) {

    /** The fact that is the page of what is told, where there is one: letters link to it. */
    public static final String PATH = "path";

    private static final int MOST_FINDINGS = 20;

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
     * Somebody who took rights on demand.
     *
     * @param rights codes of permissions
     * @param until when they end by themselves
     */
    public static Notice rightsTaken(
            String account, String rights, String reason, String address, Instant at, Instant until) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("account", account);
        facts.put("rights", rights);
        facts.put("reason", reason);
        facts.put("address", address);
        facts.put("at", at.toString());
        facts.put("until", until.toString());
        return new Notice(NoticeKind.RIGHTS_TAKEN, AlarmPriority.MEDIUM, facts);
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

    /**
     * Log messages of other machines were let go before a receiver got them, for want of room.
     *
     * @param from receipt of the first
     * @param until receipt of the last
     */
    public static Notice logsDropped(String receiver, long messages, Instant from, Instant until) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("receiver", receiver);
        facts.put("count", Long.toString(messages));
        facts.put("from", from.toString());
        facts.put("until", until.toString());
        return new Notice(NoticeKind.LOGS_DROPPED, AlarmPriority.HIGH, facts);
    }

    /**
     * Something by which an owner is known or reached is another one.
     *
     * @param actor name of the account that did it
     */
    static Notice ownerChange(NoticeKind kind, String account, String actor, Instant at) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("account", account);
        facts.put("by", actor);
        facts.put("at", at.toString());
        return new Notice(kind, AlarmPriority.MEDIUM, facts);
    }

    /** Soon nobody can administer accounts. @param day the first without anybody */
    public static Notice administratorsEnd(LocalDate day) {
        return new Notice(NoticeKind.ADMINISTRATORS_END, AlarmPriority.HIGH, Map.of("day", day.toString()));
    }

    /**
     * Licences, warranties or contracts that end.
     *
     * @param days within which they do
     * @param endings by their day; those that there is no room for are counted alone
     */
    static Notice endsSoon(int days, List<Ending> endings) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("days", Integer.toString(days));
        facts.put("count", Integer.toString(endings.size()));
        facts.put(
                "what",
                endings.stream()
                        .map(ending ->
                                (ending.name().isEmpty() ? ending.contract() : ending.name()) + " " + ending.endsOn())
                        .collect(Collectors.joining("; ")));
        return new Notice(NoticeKind.ENDS_SOON, days <= 30 ? AlarmPriority.MEDIUM : AlarmPriority.LOW, facts);
    }

    /** A job failed, or was missed. */
    static Notice jobFailed(ScheduledRun run) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("job", run.job());
        facts.put("state", run.state().code());
        facts.put("at", run.scheduledAt().toString());
        facts.put("node", run.node());
        facts.put("detail", String.join(" ", run.told()));
        return new Notice(NoticeKind.JOB_FAILED, AlarmPriority.MEDIUM, facts);
    }

    /** The master key was changed. @param account who did it */
    public static Notice masterKeyChanged(String account, Instant at) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("account", account);
        facts.put("at", at.toString());
        return new Notice(NoticeKind.MASTER_KEY_CHANGED, AlarmPriority.HIGH, facts);
    }

    /** A backup or a restore test failed, or is not what the source was. @param plan its name */
    public static Notice backupFailed(String plan, String detail, Instant at) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("plan", plan);
        facts.put("detail", detail);
        facts.put("at", at.toString());
        return new Notice(NoticeKind.BACKUP_FAILED, AlarmPriority.HIGH, facts);
    }

    /** A backup that should have begun did not. @param plan its name */
    public static Notice backupMissed(String plan, Instant due, Instant at) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("plan", plan);
        facts.put("due", due.toString());
        facts.put("at", at.toString());
        return new Notice(NoticeKind.BACKUP_MISSED, AlarmPriority.HIGH, facts);
    }

    /**
     * A shift began and nobody took it.
     *
     * @param shift as people call it
     * @param people who are on it by the roster; empty for nobody
     */
    public static Notice shiftNobody(String shift, Instant from, Instant until, String people) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("shift", shift);
        facts.put("from", from.toString());
        facts.put("until", until.toString());
        if (!people.isEmpty()) {
            facts.put("people", people);
        }
        return new Notice(NoticeKind.SHIFT_NOBODY, AlarmPriority.HIGH, facts);
    }

    /**
     * An incident, to a body that must be told.
     *
     * @param level in words
     * @param contact who answers questions
     */
    public static Notice incident(String title, String level, Instant begun, String contact) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("incident", title);
        facts.put("level", level);
        facts.put("begun", begun.toString());
        facts.put("contact", contact);
        return new Notice(NoticeKind.INCIDENT, AlarmPriority.HIGH, facts);
    }

    /** The days off of a year are not entered. */
    public static Notice calendarMissing(int year) {
        return new Notice(NoticeKind.CALENDAR_MISSING, AlarmPriority.MEDIUM, Map.of("year", Integer.toString(year)));
    }

    /**
     * What somebody answers for about an obligation ends.
     *
     * @param declaration code of its kind
     * @param paper its number; empty for none
     * @param lastDay on which it counts
     * @param account who signed it
     * @param responsible roles of the text
     */
    public static Notice declarationEnds(
            String obligation,
            String declaration,
            String paper,
            LocalDate lastDay,
            String account,
            String responsible) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("obligation", obligation);
        facts.put("declaration", declaration);
        facts.put("paper", paper);
        facts.put("until", lastDay.toString());
        facts.put("account", account);
        facts.put("responsible", responsible);
        return new Notice(NoticeKind.DECLARATION_ENDS, AlarmPriority.MEDIUM, facts);
    }

    /**
     * Findings that have waited for too long.
     *
     * @param isHead whether they concern the head of the centre by now
     * @param findings ids of obligations, or {@code xray:}, a rule, a space and a name
     * @param since when the oldest was found
     * @param path of the page where they stand
     */
    public static Notice findingsWait(boolean isHead, List<String> findings, Instant since, String path) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("count", Integer.toString(findings.size()));
        facts.put("findings", findings.stream().limit(MOST_FINDINGS).collect(Collectors.joining("\n")));
        facts.put("found", since.toString());
        facts.put(PATH, path);
        return new Notice(isHead ? NoticeKind.FINDINGS_HEAD : NoticeKind.FINDINGS_LEAD, AlarmPriority.MEDIUM, facts);
    }

    /** A process beside others has given no word since. */
    public static Notice nodeGone(String node, Instant since) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("node", node);
        facts.put("since", since.toString());
        return new Notice(NoticeKind.NODE_GONE, AlarmPriority.HIGH, facts);
    }

    /** Readings of a stretch could not be stored and are lost. */
    public static Notice readingsLost(Instant from, Instant until, long readings) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("from", from.toString());
        facts.put("until", until.toString());
        facts.put("readings", Long.toString(readings));
        return new Notice(NoticeKind.READINGS_LOST, AlarmPriority.HIGH, facts);
    }
}
