package vn.dcim.core.exchange;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.device.Feed;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.exchange.ExchangeLine.Change;
import vn.dcim.core.exchange.ExchangeLine.Fault;
import vn.dcim.core.place.Place;
import vn.dcim.core.power.Cable;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.PowerDesk;
import vn.dcim.core.power.PowerKind;
import vn.dcim.core.power.PowerNode;

/** Takes over panels, feeds and devices that give power on as parts of the chain, and cables as its connections. */
final class PowerStep {

    private final Step step;
    private final PlaceStep places;
    private final DeviceStep devices;
    private final PowerDesk power;
    private final Map<String, PowerNode> nodeByName = new HashMap<>();
    private final Map<String, ChainNode> deviceByName = new HashMap<>();
    private final Map<String, List<String>> assetByName = new HashMap<>();
    private final Map<String, String> nodeOfAsset = new HashMap<>();
    /** Nodes of the graph by the row that is one. */
    private final Map<NetboxRow, String> keys = new HashMap<>();

    private final Map<String, NetboxRow> deviceRows = new HashMap<>();
    private final Map<String, NetboxRow> feedRows = new HashMap<>();
    private final Map<String, NetboxRow> panelRows = new HashMap<>();
    private final Map<String, String> legs = new HashMap<>();
    private final Set<String> givers = new HashSet<>();
    private final Set<NetboxRow> faulty = new HashSet<>();
    private final Map<String, AssetKind> kinds = new HashMap<>();
    private final Set<NetboxRow> cabledFeeds = new HashSet<>();

