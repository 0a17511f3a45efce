package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.report.ReportJson;

/**
 * Judges every obligation of the centre's profile, and keeps what came out otherwise than before, with all that it was made of. Facts
 * whose mark has not moved are not gathered anew. What falls due passes by itself, so that all are asked anew on each day, and in each
 * round those whose check looks at the very instant; of the others, those whose facts or limits are others.
 */
@Singleton
@Requires(property = "datasources.default.url")
public class Evaluation {

    /** Code of the job that judges by the clock. */
    public static final String JOB = "regulation";

    private final Catalogue catalogue;
    private final FactsAtHand facts;
    private final Map<String, Check<?>> checks;
    private final DeclarationRepository declarations;
    private final ResultRepository results;
    private final KeptFactsRepository kept;
    private final TransactionOperations<Connection> transactions;
    private final ReportJson json;
    private final Clock clock;
    private final Map<String, Answered> answered = new ConcurrentHashMap<>();
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    Evaluation(
            Catalogue catalogue,
            FactsAtHand facts,
            List<Check<?>> checks,
            DeclarationRepository declarations,
            ResultRepository results,
            KeptFactsRepository kept,
            TransactionOperations<Connection> transactions,
            ReportJson json,
            Clock clock) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.checks = checks.stream().collect(Collectors.toMap(Check::name, Function.identity()));
        this.declarations = declarations;
        this.results = results;
        this.kept = kept;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What one round came to.
     *
     * @param judged how many obligations
     * @param changed how many of them stand otherwise than before
     * @param gathered how many evidences were gathered anew
     */
    public record Round(int judged, int changed, int gathered) {}

    /** What a check found, before people are heard. @param evidence null, as the others, where there is no check */
    private record Found(
            Obligation obligation,
            Limits limits,
            @Nullable String evidence,
            FactsAtHand.@Nullable Gathered facts,
            @Nullable Verdict verdict) {}

    /** What a check answered on a day without a look at the instant: it answers the same, as long as it is asked of the same. */
    private record Answered(Check<?> check, Object facts, Limits limits, LocalDate day, Verdict verdict) {

        boolean isOf(Check<?> other, @Nullable Object others, Limits otherLimits, LocalDate otherDay) {
            return facts == others && check == other && day.equals(otherDay) && limits.equals(otherLimits);
        }
    }

    /**
     * A result against which something was held and was no other.
     *
     * @param verdict that it holds
     * @param found what was held against it, with what people had said; null where there is no check
     */
    private record Held(
            Result result,
            Verdict verdict,
            Judged.Asked asked,
            @Nullable Verdict found,
            LocalDate day) {

        boolean isOf(Result other, Judged.Asked otherAsked, @Nullable Verdict otherFound, LocalDate otherDay) {
            return found == otherFound && day.equals(otherDay) && asked.equals(otherAsked) && result.equals(other);
        }
    }

    /** Judges all now. Not to be called within a transaction that has changed something. */
    public Round evaluate() {
        return evaluate(_ -> true);
    }

    /** Judges one obligation now, such as after somebody has signed. Not to be called within a transaction. */
    public Round evaluate(String obligation) {
        return evaluate(one -> one.id().equals(obligation));
    }

    private Round evaluate(Predicate<Obligation> wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Profile profile = catalogue.profile();
        Map<String, FactsAtHand.Gathered> gathered = new HashMap<>();
        List<Found> found = OneRound.of(() -> find(wanted, profile, gathered, now));
        // why: gathering takes long, and nobody is to wait for it
        int changed = transactions.executeWrite(_ -> keep(profile, found, now));
        return new Round(found.size(), changed, (int)
                gathered.values().stream().filter(FactsAtHand.Gathered::isNew).count());
    }

    private List<Found> find(
            Predicate<Obligation> wanted, Profile profile, Map<String, FactsAtHand.Gathered> gathered, Instant now) {
        List<Found> found = new ArrayList<>();
        for (RegulationText text : catalogue.texts(profile, LocalDate.ofInstant(now, CentreTime.ZONE))) {
            for (Obligation obligation : text.obligations()) {
                if (wanted.test(obligation)) {
                    found.add(find(obligation, catalogue.limits(obligation, profile), gathered, now));
                }
            }
        }
        return found;
    }

    private Found find(Obligation obligation, Limits limits, Map<String, FactsAtHand.Gathered> gathered, Instant now) {
        Check<?> check = check(obligation).orElse(null);
        if (check == null) {
            return new Found(obligation, limits, null, null, null);
        }
        FactsAtHand.Gathered of = gathered.computeIfAbsent(check.evidence(), name -> facts.gather(name, now));
        return new Found(obligation, limits, check.evidence(), of, answer(check, of.facts(), obligation, limits, now));
    }

