package vn.dcim.core.incident;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom an incident obliges to tell, and till when.
 *
 * @param body code of the text {@code incident.body.<code>}
 * @param dueAt the last instant that is in time
 * @param toldAt when it was first told; null while it was not
 */
public record NoticeClock(
        String body,
        Instant dueAt,
        String obligation,
        @Nullable Instant toldAt,
        boolean confirmed) {

    /** Tells whether the time ran out, or had when it was told. */
    public boolean isLate(Instant now) {
        return (toldAt == null ? now : toldAt).isAfter(dueAt);
    }

    /** Returns what remains; negative when overdue. */
    public Duration remains(Instant now) {
        return Duration.between(now, dueAt);
    }

    /** Returns one clock per body, the strictest rule first. @param flags levels and flags of the incident, with {@code any} */
    static List<NoticeClock> of(
            Incident incident,
            Set<String> flags,
            Collection<NoticeRuleRow> rules,
            Collection<IncidentAttempt> attempts) {
        Map<String, NoticeClock> found = new LinkedHashMap<>();
        rules.stream().filter(rule -> flags.contains(rule.level())).forEach(rule -> {
            Instant due = incident.detectedAt().plus(Duration.ofMinutes(rule.limitMinutes()));
            NoticeClock known = found.get(rule.body());
            if (known == null || due.isBefore(known.dueAt())) {
                found.put(rule.body(), told(rule, due, attempts));
            }
        });
        return List.copyOf(found.values());
    }

    private static NoticeClock told(NoticeRuleRow rule, Instant due, Collection<IncidentAttempt> attempts) {
        List<IncidentAttempt> good = attempts.stream()
                .filter(attempt ->
                        attempt.body().equals(rule.body()) && attempt.result() != IncidentAttempt.Result.FAILED)
                .toList();
        return new NoticeClock(
                rule.body(),
                due,
                rule.obligation(),
                good.stream()
                        .map(IncidentAttempt::attemptedAt)
                        .min(Instant::compareTo)
                        .orElse(null),
                good.stream().anyMatch(attempt -> attempt.result() == IncidentAttempt.Result.CONFIRMED));
    }
}
