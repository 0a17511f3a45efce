package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.PowerKind;

/** Sources of power by the power chain: what lies above each, and what its meter tells. */
@Singleton
@Requires(property = "datasources.default.url")
final class SourceEvidence extends NamedEvidence<SourceEvidence.Facts> {

    static final String NAME = "power-sources";

    private final Chains chains;
    private final PlantReader reader;

    SourceEvidence(Chains chains, PlantReader reader) {
        super(NAME, Facts.class);
        this.chains = chains;
        this.reader = reader;
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Source> sources) {

        Facts {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A source; generators are none here, nor is a UPS.
     *
     * @param above keys of all that it hangs on
     * @param meter what it tells; null where it has no meter
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Source(
            String key,
            String name,
            List<String> above,
            @Nullable Plant.Unit meter) {

        Source {
            above = List.copyOf(above);
        }

        /** Tells whether one failure takes both. */
        boolean shares(Source other) {
            return above.contains(other.key())
                    || other.above().contains(key)
                    || above.stream().anyMatch(other.above()::contains);
        }
    }

    @Override
    public Facts gather(Instant now) {
        Map<Long, Plant.Unit> meters = reader
                .read(
                        Set.of(DeviceClass.METER),
                        List.of(
                                PlantReader.Wanted.of("input(\\.[^.]+)*\\.voltage", "1"),
                                PlantReader.Wanted.of("input(\\.[^.]+)*\\.frequency", "0.1"),
                                PlantReader.Wanted.of("device\\.reachability", "1")),
                        now)
                .units()
                .stream()
                .collect(Collectors.toMap(Plant.Unit::device, Function.identity()));
        Chain chain = chains.feeding();
        return new Facts(chain.nodes().stream()
                .filter(node -> node.kind() == PowerKind.SOURCE)
                .sorted(Comparator.comparing(ChainNode::name).thenComparing(ChainNode::key))
                .map(node -> new Source(
                        node.key(),
                        node.name(),
                        above(chain, node.key()),
                        node.device() == null ? null : meters.get(node.device().id())))
                .toList());
    }

    private static List<String> above(Chain chain, String key) {
        Set<String> seen = new TreeSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(key));
        while (!ahead.isEmpty()) {
            for (Feed feed : chain.into(ahead.pop())) {
                if (seen.add(feed.fromNode())) {
                    ahead.push(feed.fromNode());
                }
            }
        }
        return List.copyOf(seen);
    }
}