    PowerStep(Step step, PlaceStep places, DeviceStep devices, PowerDesk power, Chains chains) {
        this.step = step;
        this.places = places;
        this.devices = devices;
        this.power = power;
        power.nodes().forEach(node -> nodeByName.put(lower(node.name()), node));
        Chain chain = chains.now();
        chain.nodes().forEach(node -> {
            if (node.device() != null) {
                AssetKind.of(node.device().deviceClass().code()).ifPresent(kind -> kinds.put(node.key(), kind));
                deviceByName.put(lower(node.name()), node);
            }
            if (node.asset() != null) {
                kinds.put(node.key(), node.asset().kind());
                nodeOfAsset.put("asset:" + node.asset().id(), node.key());
                Stream.of(node.asset().name(), node.asset().tag())
                        .filter(name -> !name.isEmpty())
                        .forEach(name -> assetByName
                                .computeIfAbsent(lower(name), _ -> new ArrayList<>())
                                .add(node.key()));
            }
        });
        step.rows(NetboxKind.DEVICE).forEach(row -> deviceRows.put(lower(row.handle()), row));
        step.rows(NetboxKind.POWER_PANEL).forEach(row -> panelRows.put(lower(row.of("name")), row));
        step.rows(NetboxKind.POWER_FEED).forEach(row -> feedRows.put(feed(row.of("power_panel"), row.of("name")), row));
        step.rows(NetboxKind.POWER_OUTLET)
                .forEach(row -> legs.put(feed(row.of("device"), row.of("name")), row.of("feed_leg")));
        step.rows(NetboxKind.CABLE)
                .forEach(row -> Stream.of("side_a_", "side_b_").forEach(side -> {
                    if (type(row, side).equals(NetboxTerms.OUTLET)) {
                        givers.add(lower(row.of(side + "device")));
                    }
                    if (type(row, side).equals(NetboxTerms.FEED)) {
                        NetboxRow feed = feedRows.get(feed(row.of(side + "power_panel"), row.of(side + "name")));
                        if (feed != null) {
                            cabledFeeds.add(feed);
                        }
                    }
                }));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String feed(String panel, String name) {
        return lower(panel) + "\n" + lower(name);
    }

    private static String type(NetboxRow row, String side) {
        return lower(row.of(side + "type"));
    }

    /** Tells whether a device gives power on. */
    boolean isPart(NetboxRow row) {
        return !row.ours("part").isEmpty() || givers.contains(lower(row.handle()));
    }

    /** A part with the row that tells it. */
    private record Told(
            NetboxRow row,
            String name,
            Map<String, String> typed,
            @Nullable PowerNode before) {}

    /**
     * Notes the parts.
     *
     * @param faults of devices, to which those of their parts come
     * @param changes of devices, likewise
     */
    void takeParts(Map<NetboxRow, List<Fault>> faults, Map<NetboxRow, List<Change>> changes) {
        List<Told> wanted = new ArrayList<>();
        step.rows(NetboxKind.POWER_PANEL).forEach(row -> sorted(panel(row), wanted, faults, changes));
        step.rows(NetboxKind.POWER_FEED).forEach(row -> sorted(feed(row), wanted, faults, changes));
        step.rows(NetboxKind.DEVICE).forEach(row -> {
            boolean isAsset = !row.ours("asset").equals("no");
            if (faults.containsKey(row) || isAsset && !devices.taken().containsKey(row)) {
                return;
            }
            if (isPart(row)) {
                sorted(device(row), wanted, faults, changes);
            } else if (isAsset) {
                keys.put(row, Chains.key(devices.taken().get(row)));
            } else {
                // why: a monitored device that only takes power; it is added where devices are
                ChainNode known = deviceByName.get(lower(DeviceStep.nameOf(row)));
                if (known != null) {
                    keys.put(row, known.key());
                }
                tell(
                        row,
                        DeviceStep.nameOf(row),
                        known == null
                                ? List.of(new Fault("name", DeviceStep.nameOf(row), "unknown-device", ""))
                                : List.of(),
                        Fate.SAME,
                        List.of(),
                        faults,
                        changes);
            }
        });
        note(wanted, faults, changes);
        faulty.addAll(faults.keySet());
        devices.taken().values().forEach(asset -> kinds.put(Chains.key(asset), asset.kind()));
    }

    /** Returns the node of a device of the network: what is a part of the power chain too is reached as an asset; empty for none. */
    String networkEnd(String name) {
        NetboxRow row = deviceRows.get(lower(name));
        if (row == null) {
            ChainNode device = deviceByName.get(lower(name));
            List<String> assets = assetByName.getOrDefault(lower(name), List.of());
            return device != null ? device.key() : assets.size() == 1 ? assets.getFirst() : "";
        }
        if (faulty.contains(row)) {
            return "";
        }
        Asset asset = devices.taken().get(row);
        String key = asset == null ? keys.getOrDefault(row, "") : Chains.key(asset);
        return asset != null || Feed.isDevice(key) ? key : "";
    }

    /** Returns the node that an end of an edge is by now: an asset may have become a device. */
    String now(String node) {
        return nodeOfAsset.getOrDefault(node, node);
    }

    /** Returns of which kind a node is; empty where nobody knows. */
    Optional<AssetKind> kindOf(String node) {
        return Optional.ofNullable(kinds.get(node));
    }

    private void note(List<Told> wanted, Map<NetboxRow, List<Fault>> faults, Map<NetboxRow, List<Change>> changes) {
        PowerDesk.Noted noted = power.noteAll(
                wanted.stream()
                        .map(one -> new PowerDesk.Wanted(
                                one.before() == null ? null : one.before().id(), one.typed()))
                        .toList(),
                step.reason,
                step.actor);
        Map<Integer, DcimException> causes = new HashMap<>();
        noted.faults().forEach(fault -> causes.put(fault.row() - 1, fault.cause()));
        for (int i = 0; i < wanted.size(); i++) {
            Told one = wanted.get(i);
            PowerNode node = noted.parts().get(i);
            if (node == null) {
                tell(one.row(), one.name(), List.of(fault(causes.get(i))), Fate.FAULTY, List.of(), faults, changes);
                continue;
            }
            keys.put(one.row(), node.key());
            nodeByName.put(lower(node.name()), node);
            if (one.before() == null) {
                step.made.add(new Step.Made("part", node.id(), node.name()));
            }
            tell(
                    one.row(),
                    one.name(),
                    List.of(),
                    one.before() == null ? Fate.NEW : Fate.CHANGED,
                    one.before() == null ? List.of() : changes(one.before(), one.typed()),
                    faults,
                    changes);
        }
    }

    private static Fault fault(DcimException cause) {
        List<?> told = cause.arguments();
        return new Fault(
                told.isEmpty() ? "" : String.valueOf(told.getFirst()),
                told.size() < 2 ? "" : String.valueOf(told.get(1)),
                "",
                "",
                cause);
    }

    /** Sorts a part by whether there is something to note of it. */
    private void sorted(
            Told told, List<Told> wanted, Map<NetboxRow, List<Fault>> faults, Map<NetboxRow, List<Change>> changes) {
        ChainNode device = deviceByName.get(lower(told.name()));
        if (told.before() == null && device != null && device.own() == null) {
            boolean saysMore = told.typed().entrySet().stream()
                    .anyMatch(entry -> !entry.getValue().isEmpty()
                            && !Set.of("name", "kind", "phases").contains(entry.getKey()));
            if (!saysMore) {
                keys.put(told.row(), device.key());
                tell(told.row(), told.name(), List.of(), Fate.SAME, List.of(), faults, changes);
                return;
            }
            Map<String, String> typed = new HashMap<>(told.typed());
            typed.put("device", device.name());
            wanted.add(new Told(told.row(), told.name(), typed, null));
            return;
        }
        if (told.before() == null) {
            wanted.add(told);
            return;
        }
        Map<String, String> typed = new HashMap<>(told.typed());
        if (told.before().deviceId() != null) {
            typed.put("device", told.before().name());
        }
        List<Change> differences = changes(told.before(), typed);
        if (differences.isEmpty() || step.onKnown == OnKnown.SKIP) {
            keys.put(told.row(), told.before().key());
            tell(
                    told.row(),
                    told.name(),
                    List.of(),
                    differences.isEmpty() ? Fate.SAME : Fate.SKIPPED,
                    List.of(),
                    faults,
                    changes);
        } else if (step.onKnown == OnKnown.STOP) {
            tell(
                    told.row(),
                    told.name(),
                    List.of(new Fault(
                            "name", told.name(), "known", told.before().name())),
                    Fate.FAULTY,
                    differences,
                    faults,
                    changes);
        } else {
            wanted.add(new Told(told.row(), told.name(), typed, told.before()));
        }
    }

    /** Tells what became of a part; of one that is a device with an asset, with that. */
    private void tell(
            NetboxRow row,
            String name,
            List<Fault> wrong,
            Fate fate,
            List<Change> differences,
            Map<NetboxRow, List<Fault>> faults,
            Map<NetboxRow, List<Change>> changes) {
        boolean isOfAsset =
                row.kind() == NetboxKind.DEVICE && !row.ours("asset").equals("no");
        if (isOfAsset) {
            if (!wrong.isEmpty()) {
                faults.computeIfAbsent(row, _ -> new ArrayList<>()).addAll(wrong);
            }
            List<Change> besides =
                    fate == Fate.NEW ? List.of(new Change("exchange.field.part", "", name)) : differences;
            if (!besides.isEmpty() && wrong.isEmpty()) {
                changes.computeIfAbsent(row, _ -> new ArrayList<>()).addAll(besides);
            }
        } else {
            step.tell(row, name, wrong.isEmpty() ? fate : Fate.FAULTY, wrong, differences);
        }
    }

    private Told panel(NetboxRow row) {
        String name = row.of("name");
        boolean isTwice = step.set.of(NetboxKind.POWER_PANEL).stream()
                        .filter(other -> lower(other.of("name")).equals(lower(name)))
                        .count()
                > 1;
        String here = isTwice ? name + " (" + row.of("site") + ")" : name;
        return told(row, here, PowerKind.PANEL.code(), ratings(row, row.of("comments")));
    }

    private Told feed(NetboxRow row) {
        String name = row.ours("name").isEmpty() ? row.of("name") : row.ours("name");
        boolean isTwice = step.set.of(NetboxKind.POWER_FEED).stream()
                        .filter(other -> lower(other.of("name")).equals(lower(name)))
                        .count()
                > 1;
        Map<String, String> typed = ratings(row, note(row));
        if (row.ours("amps").isEmpty()) {
            typed.put("amps", row.of("amperage"));
        }
        typed.put("phases", row.of("phase").startsWith("three") ? "3" : "1");
        if (row.ours("derating").isEmpty()) {
            String told = row.of("max_utilization");
            typed.put("derating", told.equals(Integer.toString(NetboxTerms.UTILIZATION)) ? "" : told);
        }
        boolean isOpen = !row.of("status").isEmpty() && !lower(row.of("status")).equals("active");
        typed.put("open", isOpen ? "yes" : "");
        return told(row, isTwice ? row.of("power_panel") + " " + name : name, PowerKind.BREAKER.code(), typed);
    }

    private static String note(NetboxRow row) {
        return (row.of("description") + "\n" + row.of("comments")).strip();
    }

    private Told device(NetboxRow row) {
        String name = row.ours("device").isEmpty() ? DeviceStep.nameOf(row) : row.ours("device");
        String part = row.ours("part").isEmpty() ? NetboxTerms.part(devices.kind(row)) : row.ours("part");
        return told(row, name, part, ratings(row, row.ours("part_note")));
    }

    private static Map<String, String> ratings(NetboxRow row, String note) {
        Map<String, String> typed = new HashMap<>();
        typed.put("amps", NetboxTerms.number(row.ours("amps")));
        typed.put("phases", row.ours("phases").isEmpty() ? "1" : row.ours("phases"));
        typed.put("watts", NetboxTerms.number(row.ours("watts")));
        typed.put("derating", NetboxTerms.number(row.ours("derating")));
        typed.put("open", row.ours("open").equals("yes") ? "yes" : "");
        typed.put("note", note.replaceAll("\\s+", " ").strip());
        return typed;
    }

    private Told told(NetboxRow row, String name, String kind, Map<String, String> ratings) {
        Map<String, String> typed = new LinkedHashMap<>(ratings);
        typed.put("name", name);
        typed.put("kind", kind);
        PowerNode before = nodeByName.get(lower(name));
        if (before != null
                && row.kind() == NetboxKind.DEVICE
                && row.ours("part").isEmpty()) {
            // why: whoever knows nothing of ratings does not take them away
            typed.putAll(typed(before));
        }
        return new Told(row, name, typed, before);
    }

    private static Map<String, String> typed(PowerNode node) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("kind", node.kind().code());
        typed.put("amps", Objects.toString(node.ratedAmps(), ""));
        typed.put("phases", Integer.toString(node.phases()));
        typed.put("watts", Objects.toString(node.ratedWatts(), ""));
        typed.put("derating", Objects.toString(node.derating(), ""));
        typed.put("open", node.open() ? "yes" : "");
        typed.put("note", node.note());
        return typed;
    }

