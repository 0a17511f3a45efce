package vn.dcim.core.exchange;

import static vn.dcim.core.exchange.NetboxKind.ours;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.PowerKind;
import vn.dcim.core.power.PowerNode;

/** Tells the power chain as NetBox would: panels, feeds, outlets, ports, and the cables between them. */
final class NetboxPower {

    private static final int VOLTS = 230;
    private static final int USUAL_AMPS = 16;

    private final NetboxSet set;
    private final List<ChainNode> nodes;
    private final List<Feed> edges;
    private final Map<String, Map<String, String>> rows;
    private final Map<String, NetboxKind> kinds;
    private final Map<String, List<FedBy>> fedBy = new LinkedHashMap<>();
    private final Map<String, String> partNames = new HashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, Integer> outlets = new HashMap<>();
    private final Map<String, Integer> declared = new HashMap<>();

    /**
     * @param edges of power
     * @param rows by the nodes of the graph that they are; panels and feeds are added
     * @param kinds of those rows that are no devices; likewise
     */
    NetboxPower(
            NetboxSet set,
            List<ChainNode> nodes,
            List<Feed> edges,
            Map<String, Map<String, String>> rows,
            Map<String, NetboxKind> kinds) {
        this.set = set;
        this.nodes = nodes;
        this.edges = edges;
        this.rows = rows;
        this.kinds = kinds;
        nodes.stream()
                .filter(node -> node.kind() != null || node.device() != null)
                .forEach(node -> partNames.put(node.key(), node.name()));
    }

    /** Notes that a device has so many power ports of its own. */
    void declare(String device, int inputs) {
        declared.put(device, inputs);
    }

    /** Tells whether a part is told as a device, not as a panel or a feed. */
    boolean isDevice(PowerNode part) {
        return part.deviceId() != null
                || part.kind() != PowerKind.PANEL && panelEdge(part).isEmpty();
    }

    /** Returns by which edge a panel feeds a breaker; empty where it is no breaker of a panel. */
    private Optional<Feed> panelEdge(PowerNode part) {
        return part.deviceId() != null || part.kind() != PowerKind.BREAKER
                ? Optional.empty()
                : edges.stream()
                        .filter(edge -> edge.toNode().equals(part.key()))
                        .filter(edge -> nodes.stream()
                                .anyMatch(node -> node.key().equals(edge.fromNode())
                                        && node.device() == null
                                        && node.kind() == PowerKind.PANEL))
                        .findFirst();
    }

    static void part(Map<String, String> row, @Nullable PowerKind kind, @Nullable PowerNode own) {
        if (kind == null) {
            return;
        }
        row.put(ours("part"), kind.code());
        if (own != null) {
            ratings(row, own);
            row.put(ours("part_note"), own.note());
        }
    }

    private static void ratings(Map<String, String> row, PowerNode own) {
        row.put(ours("amps"), NetboxTerms.told(own.ratedAmps()));
        row.put(ours("phases"), Integer.toString(own.phases()));
        row.put(ours("watts"), NetboxTerms.told(own.ratedWatts()));
        row.put(ours("derating"), NetboxTerms.told(own.derating()));
        row.put(ours("open"), own.open() ? "yes" : "no");
    }

    /** @param site on which panels and feeds are told to stand */
    void panelsAndFeeds(Supplier<String> site) {
        for (ChainNode node : nodes) {
            PowerNode own = node.own();
            if (own != null && own.deviceId() == null && own.kind() == PowerKind.PANEL) {
                Map<String, String> row = set.add(NetboxKind.POWER_PANEL);
                row.put("site", site.get());
                row.put("name", own.name());
                row.put("comments", own.note());
                ratings(row, own);
                rows.put(own.key(), row);
                kinds.put(own.key(), NetboxKind.POWER_PANEL);
            }
        }
        for (ChainNode node : nodes) {
            Optional<Feed> panel = node.own() == null ? Optional.empty() : panelEdge(node.own());
            panel.ifPresent(edge -> feed(node.own(), edge, site.get()));
        }
    }

    private void feed(PowerNode own, Feed panel, String site) {
        Map<String, String> row = set.add(NetboxKind.POWER_FEED);
        row.put("site", site);
        row.put("power_panel", rows.get(panel.fromNode()).get("name"));
        row.put("name", own.name());
        row.put("status", own.open() ? "offline" : "active");
        row.put("type", panel.path().equals("B") ? "redundant" : "primary");
        row.put("supply", "ac");
        row.put("phase", own.phases() == 3 ? "three-phase" : "single-phase");
        row.put("voltage", Integer.toString(VOLTS));
        row.put("amperage", Integer.toString(own.ratedAmps() == null ? USUAL_AMPS : own.ratedAmps()));
        row.put("max_utilization", Integer.toString(own.derating() == null ? NetboxTerms.UTILIZATION : own.derating()));
        row.put("comments", own.note());
        row.put(ours("amps"), NetboxTerms.told(own.ratedAmps()));
        row.put(ours("watts"), NetboxTerms.told(own.ratedWatts()));
        row.put(ours("derating"), NetboxTerms.told(own.derating()));
        edge(row, panel);
        row.put(ours("outlet"), panel.outlet());
        rows.put(own.key(), row);
        kinds.put(own.key(), NetboxKind.POWER_FEED);
    }

