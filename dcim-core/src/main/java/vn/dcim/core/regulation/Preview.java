package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.report.ReportJson;
import vn.dcim.core.version.Versions;

/**
 * Tells what would become of obligations under another profile or other limits, by the same checks and from the facts that were kept when they
 * were judged last. Nothing is stored.
 */
@Singleton
@Requires(property = "datasources.default.url")
public class Preview {

    private static final Logger LOG = LoggerFactory.getLogger(Preview.class);
    private static final Pattern RANGE = Pattern.compile("-?\\d+(\\.\\d+)?\\.\\.-?\\d+(\\.\\d+)?");
    private static final int LONGEST = 100;

    private final Catalogue catalogue;
    private final Map<String, Evidence<?>> evidence;
    private final Map<String, Check<?>> checks;
    private final DeclarationRepository declarations;
    private final ResultRepository results;
    private final KeptFactsRepository kept;
    private final Versions versions;
    private final ReportJson json;
    private final Clock clock;

    Preview(
            Catalogue catalogue,
            List<Evidence<?>> evidence,
            List<Check<?>> checks,
            DeclarationRepository declarations,
            ResultRepository results,
            KeptFactsRepository kept,
            Versions versions,
            ReportJson json,
            Clock clock) {
        this.catalogue = catalogue;
        this.evidence = evidence.stream().collect(Collectors.toMap(Evidence::name, Function.identity()));
        this.checks = checks.stream().collect(Collectors.toMap(Check::name, Function.identity()));
        this.declarations = declarations;
        this.results = results;
        this.kept = kept;
        this.versions = versions;
        this.json = json;
        this.clock = clock;
    }

    /** How it would stand with an obligation. */
    public record Supposed(Obligation obligation, Limits limits, Verdict verdict, boolean excepted) {

        public State state() {
            return verdict.state();
        }
    }

    /**
     * What a profile would bring.
     *
     * @param texts in force today
     * @param gathered names of evidence that had to be gathered now, since no obligation of the profile in force is judged by it
     */
    public record Under(Profile profile, List<RegulationText> texts, List<Supposed> supposed, Set<String> gathered) {

        public long count(State state) {
            return supposed.stream().filter(each -> each.state() == state).count();
        }
    }

    /**
     * An obligation that would stand otherwise under other limits.
     *
     * @param limits the supposed ones
     */
    public record Changed(Obligation obligation, Limits limits, Verdict was, Verdict becomes) {

        public boolean isOtherState() {
            return was.state() != becomes.state();
        }

        /** Returns what would be wrong that is not now. */
        public List<Offence> fresh() {
            return without(becomes, was);
        }

        /** Returns what is wrong now and would not be. */
        public List<Offence> gone() {
            return without(was, becomes);
        }

        private static List<Offence> without(Verdict all, Verdict less) {
            Set<String> known = less.offences().stream().map(Offence::subject).collect(Collectors.toSet());
            return all.offences().stream()
                    .filter(offence -> !known.contains(offence.subject()))
                    .toList();
        }
    }

    /** Facts with the instant to which they are judged. */
    private record Known(@Nullable Object facts, Instant at) {}

    /** @throws DcimException NOT_FOUND for a profile that there is not */
    public Under under(String id) {
        // why: one snapshot that says so is answered from what is kept of the registry, another transaction is not
        return versions.snapshot(() -> OneRound.of(() -> look(id)));
    }

