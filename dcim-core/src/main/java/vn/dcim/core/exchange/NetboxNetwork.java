package vn.dcim.core.exchange;

import static vn.dcim.core.exchange.NetboxKind.ours;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.device.Feed;
import vn.dcim.core.network.NetworkLink;

/** Tells the network chain as NetBox would: interfaces, and the cables between them. Side A is where it comes from. */
final class NetboxNetwork {

    private final NetboxSet set;
    private final Map<String, Map<String, String>> rows;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> madeUp = new HashMap<>();

    /** @param rows of devices by the nodes of the graph that they are */
    NetboxNetwork(NetboxSet set, Map<String, Map<String, String>> rows) {
        this.set = set;
        this.rows = rows;
    }

    /** @param links what is noted of the edges, by their ids */
    void cables(List<Feed> edges, Function<Feed, NetworkLink> links, List<NetworkCable> cables) {
        Map<Long, NetworkCable> known =
                cables.stream().collect(Collectors.toMap(NetworkCable::feedId, Function.identity()));
        for (Feed edge : edges) {
            Map<String, String> from = rows.get(edge.fromNode());
            Map<String, String> to = rows.get(edge.toNode());
            NetworkLink link = links.apply(edge);
            boolean isTold = from != null
                    && to != null
                    && isFree(from.get("name"), edge.outlet())
                    && isFree(to.get("name"), link.farPort());
            if (isTold) {
                cable(edge, link, from.get("name"), to.get("name"), known.get(edge.id()));
            } else {
                // why: NetBox has one cable on an interface, and none that ends at a place
                set.leave("network connection");
            }
        }
    }

    private boolean isFree(String device, String port) {
        return port.isEmpty() || !taken.contains(key(device, port));
    }

    private static String key(String device, String port) {
        return (device + "\n" + port).toLowerCase(Locale.ROOT);
    }

    private void cable(Feed edge, NetworkLink link, String from, String to, NetworkCable known) {
        NetworkCable cable = known == null ? NetworkCable.unknown(edge.id()) : known;
        Map<String, String> row = set.add(NetboxKind.CABLE);
        end(row, "side_a_", from, edge.outlet());
        end(row, "side_b_", to, link.farPort());
        row.put("type", cable.type());
        row.put("status", cable.status());
        row.put("label", cable.label());
        row.put("color", cable.color());
        row.put("length", cable.length());
        row.put("length_unit", cable.lengthUnit());
        row.put(ours("from"), NetworkStep.SIDE_A);
        row.put(ours("rated"), Objects.toString(link.ratedMbps(), ""));
        row.put(ours("budget"), Objects.toString(link.budgetMbps(), ""));
    }

    private void end(Map<String, String> row, String side, String device, String port) {
        String name = port;
        while (name.isEmpty() || port.isEmpty() && taken.contains(key(device, name))) {
            name = "(" + madeUp.merge(device, 1, Integer::sum) + ")";
        }
        taken.add(key(device, name));
        Map<String, String> added = set.add(NetboxKind.INTERFACE);
        added.put("device", device);
        added.put("name", name);
        added.put("type", "other");
        row.put(side + "device", device);
        row.put(side + "type", NetboxTerms.INTERFACE);
        row.put(side + "name", name);
    }
}
