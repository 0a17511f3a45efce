package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;
import vn.dcim.core.report.ReportJson;
import vn.dcim.core.version.Versions;

/** The facts that this node gathered last, by evidence: gathered anew where their mark has moved, and each day. */
@Singleton
@Requires(property = "datasources.default.url")
public class FactsAtHand {

    private static final Logger LOG = LoggerFactory.getLogger(FactsAtHand.class);

    private final Map<String, Evidence<?>> evidence;
    private final Versions versions;
    private final ReportJson json;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    FactsAtHand(List<Evidence<?>> evidence, Versions versions, ReportJson json) {
        this.evidence = evidence.stream().collect(Collectors.toMap(Evidence::name, Function.identity()));
        this.versions = versions;
        this.json = json;
    }

    /**
     * Facts as they are judged and kept.
     *
     * @param facts null where they could not be gathered
     * @param sha256 of their JSON; empty where they could not be gathered
     * @param isNew whether they were gathered anew, to whatever they came
     * @param json their bytes, where they were just written; null otherwise
     */
    public record Gathered(@Nullable Object facts, String sha256, boolean isNew, byte @Nullable [] json) {}

    /**
     * @param mark null where nothing tells whether they have changed
     * @param gathered what the facts were made of: where the next are the same objects, they are compared in no time
     */
    private record Held(LocalDate day, @Nullable String mark, Object gathered, Object facts, String sha256) {}

    /** What was read in one snapshot; null facts where those at hand still hold. */
    private record Look(@Nullable String mark, @Nullable Object facts) {}

    Class<?> type(String name) {
        return of(name).type();
    }

    private Evidence<?> of(String name) {
        Evidence<?> from = evidence.get(name);
        if (from == null) {
            throw new IllegalStateException("a check names evidence that there is not: " + name);
        }
        return from;
    }

    /** Returns how it stands now. Not to be called where something was changed and not committed. */
    public Gathered gather(String name, Instant now) {
        Evidence<?> from = of(name);
        LocalDate day = LocalDate.ofInstant(now, CentreTime.ZONE);
        Held before = held.get(name);
        try {
            Look look = versions.snapshot(() -> look(from, before, day, now));
            if (look.facts() == null) {
                return new Gathered(before.facts(), before.sha256(), false, null);
            }
            if (before != null && before.gathered().equals(look.facts())) {
                held.put(name, new Held(day, look.mark(), before.gathered(), before.facts(), before.sha256()));
                return new Gathered(before.facts(), before.sha256(), true, null);
            }
            byte[] bytes = json.bytes(look.facts());
            // why: what is judged is what is kept, so that it comes to the same when it is judged again
            Object kept = json.read(bytes, from.type());
            Object facts = kept.equals(look.facts()) ? look.facts() : kept;
            String sha256 = ReportJson.sha256(bytes);
            held.put(name, new Held(day, look.mark(), look.facts(), facts, sha256));
            return new Gathered(facts, sha256, true, bytes);
        } catch (RuntimeException e) {
            LOG.error("Evidence {} could not be gathered", name, e);
            return new Gathered(null, "", true, null);
        }
    }

    private static Look look(Evidence<?> from, @Nullable Held before, LocalDate day, Instant now) {
        String mark = from.mark(now).orElse(null);
        boolean holds = before != null && mark != null && mark.equals(before.mark()) && day.equals(before.day());
        return new Look(mark, holds ? null : from.gather(now));
    }
}
