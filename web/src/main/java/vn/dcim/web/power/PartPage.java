package vn.dcim.web.power;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.core.power.PowerSurvey.Draw;
import vn.dcim.core.power.PowerSurvey.Stage;

/**
 * One part of the chain, or what takes power of it.
 *
 * @param stage what it carries; null for what only takes power
 * @param draw what it takes; null for what gives power on, or nothing feeds
 * @param points parts on which all its ways hang, sources first
 * @param typed what was typed last and refused; empty for none
 * @param fault why; empty for none
 */
public record PartPage(
        ChainNode node,
        Chain chain,
        @Nullable Stage stage,
        @Nullable Draw draw,
        List<ChainNode> points,
        PowerConfig config,
        AssetNames names,
        Instant now,
        Map<String, String> typed,
        String fault) {

    public List<Feed> into() {
        return chain.into(node.key());
    }

    public List<Feed> outOf() {
        return chain.outOf(node.key());
    }

    public ChainNode other(String key) {
        return chain.find(key).orElseThrow();
    }

    /** Tells whether an edge is its own, and not that of the place it stands in. */
    public boolean isOwn(Feed feed) {
        return chain.outOf(feed.fromNode()).stream()
                .noneMatch(edge -> Objects.equals(edge.id(), feed.id())
                        && Feed.isPlace(edge.toNode())
                        && !edge.toNode().equals(feed.toNode()));
    }

    public String look(double watts) {
        return PowerPage.look(stage, watts, config);
    }

    /** Returns a field as it was typed, or as it is noted. */
    public String typed(String field, @Nullable Object noted) {
        return typed.containsKey(field) ? typed.get(field) : noted == null ? "" : noted.toString();
    }
}
