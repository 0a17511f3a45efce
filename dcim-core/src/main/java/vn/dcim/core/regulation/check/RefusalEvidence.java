package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Accounts;
import vn.dcim.core.audit.AuditEntry;
import vn.dcim.core.audit.AuditFilter;
import vn.dcim.core.audit.AuditTrail;

/** Who tried what their role does not allow, day by day of the last thirty, and whether anything was done about their account. */
@Singleton
@Requires(property = "datasources.default.url")
final class RefusalEvidence extends NamedEvidence<RefusalEvidence.Facts> {

    static final String NAME = "refusals";
    /** So many refusals of a day are no slip; as the notice to administrators counts within ten minutes. */
    static final int TOO_MANY = 10;

    private static final Duration BACK = Duration.ofDays(30);
    private static final Pattern TIMES = Pattern.compile("(\\d{1,9}) ×.*");

    private final AuditTrail trail;
    private final Accounts accounts;

    RefusalEvidence(AuditTrail trail, Accounts accounts) {
        super(NAME, Facts.class);
        this.trail = trail;
        this.accounts = accounts;
    }

    /** @param days by account and day */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Refused> days) {

        Facts {
            days = List.copyOf(days);
        }
    }

    /**
     * What an account was refused on a day.
     *
     * @param isStopped whether it may not sign in any more
     * @param isActedOn whether that was too often, and somebody else changed the account since
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Refused(String account, LocalDate day, long times, boolean isStopped, boolean isActedOn) {}

    private record Key(String account, LocalDate day) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byDay = day.compareTo(other.day);
            return byDay != 0 ? byDay : account.compareTo(other.account);
        }
    }

    private record Tally(long times, Instant first) {

        Tally with(Tally other) {
            return new Tally(times + other.times, first);
        }
    }

    @Override
    public Facts gather(Instant now) {
        Map<Key, Tally> tallies = new TreeMap<>();
        trail.each(
                new AuditFilter(now.minus(BACK), now, "", "access.refused", "", ""),
                entry -> tallies.merge(
                        new Key(entry.actor(), LocalDate.ofInstant(entry.at(), CentreTime.ZONE)),
                        new Tally(times(entry), entry.at()),
                        Tally::with));
        List<Refused> days = new ArrayList<>();
        tallies.forEach((key, tally) -> days.add(new Refused(
                key.account(),
                key.day(),
                tally.times(),
                accounts.find(key.account())
                        .filter(account -> account.deactivatedAt() == null && account.lockedAt() == null)
                        .isEmpty(),
                tally.times() >= TOO_MANY && isActedOn(key.account(), tally.first(), now))));
        return new Facts(days);
    }

    private boolean isActedOn(String account, Instant from, Instant now) {
        List<AuditEntry> acts = new ArrayList<>();
        trail.each(new AuditFilter(from, now.plusMillis(1), "", "", "account:" + account, ""), acts::add);
        return acts.stream()
                .anyMatch(entry -> entry.action().startsWith("account.")
                        && !entry.actor().equals(account)
                        && (entry.subject().equals("account:" + account)
                                || entry.subject().startsWith("account:" + account + " ")));
    }

    private static long times(AuditEntry entry) {
        Matcher found = TIMES.matcher(entry.reason());
        return found.matches() ? Long.parseLong(found.group(1)) : 1;
    }
}
