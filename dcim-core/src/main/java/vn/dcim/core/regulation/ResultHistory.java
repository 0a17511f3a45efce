package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.report.ReportJson;

/** What was judged in a time that is over, as it was then: the same whenever it is asked for, since nothing of it is ever changed. */
@Singleton
@Requires(property = "datasources.default.url")
public class ResultHistory {

    private final Catalogue catalogue;
    private final Compliance compliance;
    private final ResultRepository results;
    private final KeptFactsRepository facts;
    private final DeclarationRepository declarations;
    private final ReportJson json;

    ResultHistory(
            Catalogue catalogue,
            Compliance compliance,
            ResultRepository results,
            KeptFactsRepository facts,
            DeclarationRepository declarations,
            ReportJson json) {
        this.catalogue = catalogue;
        this.compliance = compliance;
        this.results = results;
        this.facts = facts;
        this.declarations = declarations;
        this.json = json;
    }

    /** Returns the texts of the centre's profile that were in force on a day. */
    public List<RegulationText> texts(LocalDate day) {
        return catalogue.texts(catalogue.profile(), day);
    }

    /** Returns when the centre was judged for the first time; empty where it never was. */
    public Optional<Instant> beginning() {
        return results.beginning(catalogue.profile().id());
    }

    /** Returns every obligation in force on a day, and how it stood at its end, in the order of the texts. */
    @Transactional(readOnly = true)
    public List<Standing> standings(LocalDate day) {
        Instant end = Deadlines.endOf(day);
        Map<String, Result> newest = results.newestBefore(catalogue.profile().id(), end).stream()
                .collect(Collectors.toMap(Result::obligation, Function.identity()));
        Map<String, List<Declaration>> said = declarations(day, day).stream()
                .filter(declaration -> declaration.isInForce(day))
                .sorted(Comparator.comparing(Declaration::id).reversed())
                .collect(Collectors.groupingBy(Declaration::obligation));
        List<Standing> all = new ArrayList<>();
        for (RegulationText text : texts(day)) {
            for (Obligation obligation : text.obligations()) {
                all.add(compliance.standing(
                        obligation, newest.get(obligation.id()), said.getOrDefault(obligation.id(), List.of())));
            }
        }
        return all;
    }

    /**
     * An obligation that came to another state.
     *
     * @param was null where it was judged for the first time
     * @param verdict of the first instant
     */
    public record Change(
            String obligation, Instant at, @Nullable State was, State state, boolean excepted, Verdict verdict) {}

    /** Returns what came to another state from one day to another, both included, in the order in which it did. */
    @Transactional(readOnly = true)
    public List<Change> changes(LocalDate firstDay, LocalDate lastDay) {
        Instant from = Deadlines.startOf(firstDay);
        Map<String, State> before = new HashMap<>();
        results.newestBefore(catalogue.profile().id(), from)
                .forEach(result -> before.put(result.obligation(), result.state()));
        List<Change> changes = new ArrayList<>();
        for (Result result : results.changes(catalogue.profile().id(), from, Deadlines.endOf(lastDay))) {
            changes.add(new Change(
                    result.obligation(),
                    result.judgedAt(),
                    before.put(result.obligation(), result.state()),
                    result.state(),
                    result.excepted(),
                    json.read(result.verdict().getBytes(StandardCharsets.UTF_8), Verdict.class)));
        }
        return changes;
    }

    /** Returns what people answered for on some day of a time, as it stood at its end: one withdrawn later is not withdrawn here. */
    public List<Declaration> declarations(LocalDate firstDay, LocalDate lastDay) {
        Instant until = Deadlines.endOf(lastDay);
        return declarations.counted(firstDay, Deadlines.startOf(firstDay), until).stream()
                .map(declaration -> declaration.withdrawnAt() == null
                                || declaration.withdrawnAt().isBefore(until)
                        ? declaration
                        : new Declaration(
                                declaration.id(),
                                declaration.obligation(),
                                declaration.kind(),
                                declaration.statement(),
                                declaration.documentId(),
                                declaration.paper(),
                                declaration.firstDay(),
                                declaration.lastDay(),
                                declaration.signedBy(),
                                declaration.signedAt(),
                                null,
                                null,
                                null))
                .toList();
    }

    /**
     * Facts that something was judged by.
     *
     * @param sha256 of the JSON, hexadecimal
     */
    public record FactsName(long id, String evidence, String sha256) {}

    /** Returns by which facts a profile was judged in a time, those included on which the states at its end rest, by id. */
    @Transactional(readOnly = true)
    public Map<Long, FactsName> facts(String profile, LocalDate firstDay, LocalDate lastDay) {
        Instant until = Deadlines.endOf(lastDay);
        List<KeptFacts> named = new ArrayList<>(facts.named(profile, Deadlines.startOf(firstDay), until));
        List<Long> atEnd = results.newestBefore(profile, until).stream()
                .map(Result::factsId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!atEnd.isEmpty()) {
            named.addAll(facts.named(atEnd));
        }
        Map<Long, FactsName> found = new HashMap<>();
        named.forEach(kept -> found.put(kept.id(), new FactsName(kept.id(), kept.evidence(), kept.sha256())));
        return found;
    }

    /** Returns facts as canonical JSON: the bytes that their hash is of. @throws DcimException NOT_FOUND */
    public byte[] facts(long id) {
        return ReportJson.unpacked(packedFacts(id));
    }

    /** Returns the same as it is kept, gzip. @throws DcimException NOT_FOUND */
    public byte[] packedFacts(long id) {
        return facts.findById(id)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "facts", id))
                .packed();
    }

    /**
     * Writes every result of a day, one JSON object a line, in the order in which they were judged: with what was asked, what came of it,
     * and the hash of the facts.
     *
     * @param names of at least the facts of that day
     */
    public void write(String profile, LocalDate day, Map<Long, FactsName> names, OutputStream to) throws IOException {
        long after = 0;
        List<Result> part;
        do {
            part = results.between(profile, Deadlines.startOf(day), Deadlines.endOf(day), after);
            for (Result result : part) {
                to.write(line(result, names));
                after = result.id();
            }
        } while (!part.isEmpty());
    }

    /** Writes the result of each obligation that counted at the end of a day, as {@link #write}, by obligation. */
    public void writeAtEnd(String profile, LocalDate day, Map<Long, FactsName> names, OutputStream to)
            throws IOException {
        List<Result> atEnd = results.newestBefore(profile, Deadlines.endOf(day)).stream()
                .sorted(Comparator.comparing(Result::obligation))
                .toList();
        for (Result result : atEnd) {
            to.write(line(result, names));
        }
    }

    private byte[] line(Result result, Map<Long, FactsName> names) {
        FactsName kept = result.factsId() == null ? null : names.get(result.factsId());
        String judgedBy = kept == null
                ? "null"
                : "{\"evidence\":" + json.text(kept.evidence()) + ",\"sha256\":\"" + kept.sha256() + "\"}";
        // why: question and verdict are the very bytes that were kept
        return ("{\"obligation\":" + json.text(result.obligation()) + ",\"state\":\""
                        + result.state().code() + "\",\"excepted\":" + result.excepted() + ",\"since\":\""
                        + result.stateSince() + "\",\"judgedAt\":\"" + result.judgedAt() + "\",\"facts\":" + judgedBy
                        + ",\"question\":" + result.question() + ",\"verdict\":" + result.verdict() + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
