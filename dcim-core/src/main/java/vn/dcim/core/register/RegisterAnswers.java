package vn.dcim.core.register;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What registers answer to the obligations that they are kept for. Nothing entered is no answer, and never that all is well. */
@Singleton
public class RegisterAnswers {

    private final Registers registers;
    private final RegisterEntries entries;

    RegisterAnswers(Registers registers, RegisterEntries entries) {
        this.registers = registers;
        this.entries = entries;
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
     * One obligation.
     *
     * @param breaches by name
     * @param lacking what was to be entered each year and was not
     */
    public record Answer(
            String obligation, Wording title, Verdict verdict, List<Breach> breaches, List<YearlyRule> lacking) {}

    /** Returns the answers of one register on a day, in the order of its obligations. */
    public List<Answer> of(RegisterDefinition register, LocalDate day) {
        return all(List.of(register), day).get(register.code());
    }

    /** Returns the answers of all registers on a day, by code. */
    public Map<String, List<Answer>> all(LocalDate day) {
        return all(registers.all(), day);
    }

    private Map<String, List<Answer>> all(List<RegisterDefinition> wanted, LocalDate day) {
        Map<String, RegisterEntries.Counts> counts = entries.counts(day, null);
        Map<String, List<RegisterEntry>> wanting =
                entries.wanting(day).stream().collect(Collectors.groupingBy(RegisterEntry::register));
        Map<String, List<Answer>> answers = new HashMap<>();
        for (RegisterDefinition register : wanted) {
            boolean isEmpty = counts.getOrDefault(register.code(), RegisterEntries.Counts.NONE)
                            .total()
                    == 0;
            List<YearlyRule> lacking = isEmpty
                    ? List.of()
                    : register.yearly().stream()
                            .filter(rule -> isLacking(entries.greatest(register, rule), day))
                            .toList();
            List<Breach> breaches = wanting.getOrDefault(register.code(), List.of()).stream()
                    .map(entry -> new Breach(entry, register.wanting(entry.values(), day)))
                    .toList();
            answers.put(
                    register.code(),
                    register.obligations().entrySet().stream()
                            .map(each -> answer(each.getKey(), each.getValue(), isEmpty, breaches, lacking))
                            .toList());
        }
        return answers;
    }

    private static Answer answer(
            String id, Wording title, boolean isEmpty, List<Breach> wanting, List<YearlyRule> lacking) {
        List<Breach> breaches = new ArrayList<>();
        for (Breach each : wanting) {
            List<RegisterRule> rules = each.rules().stream()
                    .filter(rule -> rule.breaches().contains(id))
                    .toList();
            if (!rules.isEmpty()) {
                breaches.add(new Breach(each.entry(), rules));
            }
        }
        List<YearlyRule> missed =
                lacking.stream().filter(rule -> rule.breaches().contains(id)).toList();
        Verdict verdict =
                isEmpty ? Verdict.NO_EVIDENCE : breaches.isEmpty() && missed.isEmpty() ? Verdict.MET : Verdict.BREACHED;
        return new Answer(id, title, verdict, breaches, missed);
    }

    /** Tells whether the newest entry is too old: its day more than twelve months past, or its year over. */
    static boolean isLacking(String newest, LocalDate day) {
        if (newest.isEmpty()) {
            return true;
        }
        return newest.indexOf('-') < 0
                ? Long.parseLong(newest) < day.getYear()
                : LocalDate.parse(newest).isBefore(day.minusYears(1));
    }
}
