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
import vn.dcim.core.asset.AssetKind;

/**
 * An incident with everything that was added to it, each list in the order in which it was entered.
 *
 * @param isOfImportantClass whether what it is about is important by its kind alone: {@link #IMPORTANT}
 */
public record IncidentFile(
        Incident incident,
        List<IncidentAnswer> answers,
        List<IncidentStep> steps,
        List<IncidentAttempt> attempts,
        List<IncidentMail> mails,
        List<IncidentEvidence> evidence,
        List<NoticeClock> notices,
        boolean isOfImportantClass) {

    /** Kinds that article 18.3 of 11/2023 names: important also where a standby took over. */
    static final Set<AssetKind> IMPORTANT =
            Set.of(AssetKind.SERVER, AssetKind.ROUTER, AssetKind.SWITCH, AssetKind.FIREWALL);

    private static final String IMPORTANT_DEVICE = "important-device";
    static final String GROUP = "group";
    /** The body that annex II of Kon Tum's draft is written to. */
    public static final String ANNEX_BODY = "city-committee";
    /** Ways in which a body is told. */
    public static final List<String> CHANNELS = List.of("telephone", "mail", "letter", "message", "in-person");
    /** Kinds of annex I; what is none of the others is the last. */
    public static final List<String> KINDS = List.of("dos", "malware", "defacement", "phishing", "virus", "other");

    public static final String OTHER_KIND = "other";
    /** Who handled it, as annex I counts: one answer, so that its columns add up. */
    public static final List<String> HANDLERS = List.of("self", "department", "others");

    static final String KIND = "kind";
    static final String HANDLER = "handled-by";
    static final String DAMAGE = "damage";
    private static final Set<String> NO_FLAGS = Set.of(GROUP, KIND, HANDLER, DAMAGE);
    /** Questions beside the scales: each starts notices of its own. */
    public static final List<String> FLAGS = List.of(IMPORTANT_DEVICE, "beyond-capacity");

    static IncidentFile of(
            Incident incident,
            List<IncidentAnswer> answers,
            List<IncidentStep> steps,
            List<IncidentAttempt> attempts,
            List<IncidentMail> mails,
            List<IncidentEvidence> evidence,
            List<NoticeRuleRow> rules,
            @Nullable AssetKind kind) {
        boolean isOfImportantClass = kind != null && IMPORTANT.contains(kind);
        IncidentFile bare =
                new IncidentFile(incident, answers, steps, attempts, mails, evidence, List.of(), isOfImportantClass);
        return new IncidentFile(
                incident,
                answers,
                steps,
                attempts,
                mails,
                evidence,
                NoticeClock.of(incident, bare.flags(), rules, attempts),
                isOfImportantClass);
    }

    /** Returns the answers that hold: question code to answer. */
    public Map<String, Boolean> held() {
        Map<String, Boolean> held = new HashMap<>();
        answers.stream()
                .filter(answer -> !NO_FLAGS.contains(answer.question()))
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

    private Optional<String> said(String question) {
        return answers.reversed().stream()
                .filter(answer -> answer.question().equals(question))
                .map(IncidentAnswer::answer)
                .findFirst();
    }

    /** Returns which kind of annex I it is; empty while nobody said. */
    public Optional<String> kind() {
        return said(KIND);
    }

    /** Returns who handled it; empty while nobody said. */
    public Optional<String> handler() {
        return said(HANDLER);
    }

    /** Returns the damage in VND, as it is estimated; 0 while nobody said. */
    public long damage() {
        return said(DAMAGE).map(Long::parseLong).orElse(0L);
    }

    private Set<String> flags() {
        Set<String> flags = new HashSet<>(Set.of("any"));
        for (Scale scale : Scale.values()) {
            flags.add(rating(scale).level());
        }
        Map<String, Boolean> held = held();
        FLAGS.stream().filter(flag -> held.getOrDefault(flag, false)).forEach(flags::add);
        if (isImportantDevice()) {
            flags.add(IMPORTANT_DEVICE);
        }
        return flags;
    }

    /**
     * Tells whether an important device has failed: as somebody answered; of what is important by its kind also while nobody did, and
     * of a fault whatever was answered.
     */
    public boolean isImportantDevice() {
        Boolean said = held().get(IMPORTANT_DEVICE);
        return Boolean.TRUE.equals(said) || isOfImportantClass && (said == null || group() == IncidentGroup.FAULT);
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