    private Verdict answer(Check<?> check, @Nullable Object of, Obligation obligation, Limits limits, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, CentreTime.ZONE);
        Answered before = answered.get(obligation.id());
        if (before != null && before.isOf(check, of, limits, day)) {
            return before.verdict();
        }
        Question question = new Question(obligation.id(), limits, now);
        Verdict verdict = verdict(check, of, question);
        if (of == null || question.isOfInstant()) {
            answered.remove(obligation.id());
        } else {
            answered.put(obligation.id(), new Answered(check, of, limits, day, verdict));
        }
        return verdict;
    }

    /** @return how many stand otherwise than before */
    private int keep(Profile profile, List<Found> found, Instant now) {
        results.await();
        LocalDate day = LocalDate.ofInstant(now, CentreTime.ZONE);
        Map<String, Result> before = results.newest(profile.id()).stream()
                .collect(Collectors.toMap(Result::obligation, Function.identity()));
        Map<String, List<Declaration>> said =
                declarations.findStanding().stream().collect(Collectors.groupingBy(Declaration::obligation));
        Map<String, Long> facts = new HashMap<>();
        List<Result> otherwise = new ArrayList<>();
        int changed = 0;
        for (Found one : found) {
            Obligation obligation = one.obligation();
            Result last = before.get(obligation.id());
            if (last != null && last.judgedAt().isAfter(now)) {
                // why: while this round gathered, a later one was quicker, such as that of a signature
                continue;
            }
            Judged.Asked asked = Judged.Asked.of(one.limits(), said.getOrDefault(obligation.id(), List.of()));
            Held same = held.get(obligation.id());
            if (last != null && same != null && same.isOf(last, asked, one.verdict(), day)) {
                continue;
            }
            Judged came = Judged.of(obligation.judging(), one.verdict(), asked.said(), day);
            Verdict was =
                    last == null ? null : same != null && same.result().equals(last) ? same.verdict() : read(last);
            if (last == null || isOtherwise(last, was, came, json.text(asked), day)) {
                Long factsId = one.facts() == null || one.facts().facts() == null
                        ? null
                        : facts.computeIfAbsent(one.evidence(), name -> keep(name, one.facts(), now));
                otherwise.add(row(profile, obligation, last, came, asked, factsId, now));
                changed += isSame(last, came) ? 0 : 1;
            } else {
                held.put(obligation.id(), new Held(last, was, asked, one.verdict(), day));
            }
        }
        results.saveAll(otherwise);
        return changed;
    }

    private Optional<Check<?>> check(Obligation obligation) {
        return obligation.checkName().map(name -> {
            Check<?> check = checks.get(name);
            if (check == null) {
                throw new IllegalStateException("the catalogue names a check that there is not: " + name);
            }
            return check;
        });
    }

    /** @param facts null where they could not be gathered */
    static <F> Verdict verdict(
            Check<F> check, @Nullable Object facts, Obligation obligation, Limits limits, Instant at) {
        return verdict(check, facts, new Question(obligation.id(), limits, at));
    }

    @SuppressWarnings("unchecked")
    private static <F> Verdict verdict(Check<F> check, @Nullable Object facts, Question question) {
        if (facts == null) {
            return Verdict.noEvidence(Phrase.of("evidence-failed", check.evidence()), List.of());
        }
        try {
            return check.judge((F) facts, question);
        } catch (Limits.NotSet e) {
            return Verdict.noEvidence(Phrase.of("limit-not-set", e.key()), List.of());
        }
    }

    /** The first of each day is kept too, with the proofs of that day. */
    private static boolean isOtherwise(Result last, Verdict was, Judged came, String asked, LocalDate day) {
        return !isSame(last, came)
                || !last.question().equals(asked)
                || !LocalDate.ofInstant(last.judgedAt(), CentreTime.ZONE).equals(day)
                || !was.reason().equals(came.verdict().reason())
                || was.offending() != came.verdict().offending()
                || !was.offences().equals(came.verdict().offences());
    }

    private Verdict read(Result result) {
        return json.read(result.verdict().getBytes(StandardCharsets.UTF_8), Verdict.class);
    }

    private static boolean isSame(@Nullable Result last, Judged came) {
        return last != null && last.state() == came.verdict().state() && last.excepted() == came.excepted();
    }

    private Result row(
            Profile profile,
            Obligation obligation,
            @Nullable Result last,
            Judged came,
            Judged.Asked asked,
            @Nullable Long factsId,
            Instant now) {
        return new Result(
                null,
                profile.id(),
                obligation.id(),
                came.verdict().state(),
                came.excepted(),
                isSame(last, came) ? last.stateSince() : now,
                now,
                json.text(asked),
                json.text(came.verdict()),
                factsId);
    }

    private long keep(String evidence, FactsAtHand.Gathered gathered, Instant now) {
        return kept.findByEvidenceAndSha256(evidence, gathered.sha256())
                .orElseGet(() -> kept.save(new KeptFacts(
                        null,
                        evidence,
                        gathered.sha256(),
                        ReportJson.packed(gathered.json() == null ? json.bytes(gathered.facts()) : gathered.json()),
                        now)))
                .id();
    }

    /** A judgement that was kept, and what the same question comes to again. */
    public record Repeated(Verdict kept, Verdict again) {

        public boolean isSame() {
            return kept.equals(again);
        }
    }

    /**
     * Judges again what stood at an instant, from what was kept with it.
     *
     * @return empty where nothing was judged by then
     */
    @Transactional(readOnly = true)
    public Optional<Repeated> repeat(String obligation, Instant at) {
        return results.at(catalogue.profile().id(), obligation, at)
                .flatMap(result -> catalogue.find(obligation).map(known -> {
                    Judged.Asked asked =
                            json.read(result.question().getBytes(StandardCharsets.UTF_8), Judged.Asked.class);
                    Verdict found = check(known)
                            .map(check ->
                                    verdict(check, facts(result), known, new Limits(asked.limits()), result.judgedAt()))
                            .orElse(null);
                    Judged again = Judged.of(
                            known.judging(),
                            found,
                            asked.said(),
                            LocalDate.ofInstant(result.judgedAt(), CentreTime.ZONE));
                    return new Repeated(read(result), again.verdict());
                }));
    }

    @Nullable
    private Object facts(Result result) {
        if (result.factsId() == null) {
            return null;
        }
        KeptFacts of = kept.findById(result.factsId()).orElseThrow();
        return json.read(ReportJson.unpacked(of.packed()), facts.type(of.evidence()));
    }
}