    private static List<Change> changes(PowerNode before, Map<String, String> typed) {
        List<Change> changes = new ArrayList<>();
        typed(before).forEach((field, was) -> {
            String became = typed.getOrDefault(field, "");
            if (!was.equals(became)) {
                changes.add(new Change("exchange.field." + field, was, became));
            }
        });
        return changes;
    }

    /** A connection with the row that tells it. */
    private record Wire(String id, NetboxRow row, String name, String from, String to, FedBy edge) {}

    void connect(List<Feed> known) {
        List<Wire> wires = new ArrayList<>();
        step.rows(NetboxKind.POWER_FEED).forEach(row -> ofFeed(row, wires));
        step.rows(NetboxKind.CABLE).forEach(row -> ofCable(row, wires));
        Stream.of(
                        NetboxKind.SITE,
                        NetboxKind.LOCATION,
                        NetboxKind.RACK,
                        NetboxKind.DEVICE,
                        NetboxKind.POWER_PANEL,
                        NetboxKind.POWER_FEED)
                .flatMap(kind -> step.rows(kind).stream())
                .forEach(row -> ofField(row, wires));
        Map<String, Feed> byEnds = new HashMap<>();
        known.stream()
                .filter(feed -> feed.kind() == Feed.Kind.POWER)
                .forEach(feed -> byEnds.put(
                        ends(feed.fromNode(), nodeOfAsset.getOrDefault(feed.toNode(), feed.toNode()), feed.outlet()),
                        feed));
        List<Wire> wanted = new ArrayList<>();
        List<Wire> anew = new ArrayList<>();
        for (Wire wire : wires) {
            Feed before = byEnds.get(ends(wire.from(), wire.to(), wire.edge().outlet()));
            if (before == null) {
                wanted.add(wire);
                continue;
            }
            List<Change> changes = changes(before, wire.edge());
            if (changes.isEmpty()) {
                tell(wire, Fate.SAME, List.of(), changes);
            } else {
                switch (step.onKnown) {
                    case UPDATE -> {
                        power.disconnect(before.id(), step.reason, step.actor);
                        anew.add(wire);
                        tell(wire, Fate.CHANGED, List.of(), changes);
                    }
                    case SKIP -> tell(wire, Fate.SKIPPED, List.of(), changes);
                    case STOP ->
                        tell(wire, Fate.FAULTY, List.of(new Fault("name", wire.name(), "known", wire.name())), changes);
                }
            }
        }
        wire(anew, false);
        wire(wanted, true);
    }

