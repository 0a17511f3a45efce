package vn.dcim.core.incident;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An incident with everything that was added to it, each list in the order in which it was entered. */
public record IncidentFile(
        Incident incident,
        List<IncidentAnswer> answers,
        List<IncidentStep> steps,
        List<IncidentAttempt> attempts,
        List<IncidentMail> mails,
        List<NoticeClock> notices) {

    static final String GROUP = "group";
    /** The body that annex II of Kon Tum's draft is written to. */
    public static final String ANNEX_BODY = "city-committee";
    /** Ways in which a body is told. */
    public static final List<String> CHANNELS = List.of("telephone", "mail", "letter", "message", "in-person");
    /** Questions beside the scales: each starts notices of its own. */
    public static final List<String> FLAGS = List.of("important-device", "beyond-capacity");

    static IncidentFile of(
            Incident incident,
            List<IncidentAnswer> answers,
            List<IncidentStep> steps,
            List<IncidentAttempt> attempts,
            List<IncidentMail> mails,
            List<NoticeRuleRow> rules) {
        IncidentFile bare = new IncidentFile(incident, answers, steps, attempts, mails, List.of());
        return new IncidentFile(
                incident, answers, steps, attempts, mails, NoticeClock.of(incident, bare.flags(), rules, attempts));
    }

    /** Returns the answers that hold: question code to answer. */
    public Map<String, Boolean> held() {
        Map<String, Boolean> held = new HashMap<>();
        answers.stream()
                .filter(answer -> !answer.question().equals(GROUP))
                .forEach(answer -> held.put(answer.question(), answer.answer().equals("yes")));
        return held;
    }

    public Scale.Rating rating(Scale scale) {
        return scale.rate(held());
    }

    /** Returns the group; null while nobody said. */
    public @Nullable IncidentGroup group() {
        return answers.reversed().stream()
                .filter(answer -> answer.question().equals(GROUP))
                .findFirst()
                .flatMap(answer -> IncidentGroup.of(answer.answer()))
                .orElse(null);
    }

    private Set<String> flags() {
        Set<String> flags = new HashSet<>(Set.of("any"));
        for (Scale scale : Scale.values()) {
            flags.add(rating(scale).level());
        }
        Map<String, Boolean> held = held();
        FLAGS.stream().filter(flag -> held.getOrDefault(flag, false)).forEach(flags::add);
        return flags;
    }

    public boolean isClosed() {
        return steps.reversed().stream()
                .filter(step -> step.kind() == StepKind.CLOSED || step.kind() == StepKind.REOPENED)
                .findFirst()
                .filter(step -> step.kind() == StepKind.CLOSED)
                .isPresent();
    }

    public Optional<IncidentStep> last(StepKind kind) {
        return steps.reversed().stream().filter(step -> step.kind() == kind).findFirst();
    }

    public boolean has(StepKind kind) {
        return last(kind).isPresent();
    }

    /** Tells whether the repair may begin: isolated, then backed up or overridden. */
    public boolean mayRepair() {
        return has(StepKind.ORDER_OVERRIDDEN) || has(StepKind.ISOLATED) && has(StepKind.BACKED_UP);
    }

    /** Returns what is missing before it can be closed, as codes of the texts {@code incident.missing.<code>}. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (group() == null) {
            missing.add("group");
        }
        for (Scale scale : Scale.values()) {
            if (!rating(scale).isKnown()) {
                missing.add(scale.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        if (!has(StepKind.CAUSE)) {
            missing.add("cause");
        }
        if (!has(StepKind.MINUTES)) {
            missing.add("minutes");
        }
        if (!notices.stream().allMatch(NoticeClock::confirmed)) {
            missing.add("notices");
        }
        return missing;
    }

    /** Returns the last mail to a body; empty where none was asked for. */
    public Optional<IncidentMail> mail(String body) {
        return mails.reversed().stream()
                .filter(mail -> mail.body().equals(body))
                .findFirst();
    }

    public boolean isOverdue(Instant now) {
        return notices.stream().anyMatch(notice -> notice.toldAt() == null && notice.isLate(now));
    }
}