    private Under look(String id) {
        Profile profile = catalogue.profiles().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "profile", id));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate day = LocalDate.ofInstant(now, CentreTime.ZONE);
        Map<String, Result> newest = newest();
        Map<String, List<Declaration>> said =
                declarations.findStanding().stream().collect(Collectors.groupingBy(Declaration::obligation));
        Map<String, Known> known = new HashMap<>();
        Set<String> gathered = new TreeSet<>();
        List<RegulationText> texts = catalogue.texts(profile, day);
        List<Supposed> supposed = new ArrayList<>();
        for (RegulationText text : texts) {
            for (Obligation obligation : text.obligations()) {
                Known facts = check(obligation)
                        .map(Check::evidence)
                        .map(name -> known.computeIfAbsent(name, _ -> {
                            Optional<Known> before = before(newest.get(name));
                            if (before.isEmpty()) {
                                gathered.add(name);
                            }
                            return before.orElseGet(() -> gather(name, now));
                        }))
                        .orElseGet(() -> new Known(null, now));
                Limits limits = catalogue.limits(obligation, profile);
                Judged judged = judge(
                        obligation, Judged.Asked.of(limits, said.getOrDefault(obligation.id(), List.of())), facts);
                supposed.add(new Supposed(obligation, limits, judged.verdict(), judged.excepted()));
            }
        }
        return new Under(profile, texts, supposed, gathered);
    }

    /** Returns by evidence the newest judgement of the profile in force that was made of it. */
    private Map<String, Result> newest() {
        Map<String, Result> newest = new HashMap<>();
        for (Result result : results.newest(catalogue.profile().id())) {
            if (result.factsId() != null) {
                catalogue
                        .find(result.obligation())
                        .flatMap(this::check)
                        .ifPresent(check -> newest.merge(
                                check.evidence(), result, (one, other) -> one.id() > other.id() ? one : other));
            }
        }
        return newest;
    }

    private Optional<Known> before(@Nullable Result result) {
        return Optional.ofNullable(result).flatMap(this::facts).map(facts -> new Known(facts, result.judgedAt()));
    }

    private Optional<Object> facts(Result result) {
        return Optional.ofNullable(result.factsId())
                .flatMap(kept::findById)
                .map(facts -> json.read(
                        ReportJson.unpacked(facts.packed()),
                        evidence.get(facts.evidence()).type()));
    }

    private Known gather(String name, Instant now) {
        Evidence<?> from = evidence.get(name);
        try {
            return new Known(json.read(json.bytes(from.gather(now)), from.type()), now);
        } catch (RuntimeException e) {
            LOG.error("Evidence {} could not be gathered", name, e);
            return new Known(null, now);
        }
    }

    /**
     * Supposes other limits of an obligation that its check decided.
     *
     * @param values by key; those that are not named stay
     * @param everywhere whether the same limits of other obligations are supposed too
     * @return the obligation itself first, then others that would stand otherwise
     * @throws DcimException NOT_FOUND for what was not judged from facts; INVALID_VALUE (key) for a value that is of another form than the limit
     */
    @Transactional(readOnly = true)
    public List<Changed> simulate(String id, Map<String, String> values, boolean everywhere) {
        List<Result> judged = results.newest(catalogue.profile().id()).stream()
                .filter(result -> result.factsId() != null)
                .toList();
        Result own = judged.stream()
                .filter(result -> result.obligation().equals(id))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "judged obligation", id));
        List<Changed> changed = new ArrayList<>();
        changed.add(supposed(own, values).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "obligation", id)));
        if (everywhere) {
            judged.stream()
                    .filter(result -> result != own)
                    .sorted(Comparator.comparing(Result::obligation))
                    .filter(result ->
                            asked(result).limits().stream().anyMatch(limit -> values.containsKey(limit.key())))
                    .flatMap(result -> supposed(result, values).stream())
                    .filter(each -> !each.was().equals(each.becomes()))
                    .forEach(changed::add);
        }
        return changed;
    }

    /** Tells whether an obligation was judged from facts, so that limits can be supposed. */
    public boolean isSimulated(Standing standing) {
        return standing.obligation().checkName().isPresent()
                && !standing.limits().all().isEmpty()
                && standing.judgedAt() != null;
    }

    private Optional<Changed> supposed(Result result, Map<String, String> values) {
        return catalogue.find(result.obligation()).map(obligation -> {
            Judged.Asked asked = asked(result);
            List<Limit> limits = asked.limits().stream()
                    .map(limit -> values.containsKey(limit.key())
                            ? new Limit(
                                    limit.key(),
                                    limit.operator(),
                                    valid(limit, values.get(limit.key())),
                                    limit.origin())
                            : limit)
                    .toList();
            Known known = new Known(facts(result).orElse(null), result.judgedAt());
            return new Changed(
                    obligation,
                    new Limits(limits),
                    judge(obligation, asked, known).verdict(),
                    judge(obligation, new Judged.Asked(limits, asked.said()), known)
                            .verdict());
        });
    }

    private static String valid(Limit limit, String typed) {
        String value = typed.strip();
        boolean fits;
        if (isNumber(limit.value())) {
            fits = isNumber(value);
        } else if (RANGE.matcher(limit.value()).matches()) {
            fits = RANGE.matcher(value).matches();
        } else {
            fits = !value.isEmpty() && value.length() <= LONGEST;
        }
        if (!fits) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, limit.key(), value, limit.value().isEmpty() ? "1" : limit.value());
        }
        return value;
    }

    private static boolean isNumber(String text) {
        try {
            return text.length() <= LONGEST && new BigDecimal(text).precision() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private Judged.Asked asked(Result result) {
        return json.read(result.question().getBytes(StandardCharsets.UTF_8), Judged.Asked.class);
    }

    private Optional<Check<?>> check(Obligation obligation) {
        return obligation.checkName().map(checks::get);
    }

    private Judged judge(Obligation obligation, Judged.Asked asked, Known known) {
        Verdict found = check(obligation)
                .map(check ->
                        Evaluation.verdict(check, known.facts(), obligation, new Limits(asked.limits()), known.at()))
                .orElse(null);
        return Judged.of(obligation.judging(), found, asked.said(), LocalDate.ofInstant(known.at(), CentreTime.ZONE));
    }
}