    private static String ends(String from, String to, String outlet) {
        return String.join("\n", from, to, outlet);
    }

    private static List<Change> changes(Feed before, FedBy edge) {
        List<Change> changes = new ArrayList<>();
        change(changes, "path", before.path(), edge.path());
        change(changes, "phases", before.phases(), edge.phases());
        change(changes, "priority", Integer.toString(before.priority()), Integer.toString(edge.priority()));
        return changes;
    }

    private static void change(List<Change> changes, String field, String was, String became) {
        if (!was.equals(became)) {
            changes.add(new Change("exchange.field." + field, was, became));
        }
    }

    private void tell(Wire wire, Fate fate, List<Fault> faults, List<Change> changes) {
        step.tell(wire.id(), NetboxKind.CABLE, wire.row(), wire.name(), fate, faults, changes);
    }

    /** Connects what can be, and tells the rest. */
    private void wire(List<Wire> wires, boolean isNew) {
        List<Wire> good = new ArrayList<>(wires);
        PowerDesk.Taken taken = power.take(cables(good), step.reason, step.actor);
        Map<Integer, DcimException> causes = new HashMap<>();
        taken.faults().forEach(fault -> causes.put(fault.row() - 1, fault.cause()));
        if (!causes.isEmpty()) {
            good.clear();
            for (int i = 0; i < wires.size(); i++) {
                if (causes.containsKey(i)) {
                    step.lines().removeIf(sameAs(wires.get(i)));
                    tell(wires.get(i), Fate.FAULTY, List.of(fault(causes.get(i))), List.of());
                } else {
                    good.add(wires.get(i));
                }
            }
            power.take(cables(good), step.reason, step.actor);
        }
        if (isNew) {
            good.forEach(wire -> {
                tell(wire, Fate.NEW, List.of(), List.of());
                step.made.add(new Step.Made(
                        "cable",
                        0,
                        wire.name(),
                        ends(wire.from(), wire.to(), wire.edge().outlet())));
            });
        }
    }