    private static void edge(Map<String, String> row, Feed edge) {
        row.put(ours("path"), edge.path().isEmpty() ? "-" : edge.path());
        row.put(ours("edge_phases"), edge.phases().isEmpty() ? "-" : edge.phases());
        row.put(ours("priority"), Integer.toString(edge.priority()));
    }

    /** Tells the connections, and what NetBox has no cable for in fields of their ends. */
    void connections() {
        Map<String, Long> downstream =
                edges.stream().collect(Collectors.groupingBy(Feed::fromNode, Collectors.counting()));
        Set<Long> ofPanels = nodes.stream()
                .filter(node -> node.own() != null)
                .flatMap(node -> panelEdge(node.own()).stream())
                .map(Feed::id)
                .collect(Collectors.toSet());
        for (Feed edge : edges) {
            Map<String, String> from = rows.get(edge.fromNode());
            Map<String, String> to = rows.get(edge.toNode());
            if (from == null || to == null) {
                set.leave("feed");
                continue;
            }
            if (ofPanels.contains(edge.id())) {
                continue;
            }
            NetboxKind fromKind = kinds.getOrDefault(edge.fromNode(), NetboxKind.DEVICE);
            NetboxKind toKind = kinds.getOrDefault(edge.toNode(), NetboxKind.DEVICE);
            boolean isOnlyOfFeed = fromKind == NetboxKind.POWER_FEED
                    && downstream.get(edge.fromNode()) == 1
                    && edge.outlet().isEmpty();
            if (toKind == NetboxKind.DEVICE && (fromKind == NetboxKind.DEVICE || isOnlyOfFeed)) {
                cable(edge, from, fromKind, to);
            } else if (toKind == NetboxKind.RACK
                    && isOnlyOfFeed
                    && isPlain(edge, from)
                    && from.get("site").equals(to.get("site"))) {
                from.put("rack", to.get("name"));
                from.put("location", to.getOrDefault("location", ""));
            } else {
                fedBy.computeIfAbsent(edge.toNode(), _ -> new ArrayList<>())
                        .add(new FedBy(
                                partNames.getOrDefault(edge.fromNode(), from.get("name")),
                                edge.outlet(),
                                edge.path(),
                                edge.phases(),
                                edge.priority()));
            }
        }
        fedBy.forEach((key, told) -> {
            if (rows.containsKey(key)) {
                rows.get(key).put(ours("fed_by"), FedBy.told(told));
            }
        });
    }

    private static boolean isPlain(Feed edge, Map<String, String> feed) {
        return edge.phases().isEmpty()
                && edge.priority() == 0
                && edge.path().equals(NetboxTerms.path(feed.get("type")));
    }

    private void cable(Feed edge, Map<String, String> from, NetboxKind fromKind, Map<String, String> to) {
        Map<String, String> row = set.add(NetboxKind.CABLE);
        if (fromKind == NetboxKind.POWER_FEED) {
            row.put("side_a_power_panel", from.get("power_panel"));
            row.put("side_a_type", NetboxTerms.FEED);
            row.put("side_a_name", from.get("name"));
        } else {
            String device = from.get("name");
            String outlet =
                    edge.outlet().isEmpty() ? "(" + outlets.merge(device, 1, Integer::sum) + ")" : edge.outlet();
            Map<String, String> added = set.add(NetboxKind.POWER_OUTLET);
            added.put("device", device);
            added.put("name", outlet);
            added.put("feed_leg", NetboxTerms.leg(edge.phases()));
            row.put("side_a_device", device);
            row.put("side_a_type", NetboxTerms.OUTLET);
            row.put("side_a_name", outlet);
        }
        String device = to.get("name");
        int port = ports.merge(device, 1, Integer::sum);
        String name = "PSU" + port;
        if (port > declared.getOrDefault(device, 0)) {
            name = "(" + port + ")";
            Map<String, String> added = set.add(NetboxKind.POWER_PORT);
            added.put("device", device);
            added.put("name", name);
        }
        row.put("side_b_device", device);
        row.put("side_b_type", NetboxTerms.PORT);
        row.put("side_b_name", name);
        row.put("status", "connected");
        edge(row, edge);
    }
}
