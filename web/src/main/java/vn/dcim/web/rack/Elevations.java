package vn.dcim.web.rack;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.device.Feed;
import vn.dcim.core.place.Place;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.PowerSurvey;
import vn.dcim.core.power.PowerSurveys;

/** Makes racks as they are seen of what is noted and read. */
@Singleton
final class Elevations {

    private final Chains chains;
    private final PowerSurveys surveys;

    Elevations(Chains chains, PowerSurveys surveys) {
        this.chains = chains;
        this.surveys = surveys;
    }

    List<Elevation> of(List<Place> racks) {
        Chain chain = chains.now();
        return of(racks, chain, survey(chain));
    }

    Chain chain() {
        return chains.now();
    }

    PowerSurvey survey(Chain chain) {
        return surveys.of(chain);
    }

    List<Elevation> of(List<Place> racks, Chain chain, PowerSurvey survey) {
        Set<Long> wanted = racks.stream().map(Place::id).collect(Collectors.toSet());
        Map<Long, ChainNode> nodes = new HashMap<>();
        for (ChainNode node : chain.nodes()) {
            if (node.asset() != null && wanted.contains(node.asset().position().placeId())) {
                nodes.put(node.asset().id(), node);
            }
        }
        Map<Long, List<Asset>> byRack = nodes.values().stream()
                .map(ChainNode::asset)
                .collect(Collectors.groupingBy(asset -> asset.position().placeId()));
        return racks.stream()
                .map(rack -> Elevation.of(
                        rack, byRack.getOrDefault(rack.id(), List.of()), nodes, survey.draws(), feeds(chain, rack)))
                .toList();
    }

    private static List<ChainNode> feeds(Chain chain, Place rack) {
        String key = Feed.place(rack.id());
        return chain.find(key).isEmpty()
                ? List.of()
                : chain.into(key).stream()
                        .map(feed -> chain.find(feed.fromNode()).orElseThrow())
                        .toList();
    }
}