    private static Predicate<ExchangeLine> sameAs(Wire wire) {
        return line -> line.id().equals(wire.id());
    }

    private static List<Cable> cables(List<Wire> wires) {
        return wires.stream()
                .map(wire -> new Cable(
                        wire.from(),
                        wire.to(),
                        wire.edge().path(),
                        wire.edge().outlet(),
                        wire.edge().phases(),
                        Integer.toString(wire.edge().priority())))
                .toList();
    }

    /** What feeds a feed is its panel; what it feeds is its rack, unless a cable tells better. */
    private void ofFeed(NetboxRow row, List<Wire> wires) {
        String key = keys.get(row);
        if (key == null) {
            return;
        }
        String path = told(row, "path", NetboxTerms.path(lower(row.of("type"))));
        String id = row.id() + " panel";
        String panelName = row.of("power_panel");
        String name = panelName + " → " + row.of("name");
        NetboxRow panelRow = panelRows.get(lower(panelName));
        String panel = panelRow == null
                ? Optional.ofNullable(nodeByName.get(lower(panelName)))
                        .map(PowerNode::key)
                        .orElse(null)
                : keys.get(panelRow);
        wire(
                new Wire(
                        id,
                        row,
                        name,
                        Objects.requireNonNullElse(panel, ""),
                        key,
                        new FedBy("", row.ours("outlet"), path, told(row, "edge_phases", ""), priority(row))),
                new Fault("power_panel", panelName, "unknown-part", ""),
                wires);
        if (!row.of("rack").isEmpty() && !cabledFeeds.contains(row)) {
            // why: answers of the API tell the site with the panel alone
            String site = row.of("site").isEmpty() && panelRow != null ? panelRow.of("site") : row.of("site");
            String rack = places.find(site, row.of("location"), row.of("rack"))
                    .map(Place::id)
                    .map(Feed::place)
                    .orElse("");
            wire(
                    new Wire(
                            row.id() + " rack",
                            row,
                            row.of("name") + " → " + row.of("rack"),
                            key,
                            rack,
                            new FedBy("", "", NetboxTerms.path(lower(row.of("type"))), "", 0)),
                    new Fault("rack", row.of("rack"), "unknown-place", ""),
                    wires);
        }
    }

