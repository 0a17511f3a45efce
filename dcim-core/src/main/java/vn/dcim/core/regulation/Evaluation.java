package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;
import vn.dcim.core.report.ReportJson;

/** Judges every obligation of the centre's profile, and keeps what came out otherwise than before, with all that it was made of. */
@Singleton
@Requires(property = "datasources.default.url")
public class Evaluation {

    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

    private final Catalogue catalogue;
    private final Map<String, Evidence<?>> evidence;
    private final Map<String, Check<?>> checks;
    private final DeclarationRepository declarations;
    private final ResultRepository results;
    private final KeptFactsRepository kept;
    private final ReportJson json;
    private final Clock clock;

    Evaluation(
            Catalogue catalogue,
            List<Evidence<?>> evidence,
            List<Check<?>> checks,
            DeclarationRepository declarations,
            ResultRepository results,
            KeptFactsRepository kept,
            ReportJson json,
            Clock clock) {
        this.catalogue = catalogue;
        this.evidence = evidence.stream().collect(Collectors.toMap(Evidence::name, Function.identity()));
        this.checks = checks.stream().collect(Collectors.toMap(Check::name, Function.identity()));
        this.declarations = declarations;
        this.results = results;
        this.kept = kept;
        this.json = json;
        this.clock = clock;
    }

    /** What one round came to: how many were judged, and how many stand otherwise than before. */
    public record Round(int judged, int changed) {}

    /** What was gathered in one round; null facts where that failed. */
    private record Gathered(@Nullable Object facts, byte[] bytes, String sha256) {}

    /** Judges all now. */
    @Transactional
    public Round evaluate() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate day = LocalDate.ofInstant(now, CentreTime.ZONE);
        Profile profile = catalogue.profile();
        Map<String, Result> before = results.newest(profile.id()).stream()
                .collect(Collectors.toMap(Result::obligation, Function.identity()));
        Map<String, List<Declaration>> said =
                declarations.findStanding().stream().collect(Collectors.groupingBy(Declaration::obligation));
        Map<String, Gathered> gathered = new HashMap<>();
        List<Result> otherwise = new ArrayList<>();
        int judged = 0;
        for (RegulationText text : catalogue.texts(profile, day)) {
            for (Obligation obligation : text.obligations()) {
                Limits limits = catalogue.limits(obligation, profile);
                List<Declaration> about = said.getOrDefault(obligation.id(), List.of());
                Judged.Asked asked = Judged.Asked.of(limits, about);
                Gathered facts = check(obligation)
                        .map(check -> gathered.computeIfAbsent(check.evidence(), name -> gather(name, now)))
                        .orElse(null);
                Judged came = judge(obligation, asked, facts == null ? null : facts.facts(), now);
                judged++;
                Result last = before.get(obligation.id());
                if (last == null || isOtherwise(last, came, json.text(asked), day)) {
                    otherwise.add(row(profile, obligation, last, came, asked, facts, now));
                }
            }
        }
        results.saveAll(otherwise);
        return new Round(judged, (int) otherwise.stream()
                .filter(result -> Optional.ofNullable(before.get(result.obligation()))
                        .map(last -> last.state() != result.state() || last.excepted() != result.excepted())
                        .orElse(true))
                .count());
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

    private Gathered gather(String name, Instant now) {
        Evidence<?> from = evidence.get(name);
        if (from == null) {
            throw new IllegalStateException("a check names evidence that there is not: " + name);
        }
        try {
            byte[] bytes = json.bytes(from.gather(now));
            // why: what is judged is what is kept, so that it comes to the same when it is judged again
            return new Gathered(json.read(bytes, from.type()), bytes, ReportJson.sha256(bytes));
        } catch (RuntimeException e) {
            LOG.error("Evidence {} could not be gathered", name, e);
            return new Gathered(null, new byte[0], "");
        }
    }

    /** @param facts null where there is no check, or they could not be gathered */
    private Judged judge(Obligation obligation, Judged.Asked asked, @Nullable Object facts, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, CentreTime.ZONE);
        Verdict found = check(obligation)
                .map(check -> facts == null
                        ? Verdict.noEvidence(Phrase.of("evidence-failed", check.evidence()), List.of())
                        : found(check, facts, new Question(obligation.id(), new Limits(asked.limits()), at)))
                .orElse(null);
        return Judged.of(obligation.judging(), found, asked.said(), day);
    }

    @SuppressWarnings("unchecked")
    private static <F> Verdict found(Check<F> check, Object facts, Question question) {
        try {
            return check.judge((F) facts, question);
        } catch (Limits.NotSet e) {
            return Verdict.noEvidence(Phrase.of("limit-not-set", e.key()), List.of());
        }
    }

    /** The first of each day is kept too, with the proofs of that day. */
    private boolean isOtherwise(Result last, Judged came, String asked, LocalDate day) {
        if (last.state() != came.verdict().state()
                || last.excepted() != came.excepted()
                || !last.question().equals(asked)
                || !LocalDate.ofInstant(last.judgedAt(), CentreTime.ZONE).equals(day)) {
            return true;
        }
        Verdict was = json.read(last.verdict().getBytes(StandardCharsets.UTF_8), Verdict.class);
        return !was.reason().equals(came.verdict().reason())
                || was.offending() != came.verdict().offending()
                || !was.offences().equals(came.verdict().offences());
    }

    private Result row(
            Profile profile,
            Obligation obligation,
            @Nullable Result last,
            Judged came,
            Judged.Asked asked,
            @Nullable Gathered facts,
            Instant now) {
        boolean isSame = last != null && last.state() == came.verdict().state() && last.excepted() == came.excepted();
        return new Result(
                null,
                profile.id(),
                obligation.id(),
                came.verdict().state(),
                came.excepted(),
                isSame ? last.stateSince() : now,
                now,
                json.text(asked),
                json.text(came.verdict()),
                facts == null || facts.facts() == null ? null : keep(obligation, facts, now));
    }

    private long keep(Obligation obligation, Gathered facts, Instant now) {
        String name = check(obligation).orElseThrow().evidence();
        return kept.findByEvidenceAndSha256(name, facts.sha256())
                .orElseGet(() ->
                        kept.save(new KeptFacts(null, name, facts.sha256(), ReportJson.packed(facts.bytes()), now)))
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
                    Judged again = judge(known, asked, facts(result), result.judgedAt());
                    return new Repeated(
                            json.read(result.verdict().getBytes(StandardCharsets.UTF_8), Verdict.class),
                            again.verdict());
                }));
    }

    @Nullable
    private Object facts(Result result) {
        if (result.factsId() == null) {
            return null;
        }
        KeptFacts facts = kept.findById(result.factsId()).orElseThrow();
        return json.read(
                ReportJson.unpacked(facts.packed()),
                evidence.get(facts.evidence()).type());
    }
}
