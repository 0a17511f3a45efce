package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.incident.StepKind;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;

/** Checks of how the centre is run. */
@Factory
final class OperationChecks {

    private static final int WHOLE = 100;
    private static final DateTimeFormatter BEGINS = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);

    @Singleton
    @Named("drill-held")
    OffenceCheck<OperationEvidence.Facts> drillHeld() {
        return check(
                "drill-held",
                facts -> !facts.drills().isEmpty(),
                facts -> Proof.of(Phrase.of("drills", facts.drills().size()), "/drills"),
                OperationChecks::tooLongAgo);
    }

    private static List<Offence> tooLongAgo(OperationEvidence.Facts facts, Question question) {
        LocalDate newest = facts.drills().getFirst();
        int days = question.limits().whole("drill_interval_days");
        return newest.isBefore(question.day().minusDays(days))
                ? List.of(new Offence(
                        "drill:" + newest, newest.toString(), Phrase.of("drill-too-long-ago", newest, days), "/drills"))
                : List.of();
    }

    /** Monitoring tasks are the rounds that a shift has to make and answers for. */
    @Singleton
    @Named("shifts-tasked")
    OffenceCheck<OperationEvidence.Facts> shiftsTasked() {
        return check(
                "shifts-tasked",
                facts -> !facts.shifts().isEmpty(),
                facts -> Proof.of(Phrase.of("shifts", facts.shifts().size()), "/shift/roster"),
                (facts, _) -> facts.shifts().stream()
                        .filter(shift -> shift.done() == 0)
                        .map(shift -> new Offence(
                                "shift:" + shift.id(),
                                BEGINS.format(shift.from().atZone(CentreTime.ZONE)),
                                shift.rounds() == 0
                                        ? Phrase.of("shift-without-task", shift.from())
                                        : Phrase.of("shift-task-not-done", shift.from(), shift.rounds()),
                                "/shift/roster"))
                        .toList());
    }

    @Singleton
    @Named("capacity-planned")
    OffenceCheck<OperationEvidence.Facts> capacityPlanned() {
        return check(
                "capacity-planned",
                facts -> !facts.capacities().isEmpty(),
                facts -> Proof.of(Phrase.of("capacities", facts.capacities().size()), "/power/forecast"),
                OperationChecks::shortOf);
    }

    private static List<Offence> shortOf(OperationEvidence.Facts facts, Question question) {
        double most = WHOLE - question.limits().number("headroom_pct");
        int days = question.limits().whole("forecast_days");
        List<Offence> wrong = new ArrayList<>();
        for (OperationEvidence.Capacity one : facts.capacities()) {
            String path = one.kind().startsWith("power-") ? "/power/forecast" : "/power/forecast/places";
            if (one.percent() > most) {
                wrong.add(new Offence(
                        "capacity:" + one.kind() + ":" + one.name(),
                        one.name(),
                        Phrase.of("capacity-used-" + one.kind(), one.percent()),
                        path));
            } else if (one.untilFull() != null && one.untilFull() < days) {
                wrong.add(new Offence(
                        "capacity:" + one.kind() + ":" + one.name(),
                        one.name(),
                        Phrase.of("capacity-ends-" + one.kind(), one.untilFull()),
                        path));
            }
        }
        return wrong;
    }

    /** What else applies to users is loaded too. */
    @Singleton
    @Named("rule-set-loaded")
    OffenceCheck<OperationEvidence.Facts> ruleSet() {
        return check(
                "rule-set-loaded",
                facts -> !facts.texts().isEmpty(),
                facts -> Proof.of(Phrase.of("texts", String.join(", ", facts.texts())), "/compliance"),
                (facts, question) -> {
                    String wanted = question.limits().word("also_applies");
                    return facts.texts().stream()
                                    .anyMatch(number -> latin(number).equals(latin(wanted)))
                            ? List.of()
                            : List.of(new Offence(
                                    "text:" + wanted, wanted, Phrase.of("text-not-loaded", wanted), "/compliance"));
                });
    }

    /** Numbers of texts are written with Đ, and in parameters without. */
    private static String latin(String number) {
        return number.replace('Đ', 'D');
    }

    @Singleton
    @Named("annex-written")
    OffenceCheck<OperationEvidence.Facts> annexWritten() {
        return check(
                "annex-written",
                facts -> !facts.reports().isEmpty(),
                facts -> Proof.of(Phrase.of("annex-reports", facts.reports().size()), "/incidents/annex-1"),
                OperationChecks::ofTheYear);
    }

    /** The report that was due last covers the whole year before, and its table adds up. */
    private static List<Offence> ofTheYear(OperationEvidence.Facts facts, Question question) {
        MonthDay due = dueDay(question);
        int year = question.day().getYear()
                - (question.day().isAfter(due.atYear(question.day().getYear())) ? 1 : 2);
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        List<OperationEvidence.Annex> of = facts.reports().stream()
                .filter(report ->
                        !report.from().isAfter(first) && !report.until().isBefore(last))
                .toList();
        if (of.isEmpty()) {
            return List.of(new Offence(
                    "annex-report:" + year,
                    Integer.toString(year),
                    Phrase.of("annex-missing", last),
                    "/incidents/annex-1"));
        }
        return of.stream()
                .filter(report -> report.unsaid() > 0)
                .map(report -> new Offence(
                        "annex-report:" + report.id(),
                        Integer.toString(year),
                        Phrase.of("annex-unbalanced", report.unsaid()),
                        "/incidents/annex-1"))
                .toList();
    }

    private static MonthDay dueDay(Question question) {
        question.limits().oneOf("report_period", Set.of("year"));
        return question.limits().monthDay("due_day");
    }

    /** The steps of the national procedure, of closed incidents of information security. */
    @Singleton
    @Named("incident-steps")
    IncidentCheck incidentSteps() {
        return new IncidentCheck("incident-steps", (one, _) -> {
            if (one.closedAt() == null || !one.isOfSecurity()) {
                return Stream.empty();
            }
            return Stream.of(
                            one.has(StepKind.ACKNOWLEDGED) ? null : Phrase.of("step-missing-acknowledged"),
                            one.has(StepKind.ISOLATED) ? null : Phrase.of("step-missing-isolated"),
                            one.has(StepKind.CAUSE) ? null : Phrase.of("step-missing-cause"),
                            one.has(StepKind.REPAIRED) ? null : Phrase.of("step-missing-repaired"),
                            one.has(StepKind.MINUTES) || one.has(StepKind.LESSON)
                                    ? null
                                    : Phrase.of("step-missing-lesson"))
                    .filter(phrase -> phrase != null);
        });
    }

    private static OffenceCheck<OperationEvidence.Facts> check(
            String name,
            Predicate<OperationEvidence.Facts> isKept,
            Function<OperationEvidence.Facts, Proof> proof,
            BiFunction<OperationEvidence.Facts, Question, List<Offence>> rule) {
        return new OffenceCheck<>(name, OperationEvidence.NAME, isKept, facts -> List.of(proof.apply(facts)), rule);
    }
}