    private static String told(NetboxRow row, String name, String otherwise) {
        String told = row.ours(name);
        return told.isEmpty() ? otherwise : told.equals("-") ? "" : told;
    }

    private static int priority(NetboxRow row) {
        return row.ours("priority").equals("1") ? 1 : 0;
    }

    /** Counts on a connection unless one of its ends is not there. */
    private void wire(Wire wire, Fault missing, List<Wire> wires) {
        if (step.isLeftOut(wire.id())) {
            return;
        }
        if (wire.from().isEmpty() || wire.to().isEmpty()) {
            tell(wire, Fate.FAULTY, List.of(missing), List.of());
        } else {
            wires.add(wire);
        }
    }

    private void ofCable(NetboxRow row, List<Wire> wires) {
        if (NetworkStep.isNetwork(row)) {
            return;
        }
        String a = type(row, "side_a_");
        String b = type(row, "side_b_");
        boolean isPower = NetboxTerms.CABLED.contains(a) && NetboxTerms.CABLED.contains(b);
        boolean isReverse = a.equals(NetboxTerms.PORT);
        if (!isPower || a.equals(NetboxTerms.PORT) == b.equals(NetboxTerms.PORT)) {
            step.set.leave("cables " + a + " – " + b);
            return;
        }
        String from = isReverse ? "side_b_" : "side_a_";
        String to = isReverse ? "side_a_" : "side_b_";
        boolean isFeed = type(row, from).equals(NetboxTerms.FEED);
        String fromName = isFeed ? row.of(from + "name") : row.of(from + "device");
        String outlet = isFeed || NetboxTerms.isMadeUp(row.of(from + "name")) ? "" : row.of(from + "name");
        NetboxRow feedRow = feedRows.get(feed(row.of(from + "power_panel"), row.of(from + "name")));
        String path = told(row, "path", feedRow == null ? "" : NetboxTerms.path(lower(feedRow.of("type"))));
        String leg = isFeed ? "" : legs.getOrDefault(feed(row.of(from + "device"), row.of(from + "name")), "");
        String fromKey = isFeed ? giver(fromName, feedRow) : giver(fromName, deviceRows.get(lower(fromName)));
        String toKey = taker(row.of(to + "device"));
        wire(
                new Wire(
                        row.id(),
                        row,
                        fromName + (outlet.isEmpty() ? "" : "/" + outlet) + " → " + row.of(to + "device"),
                        fromKey,
                        toKey,
                        new FedBy("", outlet, path, told(row, "edge_phases", NetboxTerms.phases(leg)), priority(row))),
                fromKey.isEmpty()
                        ? new Fault(from + (isFeed ? "name" : "device"), fromName, "unknown-part", "")
                        : new Fault(to + "device", row.of(to + "device"), "unknown-device", ""),
                wires);
    }

