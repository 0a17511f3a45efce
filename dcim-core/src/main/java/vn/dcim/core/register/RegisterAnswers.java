package vn.dcim.core.register;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.version.UntilOther;
import vn.dcim.core.version.Versions;

/** What registers answer to the obligations that they are kept for. Nothing entered is no answer, and never that all is well. */
@Singleton
public class RegisterAnswers {

    private static final int TOO_MANY = 3;
    private static final Set<String> ENTRIES = Set.of("register_entry");

    private final Registers registers;
    private final RegisterEntries entries;
    private final Map<String, RegisterRoll> rolls;
    private final Versions versions;
    private final UntilOther<Look, Map<String, List<Answer>>> newest;

    /** All that the answers are made of. @param touched when an entry last changed @param rolls what each holds, by code */
    private record Look(LocalDate day, Instant touched, Map<String, Map<String, String>> rolls) {}

    RegisterAnswers(Registers registers, RegisterEntries entries, List<RegisterRoll> rolls, Versions versions) {
        this.versions = versions;
        this.newest = new UntilOther<>(versions, look -> all(registers.all(), look.day(), look.rolls()::get));
        this.registers = registers;
        this.entries = entries;
        this.rolls = rolls.stream().collect(Collectors.toMap(RegisterRoll::code, Function.identity()));
        for (RegisterDefinition register : registers.all()) {
            for (CoverageRule rule : register.each()) {
                if (!this.rolls.containsKey(rule.roll())) {
                    throw new IllegalStateException(
                            "the register " + register.code() + " looks at a roll that there is not: " + rule.roll());
                }
            }
        }
    }

    /** How an obligation stands by what is entered. */
    public enum Verdict {
        MET,
        BREACHED,
        NO_EVIDENCE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** An entry that breaches an obligation, with what is wrong with it. */
    public record Breach(RegisterEntry entry, List<RegisterRule> rules) {}

    /**
     * Something that was to be entered and was not.
     *
     * @param code of the rule
     * @param missing what has no entry, by name; none where the rule looks at nothing in particular
     */
    public record Lacking(String code, Wording title, List<String> missing) {}

    /**
     * One obligation.
     *
     * @param breaches by name
     * @param lacking what was to be entered and was not
     */
    public record Answer(
            String obligation, Wording title, Verdict verdict, List<Breach> breaches, List<Lacking> lacking) {}

    /** A rule that looks at more than one entry. @param lacking null where it holds; @param isKnown false where its roll is empty */
    private record Looked(List<String> breaches, @Nullable Lacking lacking, boolean isKnown) {}

    /** Returns the answers of one register on a day, in the order of its obligations. */
    public List<Answer> of(RegisterDefinition register, LocalDate day) {
        return all(List.of(register), day, code -> rolls.get(code).on(day)).get(register.code());
    }

    /** Returns the answers of all registers on a day, by code. */
    public Map<String, List<Answer>> all(LocalDate day) {
        Map<String, Map<String, String>> read = new HashMap<>();
        rolls.forEach((code, roll) -> read.put(code, roll.on(day)));
        return newest.of(new Look(day, versions.newest(ENTRIES), read));
    }

    private Map<String, List<Answer>> all(
            List<RegisterDefinition> wanted, LocalDate day, Function<String, Map<String, String>> roll) {
        Map<String, RegisterEntries.Counts> counts = entries.counts(day, null);
        Map<String, List<RegisterEntry>> wanting =
                entries.wanting(day).stream().collect(Collectors.groupingBy(RegisterEntry::register));
        Map<String, List<Answer>> answers = new HashMap<>();
        for (RegisterDefinition register : wanted) {
            boolean isEmpty = counts.getOrDefault(register.code(), RegisterEntries.Counts.NONE)
                            .total()
                    == 0;
            List<Looked> looked = isEmpty ? List.of() : looked(register, day, roll);
            List<Breach> breaches = wanting.getOrDefault(register.code(), List.of()).stream()
                    .map(entry -> new Breach(entry, register.wanting(entry.values(), day)))
                    .toList();
            answers.put(
                    register.code(),
                    register.obligations().entrySet().stream()
                            .map(each -> answer(each.getKey(), each.getValue(), isEmpty, breaches, looked))
                            .toList());
        }
        return answers;
    }

