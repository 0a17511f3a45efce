package vn.dcim.core.exchange;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetUndo;
import vn.dcim.core.assetlist.AssetLists;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.network.NetworkDesk;
import vn.dcim.core.place.Place;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.power.PowerDesk;
import vn.dcim.core.power.PowerNode;
import vn.dcim.core.version.Versions;

/**
 * Undoes lists that were taken over, with what they added beside assets: cables first, then parts that nothing hangs on, then assets,
 * then places in which nothing is left. What a list changed of places, parts and cables stays.
 */
@Singleton
public class ExchangeUndo {

    private final ExchangeChangeRepository changes;
    private final AssetLists lists;
    private final PowerDesk power;
    private final NetworkDesk network;
    private final FeedRepository feeds;
    private final PlaceRepository places;
    private final Versions versions;
    private final AuditLog audit;
    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;

    ExchangeUndo(
            ExchangeChangeRepository changes,
            AssetLists lists,
            PowerDesk power,
            NetworkDesk network,
            FeedRepository feeds,
            PlaceRepository places,
            Versions versions,
            AuditLog audit,
            JdbcOperations jdbc,
            TransactionOperations<Connection> transactions) {
        this.changes = changes;
        this.lists = lists;
        this.power = power;
        this.network = network;
        this.feeds = feeds;
        this.places = places;
        this.versions = versions;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    void keep(long listId, List<ExchangeChange> made) {
        if (!made.isEmpty()) {
            changes.saveAll(made);
        }
    }

    /** Returns what a list added beside assets, in the order in which it did. */
    public List<ExchangeChange> changes(long listId) {
        return changes.findByListIdOrderById(listId);
    }

    /**
     * Undoes what can be, as one change.
     *
     * @throws DcimException NOT_FOUND; INVALID_VALUE without a reason; ILLEGAL_TRANSITION where nothing can be undone
     */
    public void undo(long listId, String reason, String actor) {
        List<ExchangeChange> left =
                changes(listId).stream().filter(change -> !change.undone()).toList();
        if (left.isEmpty()) {
            lists.undo(listId, reason, actor);
            return;
        }
        String why = reason.strip();
        if (why.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", why, "1–500");
        }
        transactions.executeWrite(_ -> {
            List<Long> done = new ArrayList<>(cables(of(left, "cable"), why, actor));
            done.addAll(parts(of(left, "part"), why, actor));
            boolean hasAssets =
                    lists.planUndo(listId).stream().map(AssetUndo.Line::fate).anyMatch(AssetUndo.Fate::isDone);
            if (hasAssets) {
                lists.undo(listId, reason, actor);
            }
            done.addAll(places(of(left, "place"), why, actor));
            if (done.isEmpty() && !hasAssets) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "list " + listId, "TAKEN", "UNDO");
            }
            if (!done.isEmpty()) {
                changes.undo(done);
            }
            return done;
        });
    }

    private static List<ExchangeChange> of(List<ExchangeChange> all, String what) {
        return all.stream().filter(change -> change.what().equals(what)).toList();
    }

    private List<Long> cables(List<ExchangeChange> made, String reason, String actor) {
        Map<Long, Feed> known = feeds.findAll().stream().collect(Collectors.toMap(Feed::id, feed -> feed));
        List<Long> done = new ArrayList<>();
        for (ExchangeChange change : made) {
            Feed feed = known.get(change.ownId());
            if (feed != null) {
                if (feed.kind() == Feed.Kind.NETWORK) {
                    network.disconnect(feed.id(), reason, actor);
                } else {
                    power.disconnect(feed.id(), reason, actor);
                }
                done.add(change.id());
            }
        }
        return done;
    }

    private List<Long> parts(List<ExchangeChange> made, String reason, String actor) {
        Map<Long, PowerNode> known = power.nodes().stream().collect(Collectors.toMap(PowerNode::id, node -> node));
        Set<String> connected = new HashSet<>();
        feeds.findAll().forEach(feed -> {
            connected.add(feed.fromNode());
            connected.add(feed.toNode());
        });
        List<Long> done = new ArrayList<>();
        for (ExchangeChange change : made) {
            PowerNode node = known.get(change.ownId());
            boolean isUntouched = node != null
                    && node.revision() == 1
                    && (node.deviceId() != null || !connected.contains(node.key()));
            if (isUntouched) {
                power.remove(node.id(), reason, actor);
                done.add(change.id());
            }
        }
        return done;
    }

    /** Takes out the places that nothing names, from the innermost. */
    private List<Long> places(List<ExchangeChange> made, String reason, String actor) {
        return made.isEmpty()
                ? List.of()
                : versions.write(_ -> {
                    List<Long> done = new ArrayList<>();
                    Set<Long> used = used();
                    List<Place> all = new ArrayList<>(places.findAll());
                    for (ExchangeChange change : made.reversed()) {
                        Place place = all.stream()
                                .filter(one -> one.id() == change.ownId())
                                .findFirst()
                                .orElse(null);
                        boolean isEmpty = place != null
                                && !used.contains(place.id())
                                && all.stream().noneMatch(other -> place.id().equals(other.parentId()));
                        if (isEmpty) {
                            places.deleteById(place.id());
                            all.remove(place);
                            audit.record(
                                    actor, "place.remove", "place:" + place.id() + " " + place.name(), "", "", reason);
                            done.add(change.id());
                        }
                    }
                    return done;
                });
    }

    /** Whatever names a place: by a key of the database, and assets, stocktakes and edges of the graph, which have none. */
    private Set<Long> used() {
        Set<Long> used = new HashSet<>();
        List<String> queries = new ArrayList<>(List.of(
                "SELECT position_place_id FROM asset WHERE position_place_id IS NOT NULL",
                "SELECT place_id FROM stocktake WHERE place_id IS NOT NULL"));
        for (Reference reference : references()) {
            queries.add("SELECT `%1$s` FROM `%2$s` WHERE `%1$s` IS NOT NULL"
                    .formatted(reference.column(), reference.table()));
        }
        for (String query : queries) {
            jdbc.prepareStatement(query, statement -> {
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        used.add(rows.getLong(1));
                    }
                }
                return null;
            });
        }
        feeds.findAll().forEach(feed -> {
            for (String node : List.of(feed.fromNode(), feed.toNode())) {
                if (Feed.isPlace(node)) {
                    used.add(Feed.id(node));
                }
            }
        });
        return used;
    }

    private record Reference(String table, String column) {}

    private List<Reference> references() {
        return jdbc.prepareStatement(
                "SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE"
                        + " REFERENCED_TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME = 'place'"
                        + " AND TABLE_NAME <> 'place'",
                statement -> {
                    List<Reference> found = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            found.add(new Reference(rows.getString(1), rows.getString(2)));
                        }
                    }
                    return found;
                });
    }
}
