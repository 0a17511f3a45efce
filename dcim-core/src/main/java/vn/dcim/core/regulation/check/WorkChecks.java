package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import vn.dcim.core.CentreTime;
import vn.dcim.core.regulation.Check;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.regulation.Verdict;
import vn.dcim.core.work.WorkKind;

/** Checks of orders and of what is broken. */
@Factory
final class WorkChecks {

    /** By any equipment in the register, nothing broken is proof enough. */
    @Singleton
    @Named("broken-ordered")
    WorkCheck brokenOrdered() {
        return new WorkCheck("broken-ordered", facts -> facts.assets() > 0, WorkChecks::unordered);
    }

    @Singleton
    @Named("maintenance-performer")
    WorkCheck performer() {
        return new WorkCheck(
                "maintenance-performer",
                facts -> facts.orders().stream().anyMatch(WorkChecks::isMaintained),
                WorkChecks::unperformed);
    }

    @Singleton
    @Named("quick-remedy")
    WorkCheck quickRemedy() {
        return new WorkCheck("quick-remedy", facts -> facts.assets() > 0, WorkChecks::slow);
    }

    private static boolean isMaintained(WorkEvidence.Order order) {
        return order.kind().equals(WorkKind.PLANNED.code()) && order.finishedAt() != null;
    }

    private static List<Offence> unordered(WorkEvidence.Facts facts, Question question) {
        int oldest = question.limits().whole("order_age_days");
        List<Offence> wrong = new ArrayList<>();
        Map<Long, List<WorkEvidence.Order>> openByAsset = openByAsset(facts);
        for (WorkEvidence.Broken broken : facts.broken()) {
            List<WorkEvidence.Order> open = openByAsset.getOrDefault(broken.asset(), List.of());
            if (open.isEmpty()) {
                wrong.add(offence(broken, Phrase.of("broken-without-order")));
                continue;
            }
            if (open.stream().noneMatch(WorkEvidence.Order::isPlanned)) {
                wrong.add(offence(
                        broken, Phrase.of("order-without-day", open.getFirst().number())));
            }
            open.stream()
                    .filter(order ->
                            Duration.between(order.openedAt(), question.at()).compareTo(Duration.ofDays(oldest)) > 0)
                    .findFirst()
                    .ifPresent(order -> wrong.add(offence(
                            broken, Phrase.of("order-too-old", order.number(), day(order.openedAt()), oldest))));
        }
        return wrong;
    }

    private static List<Offence> unperformed(WorkEvidence.Facts facts, Question question) {
        List<Offence> wrong = new ArrayList<>();
        facts.orders().stream().filter(WorkChecks::isMaintained).forEach(order -> {
            LocalDate done = day(order.finishedAt());
            if (order.performer().isEmpty()) {
                wrong.add(offence(order, Phrase.of("order-without-performer")));
            } else if (order.isContractor() && order.contractEnds() == null) {
                wrong.add(offence(order, Phrase.of("contractor-without-contract", order.performer())));
            } else if (order.isContractor() && order.contractEnds().isBefore(done)) {
                wrong.add(offence(
                        order, Phrase.of("contract-ended-before", order.performer(), order.contractEnds(), done)));
            }
        });
        return wrong;
    }

    private static List<Offence> slow(WorkEvidence.Facts facts, Question question) {
        Set<String> classes =
                Set.copyOf(Arrays.asList(question.limits().word("classes").split("\\|")));
        Duration toStart = hours(question, "remedy_start_h");
        Duration toRestore = hours(question, "restore_h");
        List<Offence> wrong = new ArrayList<>();
        Set<Long> ordered = openByAsset(facts).keySet();
        facts.broken().stream()
                .filter(broken -> classes.contains(broken.kind()) && !ordered.contains(broken.asset()))
                .forEach(broken -> wrong.add(offence(broken, Phrase.of("broken-without-order"))));
        for (WorkEvidence.Order order : facts.orders()) {
            if (!order.kind().equals(WorkKind.CORRECTIVE.code())
                    || order.isGivenUp()
                    || order.kinds().stream().noneMatch(classes::contains)) {
                continue;
            }
            if (isLate(order.openedAt(), order.startedAt(), toStart, question.at())) {
                wrong.add(offence(order, Phrase.of("remedy-begun-late", order.openedAt(), toStart.toHours())));
            } else if (isLate(order.openedAt(), order.finishedAt(), toRestore, question.at())) {
                wrong.add(offence(order, Phrase.of("remedy-done-late", order.openedAt(), toRestore.toHours())));
            }
        }
        return wrong;
    }

    private static Map<Long, List<WorkEvidence.Order>> openByAsset(WorkEvidence.Facts facts) {
        Map<Long, List<WorkEvidence.Order>> open = new HashMap<>();
        facts.orders().stream().filter(WorkEvidence.Order::isOpen).forEach(order -> order.assets().stream()
                .distinct()
                .forEach(asset ->
                        open.computeIfAbsent(asset, _ -> new ArrayList<>()).add(order)));
        return open;
    }

    private static boolean isLate(Instant from, Instant done, Duration limit, Instant now) {
        return (done == null ? now : done).isAfter(from.plus(limit));
    }

    private static Duration hours(Question question, String key) {
        return Duration.ofSeconds(Math.round(question.limits().number(key) * 3600));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CentreTime.ZONE);
    }

    private static Offence offence(WorkEvidence.Broken broken, Phrase what) {
        return new Offence("asset:" + broken.asset(), broken.name(), what, "/equipment/" + broken.asset());
    }

    private static Offence offence(WorkEvidence.Order order, Phrase what) {
        return new Offence(
                "work-order:" + order.id(), order.number() + " " + order.title(), what, "/work/" + order.id());
    }

    /** Judges orders by one rule. */
    static final class WorkCheck implements Check<WorkEvidence.Facts> {

        private final String name;
        private final Predicate<WorkEvidence.Facts> isKept;
        private final BiFunction<WorkEvidence.Facts, Question, List<Offence>> rule;

        WorkCheck(
                String name,
                Predicate<WorkEvidence.Facts> isKept,
                BiFunction<WorkEvidence.Facts, Question, List<Offence>> rule) {
            this.name = name;
            this.isKept = isKept;
            this.rule = rule;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String evidence() {
            return WorkEvidence.NAME;
        }

        @Override
        public Verdict judge(WorkEvidence.Facts facts, Question question) {
            List<Proof> proofs = List.of(Proof.of(
                    Phrase.of(
                            "work-orders", facts.orders().size(), facts.broken().size()),
                    "/work"));
            List<Offence> wrong = rule.apply(facts, question);
            if (!wrong.isEmpty()) {
                return Verdict.notMet(Phrase.of("wanting", wrong.size()), wrong, proofs);
            }
            return isKept.test(facts)
                    ? Verdict.met(Phrase.of("nothing-wanting"), proofs)
                    : Verdict.noEvidence(Phrase.of("nothing-kept"), proofs);
        }
    }
}
