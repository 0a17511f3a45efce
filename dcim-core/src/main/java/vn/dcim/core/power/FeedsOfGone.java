package vn.dcim.core.power;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.disposal.DisposalCheck;
import vn.dcim.core.asset.disposal.DisposalRelease;
import vn.dcim.core.asset.disposal.Gate;
import vn.dcim.core.asset.disposal.Left;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.version.Versions;

/** What feeds an asset that is to go, and what it feeds. */
@Singleton
final class FeedsOfGone implements DisposalCheck, DisposalRelease {

    private final FeedRepository feeds;
    private final Chains chains;
    private final Versions versions;
    private final AuditLog audit;

    FeedsOfGone(FeedRepository feeds, Chains chains, Versions versions, AuditLog audit) {
        this.feeds = feeds;
        this.chains = chains;
        this.versions = versions;
        this.audit = audit;
    }

    @Override
    public Gate gate() {
        return Gate.POWER;
    }

    @Override
    public Map<Long, List<Left>> left(List<Asset> assets) {
        Map<String, List<Feed>> byEnd = new HashMap<>();
        for (Feed feed : feeds.findAll()) {
            byEnd.computeIfAbsent(feed.fromNode(), _ -> new ArrayList<>()).add(feed);
            byEnd.computeIfAbsent(feed.toNode(), _ -> new ArrayList<>()).add(feed);
        }
        Chain chain = chains.now();
        Map<Long, List<Left>> left = new HashMap<>();
        assets.forEach(asset -> left.put(
                asset.id(),
                keys(asset).stream()
                        .flatMap(key -> byEnd.getOrDefault(key, List.of()).stream())
                        .distinct()
                        .map(feed -> new Left("connected", told(feed, asset, chain), feed.id()))
                        .toList()));
        return left;
    }

    /** Takes its cords away, once they are pulled; what it feeds itself is fed from elsewhere first, by hand. */
    @Override
    public void release(Asset asset, String reason, String actor) {
        Chain chain = chains.now();
        versions.write(_ -> {
            List<Feed> found =
                    of(asset).stream().filter(feed -> isFed(asset, feed)).toList();
            feeds.deleteAll(found);
            found.forEach(feed ->
                    audit.record(actor, "power.disconnect", "feed:" + feed.id(), told(feed, asset, chain), "", reason));
            return found;
        });
    }

    private List<Feed> of(Asset asset) {
        return feeds.findAll().stream()
                .filter(feed -> isFed(asset, feed) || keys(asset).contains(feed.fromNode()))
                .toList();
    }

    private static boolean isFed(Asset asset, Feed feed) {
        return keys(asset).contains(feed.toNode());
    }

    /** What was noted before it became a device still bears its own key. */
    private static Set<String> keys(Asset asset) {
        return new HashSet<>(List.of("asset:" + asset.id(), Chains.key(asset)));
    }

    private static String told(Feed feed, Asset asset, Chain chain) {
        String other = isFed(asset, feed) ? feed.fromNode() : feed.toNode();
        String name = chain.find(other).map(ChainNode::name).orElse(other);
        return feed.outlet().isEmpty() ? name : name + " #" + feed.outlet();
    }
}
