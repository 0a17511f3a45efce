package vn.dcim.core.regulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import vn.dcim.core.CentreTime;

/** Whom a finding concerns by its age. */
public enum Escalation {
    /** Whoever is responsible by role. */
    OWNER,
    LEAD,
    HEAD;

    /** How long findings stay with whoever works on them before they take new days to mend them. */
    private static final int USUAL_DAYS = 7;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns whom an obligation concerns now; only the responsible where it is not "not met", or an exception runs: somebody higher up has
     * signed that already.
     */
    public static Escalation of(Standing standing, Instant now, EscalationConfig after) {
        if (standing.state() != State.NOT_MET || standing.excepted() || standing.since() == null) {
            return OWNER;
        }
        Duration age = Duration.between(standing.since(), now);
        if (age.compareTo(after.head()) >= 0) {
            return HEAD;
        }
        return age.compareTo(after.lead()) >= 0 ? LEAD : OWNER;
    }

    /**
     * Returns the day by which a finding should be put right: what the check says is due next; else the last day before the head of the
     * centre is concerned; else a week from today.
     */
    public static LocalDate due(Standing standing, Instant now, EscalationConfig after) {
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        if (standing.verdict().deadline() != null
                && standing.verdict().deadline().isAfter(now)) {
            return LocalDate.ofInstant(standing.verdict().deadline().minusMillis(1), CentreTime.ZONE);
        }
        if (standing.since() != null) {
            LocalDate last = LocalDate.ofInstant(standing.since().plus(after.head()), CentreTime.ZONE)
                    .minusDays(1);
            if (!last.isBefore(today)) {
                return last;
            }
        }
        return today.plusDays(USUAL_DAYS);
    }
}