    private static Answer answer(String id, Wording title, boolean isEmpty, List<Breach> wanting, List<Looked> looked) {
        List<Breach> breaches = new ArrayList<>();
        for (Breach each : wanting) {
            List<RegisterRule> rules = each.rules().stream()
                    .filter(rule -> rule.breaches().contains(id))
                    .toList();
            if (!rules.isEmpty()) {
                breaches.add(new Breach(each.entry(), rules));
            }
        }
        List<Looked> concerned =
                looked.stream().filter(each -> each.breaches().contains(id)).toList();
        List<Lacking> missed =
                concerned.stream().map(Looked::lacking).filter(Objects::nonNull).toList();
        boolean isWanting = !breaches.isEmpty() || !missed.isEmpty();
        Verdict verdict = isEmpty || !isWanting && !concerned.stream().allMatch(Looked::isKnown)
                ? Verdict.NO_EVIDENCE
                : isWanting ? Verdict.BREACHED : Verdict.MET;
        return new Answer(id, title, verdict, breaches, missed);
    }

    private List<Looked> looked(
            RegisterDefinition register, LocalDate day, Function<String, Map<String, String>> rollOf) {
        List<Looked> looked = new ArrayList<>();
        for (YearlyRule rule : register.yearly()) {
            boolean isLacking = rule.field().isEmpty()
                    ? !entries.isAny(register, rule.when(), day)
                    : isLacking(entries.greatest(register, rule), rule.months(), rule.days(), day);
            looked.add(new Looked(
                    rule.breaches(), isLacking ? new Lacking(rule.code(), rule.title(), List.of()) : null, true));
        }
        for (CoverageRule rule : register.each()) {
            Map<String, String> roll = rollOf.apply(rule.roll());
            Set<String> named = entries.named(register, rule, day);
            List<String> missing = roll.entrySet().stream()
                    .filter(each -> !named.contains(each.getKey()))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .toList();
            looked.add(new Looked(
                    rule.breaches(),
                    missing.isEmpty() ? null : new Lacking(rule.code(), rule.title(), missing),
                    !roll.isEmpty()));
        }
        for (TogetherRule rule : register.together()) {
            List<String> entered = together(register, rule, day);
            looked.add(new Looked(
                    rule.breaches(), entered.isEmpty() ? null : new Lacking(rule.code(), rule.title(), entered), true));
        }
        return looked;
    }

    /** Returns the names of the entries that were entered at one stroke. */
    private List<String> together(RegisterDefinition register, TogetherRule rule, LocalDate day) {
        Instant since = day.minusDays(rule.days()).atStartOfDay(CentreTime.ZONE).toInstant();
        List<RegisterEntries.Entered> all = entries.entered(register, rule.field(), since);
        Set<String> found = new LinkedHashSet<>();
        for (int first = 0; first < all.size(); first++) {
            Instant until = all.get(first).at().plus(Duration.ofMinutes(rule.minutes()));
            List<RegisterEntries.Entered> near = all.subList(first, all.size()).stream()
                    .takeWhile(each -> !each.at().isAfter(until))
                    .toList();
            if (near.stream().map(RegisterEntries.Entered::about).distinct().count() >= TOO_MANY) {
                near.forEach(each -> found.add(each.name()));
            }
        }
        return List.copyOf(found);
    }

    /** Tells whether the newest entry is too old: its day so many months past, or its year over. */
    static boolean isLacking(String newest, int months, int days, LocalDate day) {
        if (newest.isEmpty()) {
            return true;
        }
        return newest.indexOf('-') < 0
                ? Long.parseLong(newest) < day.getYear()
                : LocalDate.parse(newest).isBefore(day.minusMonths(months).minusDays(days));
    }
}
