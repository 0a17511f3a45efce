package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.dcim.core.CentreTime;
import vn.dcim.core.incident.Incident;
import vn.dcim.core.incident.IncidentFile;
import vn.dcim.core.incident.Incidents;
import vn.dcim.core.incident.NoticeClock;
import vn.dcim.core.incident.Scale;
import vn.dcim.core.incident.StepKind;
import vn.dcim.core.regulation.OneRound;

/** Incidents that are open or were found within a year: levels, notices, steps. Drills are none. */
@Singleton
@Requires(property = "datasources.default.url")
final class IncidentEvidence extends NamedEvidence<IncidentEvidence.Facts> {

    static final String NAME = "incidents";

    private static final String NO_SECURITY = "security-none";

    private final Incidents incidents;

    IncidentEvidence(Incidents incidents) {
        super(NAME, Facts.class);
        this.incidents = incidents;
    }

    /**
     * @param kept how many there ever were
     * @param cases the newest first
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(int kept, List<Case> cases) {

        Facts {
            cases = List.copyOf(cases);
        }
    }

    /**
     * An incident.
     *
     * @param closedAt null while it is open
     * @param group code; empty while nobody said
     * @param operational code of the level; empty while a question is open
     * @param security as above; {@code security-none} for what is none of information security
     * @param notices whom it obliges to tell
     * @param steps in the order in which they were entered
     * @param mails written notices that went out
     * @param failedMails of these, to bodies that no mail reached and nobody told otherwise
     * @param evidence how many files
     * @param handler who handled it; empty while nobody said
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Case(
            long id,
            String title,
            Instant detectedAt,
            @Nullable Instant closedAt,
            boolean isTied,
            String group,
            String operational,
            String security,
            boolean isImportantDevice,
            boolean isBeyondCapacity,
            List<Notice> notices,
            List<Step> steps,
            int mails,
            int failedMails,
            int evidence,
            String handler) {

        Case {
            notices = List.copyOf(notices);
            steps = List.copyOf(steps);
        }

        boolean isOfSecurity() {
            return !security.isEmpty() && !security.equals(NO_SECURITY);
        }

        boolean has(StepKind kind) {
            return first(kind).isPresent();
        }

        Optional<Instant> first(StepKind kind) {
            return steps.stream()
                    .filter(step -> step.kind().equals(kind.code()))
                    .map(Step::at)
                    .min(Comparator.naturalOrder());
        }
    }

    /** @param obligation that the rule serves @param toldAt null while nobody told */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Notice(
            String body,
            String obligation,
            Instant dueAt,
            @Nullable Instant toldAt,
            boolean isConfirmed) {}

    /** @param kind code of {@link StepKind} @param words how many the note has */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Step(String kind, Instant at, Instant enteredAt, int words) {}

    @Override
    public Facts gather(Instant now) {
        Instant from =
                ZonedDateTime.ofInstant(now, CentreTime.ZONE).minusYears(1).toInstant();
        List<IncidentFile> real = OneRound.once("incidents", incidents::all).stream()
                .filter(file -> !file.incident().drill())
                .toList();
        return new Facts(
                real.size(),
                real.stream()
                        .filter(file -> !file.isClosed()
                                || !file.incident().detectedAt().isBefore(from))
                        .map(IncidentEvidence::of)
                        .toList());
    }

    private static Case of(IncidentFile file) {
        Incident incident = file.incident();
        return new Case(
                incident.id(),
                incident.title(),
                incident.detectedAt(),
                file.isClosed() ? file.last(StepKind.CLOSED).orElseThrow().happenedAt() : null,
                incident.alarmId() != null || incident.assetId() != null || incident.logEntryId() != null,
                file.group() == null ? "" : file.group().code(),
                file.rating(Scale.OPERATIONAL).level(),
                file.rating(Scale.SECURITY).level(),
                file.isImportantDevice(),
                file.held().getOrDefault("beyond-capacity", false),
                file.notices().stream().map(IncidentEvidence::of).toList(),
                file.steps().stream()
                        .map(step ->
                                new Step(step.kind().code(), step.happenedAt(), step.enteredAt(), words(step.text())))
                        .toList(),
                file.mails().size(),
                (int) file.mails().stream()
                        .map(mail -> mail.body())
                        .distinct()
                        .filter(body -> file.notices().stream()
                                .noneMatch(notice -> notice.body().equals(body) && notice.toldAt() != null))
                        .count(),
                file.evidence().size(),
                file.handler().orElse(""));
    }

    private static Notice of(NoticeClock clock) {
        return new Notice(clock.body(), clock.obligation(), clock.dueAt(), clock.toldAt(), clock.confirmed());
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
