package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.report.ReportJson;

/** What the centre's obligations are judged by, source by source, with the facts that were kept of each. */
@Singleton
@Requires(property = "datasources.default.url")
public class EvidenceShelf {

    private final Compliance compliance;
    private final Catalogue catalogue;
    private final Map<String, Check<?>> checks;
    private final ResultRepository results;
    private final KeptFactsRepository kept;

    EvidenceShelf(
            Compliance compliance,
            Catalogue catalogue,
            List<Check<?>> checks,
            ResultRepository results,
            KeptFactsRepository kept) {
        this.compliance = compliance;
        this.catalogue = catalogue;
        this.checks = checks.stream().collect(Collectors.toMap(Check::name, Function.identity()));
        this.results = results;
        this.kept = kept;
    }

    /**
     * Facts as they were kept.
     *
     * @param sha256 of their JSON, hexadecimal
     * @param gatheredAt when they were first found so
     */
    public record Kept(long id, String sha256, Instant gatheredAt) {}

    /**
     * One source of facts.
     *
     * @param rest obligations that are judged by it, in the order of the texts; at least one
     * @param facts that the newest of their results rests on; null where nothing was ever gathered
     */
    public record Source(
            String name, List<Standing> rest, @Nullable Kept facts) {

        public long count(State state) {
            return rest.stream().filter(standing -> standing.state() == state).count();
        }
    }

    /** Returns the sources that the texts in force are judged by, by name. */
    @Transactional(readOnly = true)
    public List<Source> all() {
        Map<String, List<Standing>> byName = new TreeMap<>();
        for (Standing standing : compliance.all()) {
            evidence(standing.obligation()).ifPresent(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(standing));
        }
        Map<String, Kept> newest = newest();
        return byName.entrySet().stream()
                .map(of -> new Source(of.getKey(), of.getValue(), newest.get(of.getKey())))
                .toList();
    }

    /** Returns the name of what an obligation is judged by; empty where there is no check. */
    public Optional<String> evidence(Obligation obligation) {
        return obligation.checkName().map(checks::get).map(Check::evidence);
    }

    private Map<String, Kept> newest() {
        List<Long> ids = results.newest(catalogue.profile().id()).stream()
                .map(Result::factsId)
                .filter(id -> id != null)
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : kept.named(ids).stream()
                        .collect(Collectors.toMap(
                                KeptFacts::evidence,
                                EvidenceShelf::kept,
                                (one, other) -> one.gatheredAt().isAfter(other.gatheredAt()) ? one : other));
    }

    private static Kept kept(KeptFacts facts) {
        return new Kept(facts.id(), facts.sha256(), facts.gatheredAt());
    }

    /** @throws DcimException NOT_FOUND also for one that no obligation in force is judged by */
    public Source get(String name) {
        return all().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "evidence", name));
    }

    /** Returns what was kept of a source, the newest first, at most 100. */
    public List<Kept> versions(String name) {
        return kept.versions(name).stream().map(EvidenceShelf::kept).toList();
    }

    /**
     * Returns facts as canonical JSON.
     *
     * @throws DcimException NOT_FOUND also for those of another source; UNREADABLE_FILE where they do not have their hash any more
     */
    public byte[] facts(String name, long id) {
        KeptFacts facts = kept.findById(id)
                .filter(of -> of.evidence().equals(name))
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "facts", id));
        byte[] json = ReportJson.unpacked(facts.packed());
        if (!ReportJson.sha256(json).equals(facts.sha256())) {
            throw new DcimException(
                    ErrorCode.UNREADABLE_FILE,
                    "facts/" + facts.sha256() + ".json",
                    0,
                    "SHA-256 is not the one under which it was kept");
        }
        return json;
    }
}
