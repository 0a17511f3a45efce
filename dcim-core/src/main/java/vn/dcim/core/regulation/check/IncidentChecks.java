package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.dcim.core.incident.StepKind;
import vn.dcim.core.regulation.Limits;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Question;

/** Checks of incidents. Those of a level are asked only of incidents that have it. */
@Factory
final class IncidentChecks {

    private static final String ORDINARY = "operational-ordinary";
    private static final String SERIOUS = "operational-serious";
    private static final String STOPPED = "operational-especially-serious";
    private static final Set<String> FROM_HIGH = Set.of("security-high", "security-serious");
    private static final Set<String> FROM_MEDIUM = Set.of("security-medium", "security-high", "security-serious");

    /** Whom each obligation has told, and of which incidents. */
    private static final Map<String, Told> TOLD = Map.ofEntries(
            Map.entry("BK11-7.4", told(IncidentEvidence.Case::isImportantDevice, "managing-agency")),
            Map.entry("BK11-13.1", told(_ -> true, "operator-leadership", "agency-leadership")),
            Map.entry(
                    "BK11-13.2.b",
                    told(one -> Set.of(SERIOUS, STOPPED).contains(one.operational()), "managing-agency")),
            Map.entry("BK11-13.2.c", told(one -> one.operational().equals(STOPPED), "peoples-committee")),
            Map.entry("BK11-13.4", told(IncidentEvidence.Case::isBeyondCapacity, "managing-agency")),
            Map.entry("BK11-34.2", told(IncidentChecks::isForTeam, "response-team")),
            Map.entry("BK22-9.2", told(IncidentChecks::isForTeam, "response-team")),
            Map.entry(
                    "AG59-13.5",
                    told(
                            one -> FROM_HIGH.contains(one.security()) || one.isBeyondCapacity(),
                            "superior-body",
                            "department")),
            Map.entry("HY05-7.9", told(IncidentEvidence.Case::isBeyondCapacity, "superior-body", "department")),
            Map.entry("HY05-11.3", told(_ -> true, "superior-body", "department")),
            Map.entry("KT17-12.5", told(_ -> true, "superior-body")),
            Map.entry("KT17-PL2", told(IncidentEvidence.Case::isOfSecurity, "city-committee")));

    private record Told(Predicate<IncidentEvidence.Case> concerns, List<String> bodies) {}

    private static Told told(Predicate<IncidentEvidence.Case> concerns, String... bodies) {
        return new Told(concerns, List.of(bodies));
    }

    @Singleton
    @Named("incident-notices")
    IncidentCheck notices() {
        // why: the assessments of both sides (13.2.c) have no field of their own
        return new IncidentCheck(
                "incident-notices",
                IncidentChecks::notices,
                (one, question) -> question.obligation().equals("BK11-13.2.c")
                        && one.operational().equals(STOPPED));
    }

    @Singleton
    @Named("incident-operational-level")
    IncidentCheck operational() {
        return new IncidentCheck(
                "incident-operational-level",
                (one, _) -> one.operational().isEmpty() ? Stream.of(Phrase.of("incident-unrated")) : Stream.empty());
    }

    @Singleton
    @Named("incident-security-level")
    IncidentCheck security() {
        return new IncidentCheck(
                "incident-security-level",
                (one, _) -> one.security().isEmpty() ? Stream.of(Phrase.of("incident-unrated")) : Stream.empty());
    }

    @Singleton
    @Named("incident-group")
    IncidentCheck group() {
        return new IncidentCheck(
                "incident-group",
                (one, _) -> one.group().isEmpty() ? Stream.of(Phrase.of("incident-ungrouped")) : Stream.empty());
    }

    @Singleton
    @Named("incident-resolved")
    IncidentCheck resolved() {
        return new IncidentCheck("incident-resolved", IncidentChecks::unresolved);
    }

    @Singleton
    @Named("incident-course")
    IncidentCheck course() {
        return new IncidentCheck("incident-course", IncidentChecks::course);
    }

    @Singleton
    @Named("incident-mails")
    IncidentCheck mails() {
        return new IncidentCheck("incident-mails", (one, _) -> {
            if (one.mails() == 0) {
                return Stream.of(Phrase.of("incident-without-mail"));
            }
            return one.failedMails() > 0
                    ? Stream.of(Phrase.of("incident-mail-undelivered", one.failedMails()))
                    : Stream.empty();
        });
    }

