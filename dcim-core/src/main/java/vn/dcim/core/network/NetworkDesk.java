package vn.dcim.core.network;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.Versions;

/** Connects what is reached over the network, and notes the rates of connections. */
@Singleton
public class NetworkDesk {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PORT = 60;
    private static final int LONGEST_REASON = 1000;
    private static final int MOST_MBPS = 10_000_000;

    private final Networks networks;
    private final NetworkLinkRepository links;
    private final FeedRepository feeds;
    private final DeviceRepository devices;
    private final Assets assets;
    private final JdbcOperations jdbc;
    private final Versions versions;
    private final AuditLog audit;

    NetworkDesk(
            Networks networks,
            NetworkLinkRepository links,
            FeedRepository feeds,
            DeviceRepository devices,
            Assets assets,
            JdbcOperations jdbc,
            Versions versions,
            AuditLog audit) {
        this.networks = networks;
        this.links = links;
        this.feeds = feeds;
        this.devices = devices;
        this.assets = assets;
        this.jdbc = jdbc;
        this.versions = versions;
        this.audit = audit;
    }

    /** @throws DcimException NOT_FOUND for what is no connection of the network */
    public Feed get(long feedId) {
        return feeds.findById(feedId)
                .filter(feed -> feed.kind() == Feed.Kind.NETWORK)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "feed", feedId));
    }

    /** @throws DcimException INVALID_VALUE with the field; LINK_CIRCLE; ALREADY_EXISTS */
    public Feed connect(Wire wanted, String reason, String actor) {
        return connectAll(List.of(wanted), reason, actor).getFirst();
    }

    /** Connects several as one change, or none of them. @throws DcimException as above, of the first that cannot be */
    public List<Feed> connectAll(List<Wire> wanted, String reason, String actor) {
        String why = reason(reason);
        return versions.write(_ -> {
            NetworkDraft draft = new NetworkDraft(networks.now());
            List<Feed> made = new ArrayList<>();
            for (Wire wire : wanted) {
                made.add(connect(draft, wire, why, actor));
            }
            return made;
        });
    }

    /** What came of a connection: itself, or why it cannot be. */
    public record Taken(@Nullable Feed feed, @Nullable DcimException cause) {}

    /**
     * Connects what can be, as part of a greater change.
     *
     * @param wanted each with its other ways round, tried where the one before would close a circle
     * @return what came of each, in their order
     */
    public List<Taken> take(List<List<Wire>> wanted, String reason, String actor) {
        String why = reason(reason);
        return versions.write(_ -> {
            NetworkDraft draft = new NetworkDraft(networks.now());
            return wanted.stream().map(ways -> take(draft, ways, why, actor)).toList();
        });
    }

    private Taken take(NetworkDraft draft, List<Wire> ways, String why, String actor) {
        try {
            return new Taken(connect(draft, ways.getFirst(), why, actor), null);
        } catch (DcimException e) {
            // why: what is wrong is found before anything is written, and the change around it is not to be rolled back
            return e.code() == ErrorCode.LINK_CIRCLE && ways.size() > 1
                    ? take(draft, ways.subList(1, ways.size()), why, actor)
                    : new Taken(null, e);
        }
    }

    private Feed connect(NetworkDraft draft, Wire wire, String why, String actor) {
        End from = end("from", wire.from());
        End to = end("to", wire.to());
        String port = text("port", wire.port(), LONGEST_PORT);
        link(0, wire, actor);
        draft.check(from, to, port);
        Feed feed = feeds.save(new Feed(null, from.key(), to.key(), Feed.Kind.NETWORK, "", 0, port, ""));
        draft.add(feed, from, to);
        NetworkLink link = link(feed.id(), wire, actor);
        links.save(link);
        audit.record(actor, "network.connect", "feed:" + feed.id(), "", told(from, to, feed, link), why);
        return feed;
    }

    /** Changes ports and rates of a connection; its ends stay. @throws DcimException NOT_FOUND; INVALID_VALUE */
    public Feed change(long feedId, Wire wanted, String reason, String actor) {
        String why = reason(reason);
        return versions.write(_ -> {
            Feed before = get(feedId);
            End from = known(before.fromNode());
            End to = known(before.toNode());
            Network network = networks.now();
            NetworkLink link = link(feedId, wanted, actor);
            String port = text("port", wanted.port(), LONGEST_PORT);
            new NetworkDraft(network).checkPort(from, to, port, feedId);
            Feed after = new Feed(
                    before.id(),
                    before.fromNode(),
                    before.toNode(),
                    before.kind(),
                    before.path(),
                    before.priority(),
                    port,
                    before.phases());
            NetworkLink known = links.findById(feedId).orElse(null);
            String was = told(from, to, before, known == null ? network.link(before) : known);
            if (!after.equals(before)) {
                feeds.update(after);
            }
            if (known == null) {
                links.save(link);
            } else {
                links.update(link);
            }
            audit.record(actor, "network.change", "feed:" + feedId, was, told(from, to, after, link), why);
            return after;
        });
    }

    /** Takes a connection away. @throws DcimException NOT_FOUND */
    public Feed disconnect(long feedId, String reason, String actor) {
        String why = reason(reason);
        return versions.write(_ -> {
            Feed feed = get(feedId);
            String told = told(
                    known(feed.fromNode()),
                    known(feed.toNode()),
                    feed,
                    networks.now().link(feed));
            links.deleteById(feedId);
            feeds.delete(feed);
            audit.record(actor, "network.disconnect", "feed:" + feedId, told, "", why);
            return feed;
        });
    }

    /** @param key as edges name it */
    record End(String key, String name) {}

    private End end(String field, String typed) {
        String name = text(field, typed, LONGEST_NAME);
        if (name.matches("(device|asset):\\d{1,18}")) {
            return known(name);
        }
        List<End> found = new ArrayList<>();
        devices.findByName(name)
                .filter(device -> device.state() != Device.State.RETIRED)
                .ifPresent(device -> found.add(new End(Feed.device(device.id()), device.name())));
        named(name).forEach(id -> {
            End asset = known("asset:" + id);
            if (found.stream().noneMatch(one -> one.key().equals(asset.key()))) {
                found.add(asset);
            }
        });
        if (found.size() != 1) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    field,
                    name,
                    found.isEmpty()
                            ? "SW-1"
                            : "≠ "
                                    + String.join(
                                            ", ", found.stream().map(End::key).toList()));
        }
        return found.getFirst();
    }

    private List<Long> named(String name) {
        return jdbc.prepareStatement(
                "SELECT id FROM asset_now WHERE (name = ? OR tag = ?) AND status <> 'DISPOSED' ORDER BY id LIMIT 5",
                statement -> {
                    statement.setString(1, name);
                    statement.setString(2, name);
                    List<Long> ids = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            ids.add(rows.getLong(1));
                        }
                    }
                    return ids;
                });
    }

    private End known(String key) {
        if (Feed.isDevice(key)) {
            return devices.findById(Feed.id(key))
                    .map(device -> new End(key, device.name()))
                    .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "device", Feed.id(key)));
        }
        if (Feed.isPlace(key)) {
            return new End(key, key);
        }
        var asset = assets.get(Feed.id(key));
        return asset.deviceId() == null
                ? new End(key, asset.name())
                : new End(Feed.device(asset.deviceId()), asset.name());
    }

    private static NetworkLink link(long feedId, Wire wanted, String actor) {
        return new NetworkLink(
                feedId,
                rate("rated", wanted.rated()),
                rate("budget", wanted.budget()),
                text("far-port", wanted.farPort(), LONGEST_PORT),
                actor);
    }

    private static @Nullable Integer rate(String field, String typed) {
        String text = plain(typed).replaceAll("[\\s.]", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,8}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_MBPS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, plain(typed), "1–" + MOST_MBPS);
        }
        return Integer.valueOf(text);
    }

    private static String text(String field, String typed, int longest) {
        String text = plain(typed);
        if (text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, "0–" + longest);
        }
        return text;
    }

    private static String reason(String typed) {
        return text("reason", typed, LONGEST_REASON);
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }

    private static String told(End from, End to, Feed feed, NetworkLink link) {
        return Stream.of(
                        side(from.name(), feed.outlet()) + " → " + side(to.name(), link.farPort()),
                        link.ratedMbps() == null ? "" : "rated: " + link.ratedMbps() + " Mbit/s",
                        link.budgetMbps() == null ? "" : "budget: " + link.budgetMbps() + " Mbit/s")
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
    }

    private static String side(String name, String port) {
        return port.isEmpty() ? name : name + "/" + port;
    }
}
