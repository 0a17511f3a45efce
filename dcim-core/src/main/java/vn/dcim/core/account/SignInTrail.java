package vn.dcim.core.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import vn.dcim.core.audit.AuditEntry;
import vn.dcim.core.audit.AuditFilter;
import vn.dcim.core.audit.AuditTrail;

/** What the audit log tells of sign-ins: who failed, who came in, what locked and what unlocked, on all nodes. */
@Singleton
public class SignInTrail {

    private static final String SUBJECT = "account:";

    private final AuditTrail trail;

    SignInTrail(AuditTrail trail) {
        this.trail = trail;
    }

    /** What happened. */
    public enum Kind {
        /** A wrong password or code of an account that was open for it. */
        FAILED,
        ENTERED,
        LOCKED,
        UNLOCKED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param by who unlocked; empty for all else
     * @param proof by what the owner was recognised: way, a code where there was one, and a text
     */
    public record Event(String account, Instant at, Kind kind, String by, String proof) {}

    /**
     * Returns what happened, the oldest first.
     *
     * @param from when locks, their ends and sign-ins count from
     * @param failuresFrom when failures count from, of which there may be very many
     */
    public List<Event> since(Instant from, Instant failuresFrom) {
        List<Event> events = new ArrayList<>();
        each(failuresFrom, "sign-in.refused", entry -> {
            if (isFailure(entry.reason())) {
                events.add(new Event(entry.actor(), entry.at(), Kind.FAILED, "", ""));
            }
        });
        each(from, "sign-in", entry -> events.add(new Event(entry.actor(), entry.at(), Kind.ENTERED, "", "")));
        each(from, "account.lock", entry -> events.add(new Event(account(entry), entry.at(), Kind.LOCKED, "", "")));
        each(
                from,
                "account.unlock",
                entry -> events.add(
                        new Event(account(entry), entry.at(), Kind.UNLOCKED, entry.actor(), entry.reason())));
        // why: of one instant the failure comes before the lock that it causes, though it is written down after it
        events.sort(Comparator.comparing(Event::at).thenComparing(Event::kind));
        return events;
    }

    private void each(Instant from, String action, Consumer<AuditEntry> taker) {
        trail.each(new AuditFilter(from, null, "", action, "", ""), taker);
    }

    /** Refusals for other reasons, such as an unknown name or an account that is locked, count for nothing. */
    private static boolean isFailure(String reason) {
        return reason.equals(SignIn.Refusal.WRONG_PASSWORD.code())
                || reason.startsWith(SignIn.Refusal.WRONG_CODE.code())
                || reason.equals("used-code");
    }

    private static String account(AuditEntry entry) {
        return entry.subject().startsWith(SUBJECT) ? entry.subject().substring(SUBJECT.length()) : entry.subject();
    }
}