    @Singleton
    @Named("incident-ticket")
    IncidentCheck ticket() {
        return new IncidentCheck("incident-ticket", (one, _) -> {
            boolean isRated = !one.operational().isEmpty() && !one.security().isEmpty();
            return Stream.of(
                            isRated ? null : Phrase.of("incident-unrated"),
                            one.isTied() ? null : Phrase.of("incident-unlinked"),
                            one.steps().isEmpty() ? Phrase.of("incident-without-course") : null)
                    .filter(phrase -> phrase != null);
        });
    }

    @Singleton
    @Named("incident-minutes")
    IncidentCheck minutes() {
        // why: that the head was told is written in words at best
        return new IncidentCheck(
                "incident-minutes", IncidentChecks::minutes, (one, _) -> one.closedAt() != null && one.isOfSecurity());
    }

    private static boolean isForTeam(IncidentEvidence.Case one) {
        return FROM_MEDIUM.contains(one.security()) || one.isBeyondCapacity();
    }

    /** The limit of the obligation counts from the detection; where it has none, that of the notice. */
    private static Stream<Phrase> notices(IncidentEvidence.Case one, Question question) {
        Told told = TOLD.get(question.obligation());
        if (told == null || !told.concerns().test(one)) {
            return Stream.empty();
        }
        return told.bodies().stream().flatMap(body -> {
            Optional<IncidentEvidence.Notice> notice = one.notices().stream()
                    .filter(each -> each.body().equals(body))
                    .findFirst();
            Instant due = delay(question.limits())
                    .map(one.detectedAt()::plus)
                    .or(() -> notice.map(IncidentEvidence.Notice::dueAt))
                    .orElse(one.detectedAt());
            Instant toldAt = notice.map(IncidentEvidence.Notice::toldAt).orElse(null);
            if (toldAt == null) {
                // why: what is not due yet is not wrong yet
                return due.isBefore(question.at()) ? Stream.of(Phrase.of("body-untold-" + body, due)) : Stream.empty();
            }
            return toldAt.isAfter(due) ? Stream.of(Phrase.of("body-told-late-" + body, due, toldAt)) : Stream.empty();
        });
    }

    private static Optional<Duration> delay(Limits limits) {
        return Stream.of("notify_delay_min", "report_delay_min")
                .filter(key -> limits.find(key).isPresent())
                .findFirst()
                .map(key -> Duration.ofSeconds(Math.round(limits.number(key) * 60)));
    }

    private static Stream<Phrase> unresolved(IncidentEvidence.Case one, Question question) {
        if (!one.operational().equals(ORDINARY)) {
            return Stream.empty();
        }
        Duration limit = Duration.ofSeconds(Math.round(question.limits().number("resolve_time_h") * 3600));
        Instant due = one.detectedAt().plus(limit);
        Instant end = one.first(StepKind.REPAIRED)
                .or(() -> Optional.ofNullable(one.closedAt()))
                .orElse(null);
        if (end == null) {
            return due.isBefore(question.at()) ? Stream.of(Phrase.of("incident-unresolved", due)) : Stream.empty();
        }
        return end.isAfter(due) ? Stream.of(Phrase.of("incident-resolved-late", due, end)) : Stream.empty();
    }

    /** Of what is closed: more than its end is told, in words, and what was done about it. */
    private static Stream<Phrase> course(IncidentEvidence.Case one, Question question) {
        if (one.closedAt() == null) {
            return Stream.empty();
        }
        long told = one.steps().stream()
                .filter(step -> !step.kind().equals(StepKind.CLOSED.code()) && step.words() > 1)
                .count();
        boolean isRemedied = Stream.of(StepKind.REPAIR_STARTED, StepKind.REPAIRED, StepKind.CAUSE)
                .anyMatch(one::has);
        return Stream.of(
                        told == 0 ? Phrase.of("incident-without-course") : null,
                        isRemedied ? null : Phrase.of("incident-without-remedy"))
                .filter(phrase -> phrase != null);
    }

    /** Of what is closed and of information security: minutes, cause, and what proves it. */
    private static Stream<Phrase> minutes(IncidentEvidence.Case one, Question question) {
        if (one.closedAt() == null || !one.isOfSecurity()) {
            return Stream.empty();
        }
        return Stream.of(
                        one.has(StepKind.MINUTES) ? null : Phrase.of("incident-without-minutes"),
                        one.evidence() > 0 ? null : Phrase.of("incident-without-evidence"))
                .filter(phrase -> phrase != null);
    }
}