    /** Returns the node of what gives power; empty where there is none. */
    private String giver(String name, @Nullable NetboxRow row) {
        if (row != null) {
            return Objects.requireNonNullElse(keys.get(row), "");
        }
        PowerNode node = nodeByName.get(lower(name));
        ChainNode device = deviceByName.get(lower(name));
        return node != null ? node.key() : device != null ? device.key() : "";
    }

    private String taker(String name) {
        NetboxRow row = deviceRows.get(lower(name));
        if (row != null) {
            return Objects.requireNonNullElse(keys.get(row), "");
        }
        String part = giver(name, null);
        List<String> assets = assetByName.getOrDefault(lower(name), List.of());
        return !part.isEmpty() ? part : assets.size() == 1 ? assets.getFirst() : "";
    }

    /** What a custom field of ours tells to be fed. */
    private void ofField(NetboxRow row, List<Wire> wires) {
        if (row.ours("fed_by").isEmpty()) {
            return;
        }
        String field = NetboxKind.ours("fed_by");
        String to =
                switch (row.kind()) {
                    case SITE, LOCATION, RACK -> place(row);
                    default -> Objects.requireNonNullElse(keys.get(row), "");
                };
        List<FedBy> told;
        try {
            told = FedBy.read(row.ours("fed_by"));
        } catch (IllegalArgumentException e) {
            if (!step.isLeftOut(row.id() + " fed 0")) {
                step.tell(
                        row.id() + " fed 0",
                        NetboxKind.CABLE,
                        row,
                        row.of("name"),
                        Fate.FAULTY,
                        List.of(new Fault(field, e.getMessage(), "not-read", "PDU-1|1|A|L1|0; …")),
                        List.of());
            }
            return;
        }
        for (int i = 0; i < told.size(); i++) {
            FedBy edge = told.get(i);
            wire(
                    new Wire(
                            row.id() + " fed " + i,
                            row,
                            edge.from() + (edge.outlet().isEmpty() ? "" : "/" + edge.outlet()) + " → " + row.of("name"),
                            giver(edge.from(), null),
                            to,
                            edge),
                    new Fault(field, edge.from(), "unknown-part", ""),
                    wires);
        }
    }

    private String place(NetboxRow row) {
        Optional<Place> place =
                switch (row.kind()) {
                    case SITE -> places.find(row.of("name"), "", "");
                    case LOCATION -> places.find(row.of("site"), row.of("name"), "");
                    default -> places.find(row.of("site"), row.of("location"), row.of("name"));
                };
        return place.map(found -> Feed.place(found.id())).orElse("");
    }
}
