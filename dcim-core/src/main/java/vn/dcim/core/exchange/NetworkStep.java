package vn.dcim.core.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.device.Feed;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.exchange.ExchangeLine.Change;
import vn.dcim.core.exchange.ExchangeLine.Fault;
import vn.dcim.core.network.Network;
import vn.dcim.core.network.NetworkDesk;
import vn.dcim.core.network.NetworkLink;
import vn.dcim.core.network.Wire;

/**
 * Takes over cables between interfaces as connections of the network chain. NetBox's cables have no direction, ours do: one that is
 * known keeps its own; a custom field of ours tells it; else what stands nearer to the line gives (line, router, firewall, load
 * balancer, switch, access point, all else), and of two alike side A, or side B where that alone makes no circle.
 */
final class NetworkStep {

    /** What the custom field of ours says where side A gives; {@code b} for the other. */
    static final String SIDE_A = "a";

    private static final String A = "side_a_";
    private static final String B = "side_b_";
    private static final int LINE = 0;
    private static final int REST = 99;
    private static final int LONGEST_LABEL = 100;
    private static final int MOST_TOLD = 20;
    private static final Map<AssetKind, Integer> RANKS = ranks();
    private static final Map<String, Integer> LONGEST =
            Map.of("type", 50, "status", 50, "label", LONGEST_LABEL, "color", 20, "length", 20, "length_unit", 10);

    private final Step step;
    private final PowerStep ends;
    private final NetworkDesk desk;
    private final NetworkCableRepository cables;
    private final Network network;
    private final Map<String, Set<String>> interfaces = new HashMap<>();
    private final Map<Long, NetworkCable> cableOf = new HashMap<>();
    private final Set<String> lines = new HashSet<>();

    /** An end of a cable. */
    private record End(String key, String device, String port) {

        boolean is(String otherKey, String otherPort) {
            return key.equals(otherKey) && port.equalsIgnoreCase(otherPort);
        }

        String told() {
            return port.isEmpty() ? device : device + "/" + port;
        }
    }

    /** A cable with its row; from a to b once it has a direction. */
    private record Told(NetboxRow row, End a, End b) {

        Told turned() {
            return new Told(row, b, a);
        }

        String name() {
            return a.told() + " → " + b.told();
        }
    }

    /** A connection that is known, its ends as they stand now. */
    private record Known(Feed feed, String from, String to, NetworkLink link) {

        boolean isBetween(Told told) {
            return from.equals(told.a().key()) && to.equals(told.b().key());
        }

        boolean isExactly(Told told) {
            return told.a().is(from, feed.outlet()) && told.b().is(to, link.farPort());
        }

        /** Tells whether it may be the one with a port that was changed, or that nobody had noted. */
        boolean isLikely(Told told) {
            return isBetween(told)
                    && (told.a().is(from, feed.outlet())
                            || told.b().is(to, link.farPort())
                            || feed.outlet().isEmpty() && link.farPort().isEmpty());
        }
    }

    /** @param ways the wire, and itself turned where that is as good */
    private record Wanted(Told told, NetworkCable cable, List<Wire> ways, boolean isNew) {}

    NetworkStep(Step step, PowerStep ends, NetworkDesk desk, NetworkCableRepository cables, Network network) {
        this.step = step;
        this.ends = ends;
        this.desk = desk;
        this.cables = cables;
        this.network = network;
        cables.findAll().forEach(cable -> cableOf.put(cable.feedId(), cable));
        step.rows(NetboxKind.INTERFACE).forEach(row -> interfaces
                .computeIfAbsent(
                        row.of("device").toLowerCase(Locale.ROOT), _ -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
                .add(row.of("name")));
    }

    private static Map<AssetKind, Integer> ranks() {
        Map<AssetKind, Integer> ranks = new EnumMap<>(AssetKind.class);
        Stream.of(AssetKind.ROUTER, AssetKind.FIREWALL, AssetKind.LOAD_BALANCER, AssetKind.SWITCH, AssetKind.WIRELESS)
                .forEach(kind -> ranks.put(kind, ranks.size() + 1));
        return ranks;
    }

    /** @param edges of the network that are known */
    void connect(List<Feed> edges) {
        List<Known> known = edges.stream()
                .map(feed -> new Known(feed, ends.now(feed.fromNode()), ends.now(feed.toNode()), network.link(feed)))
                .toList();
        Set<String> reached = new HashSet<>();
        known.forEach(one -> reached.add(one.to()));
        known.stream().map(Known::from).filter(from -> !reached.contains(from)).forEach(lines::add);
        Set<String> cabled = new HashSet<>();
        List<Told> told = new ArrayList<>();
        step.rows(NetboxKind.CABLE).stream().filter(NetworkStep::isNetwork).forEach(row -> {
            Stream.of(A, B).forEach(side -> cabled.add(interfaceKey(row.of(side + "device"), row.of(side + "name"))));
            read(row).ifPresent(told::add);
        });
        step.rows(NetboxKind.INTERFACE).stream()
                .filter(row -> !cabled.contains(interfaceKey(row.of("device"), row.of("name"))))
                .forEach(_ -> step.set.leave(NetboxKind.INTERFACE.path()));
        Map<Told, Known> same = match(told, known);
        List<Wanted> wanted = new ArrayList<>();
        for (Told one : told) {
            Known before = same.get(one);
            if (before == null) {
                directed(one, wanted);
            } else {
                known(before.from().equals(one.a().key()) ? one : one.turned(), before, wanted);
            }
        }
        take(wanted);
    }

    static boolean isNetwork(NetboxRow row) {
        return Stream.of(A, B).allMatch(side -> row.of(side + "type").equalsIgnoreCase(NetboxTerms.INTERFACE));
    }

    private static String interfaceKey(String device, String name) {
        return (device + "\n" + name).toLowerCase(Locale.ROOT);
    }

    private Optional<Told> read(NetboxRow row) {
        List<Fault> faults = new ArrayList<>();
        End a = end(row, A, faults);
        End b = end(row, B, faults);
        LONGEST.forEach((column, longest) -> {
            if (row.of(column).length() > longest) {
                faults.add(new Fault(column, row.of(column), "too-long", longest.toString()));
            }
        });
        if (!row.of("length").isEmpty() && !row.of("length").matches("\\d{1,9}([.]\\d{1,9})?")) {
            faults.add(new Fault("length", row.of("length"), "not-read", "12.5"));
        }
        Told told = new Told(row, a, b);
        if (!faults.isEmpty()) {
            step.tell(row, told.name(), Fate.FAULTY, faults, List.of());
            return Optional.empty();
        }
        return Optional.of(told);
    }

    private End end(NetboxRow row, String side, List<Fault> faults) {
        String device = row.of(side + "device");
        String port = row.of(side + "name");
        String key = ends.networkEnd(device);
        if (key.isEmpty()) {
            faults.add(new Fault(side + "device", device, "unknown-device", ""));
        } else if (!interfaces.isEmpty()) {
            Set<String> there = interfaces.getOrDefault(device.toLowerCase(Locale.ROOT), Set.of());
            if (!there.contains(port)) {
                String some = String.join(", ", there.stream().limit(MOST_TOLD).toList());
                faults.add(new Fault(side + "name", device + "/" + port, "unknown-interface", some));
            }
        }
        return new End(key, device, NetboxTerms.isMadeUp(port) ? "" : port);
    }

    /** Finds what is known of the cables: the very same first, then the only one that is likely. */
    private static Map<Told, Known> match(List<Told> told, List<Known> known) {
        Map<Told, Known> same = new LinkedHashMap<>();
        List<Known> left = new ArrayList<>(known);
        for (Told one : told) {
            left.stream()
                    .filter(other -> other.isExactly(one) || other.isExactly(one.turned()))
                    .findFirst()
                    .ifPresent(found -> {
                        same.put(one, found);
                        left.remove(found);
                    });
        }
        for (Told one : told) {
            List<Known> likely = left.stream()
                    .filter(other -> other.isLikely(one) || other.isLikely(one.turned()))
                    .toList();
            if (!same.containsKey(one) && likely.size() == 1) {
                same.put(one, likely.getFirst());
                left.remove(likely.getFirst());
            }
        }
        return same;
    }

    private static NetworkCable cable(NetboxRow row, NetworkCable before) {
        String length = told(row, "length", before.length());
        String plain = length.isEmpty()
                ? ""
                : new BigDecimal(length).stripTrailingZeros().toPlainString();
        String status = told(row, "status", before.status());
        return new NetworkCable(
                before.feedId(),
                told(row, "type", before.type()),
                status.isEmpty() ? before.status() : status.toLowerCase(Locale.ROOT),
                told(row, "label", before.label()),
                told(row, "color", before.color()),
                plain,
                told(row, "length_unit", before.lengthUnit()));
    }

    private static String told(NetboxRow row, String column, String otherwise) {
        return row.tells(column) ? row.of(column) : otherwise;
    }

    private static Wire wire(Told told, NetworkLink before) {
        NetboxRow row = told.row();
        String rated = row.ours("rated").isEmpty() ? Objects.toString(before.ratedMbps(), "") : row.ours("rated");
        String budget = row.ours("budget").isEmpty() ? Objects.toString(before.budgetMbps(), "") : row.ours("budget");
        return new Wire(
                told.a().key(), told.b().key(), told.a().port(), told.b().port(), rated, budget);
    }

    private void known(Told told, Known before, List<Wanted> wanted) {
        NetworkCable was = cableOf.getOrDefault(
                before.feed().id(), NetworkCable.unknown(before.feed().id()));
        NetworkCable becomes = cable(told.row(), was);
        Wire wire = wire(told, before.link());
        List<Change> ofLink = new ArrayList<>();
        // why: a name in other letters is the same to NetBox and to us
        change(ofLink, "port", lower(before.feed().outlet()), lower(wire.port()));
        change(ofLink, "far-port", lower(before.link().farPort()), lower(wire.farPort()));
        change(ofLink, "rated", Objects.toString(before.link().ratedMbps(), ""), wire.rated());
        change(ofLink, "budget", Objects.toString(before.link().budgetMbps(), ""), wire.budget());
        List<Change> changes = new ArrayList<>(ofLink);
        change(changes, "cable-type", was.type(), becomes.type());
        change(changes, "cable-status", was.status(), becomes.status());
        change(changes, "label", was.label(), becomes.label());
        change(changes, "color", was.color(), becomes.color());
        change(changes, "length", was.length(), becomes.length());
        change(changes, "length-unit", was.lengthUnit(), becomes.lengthUnit());
        if (changes.isEmpty()) {
            step.tell(told.row(), told.name(), Fate.SAME, List.of(), changes);
            return;
        }
        switch (step.onKnown) {
            case SKIP -> step.tell(told.row(), told.name(), Fate.SKIPPED, List.of(), changes);
            case STOP ->
                step.tell(
                        told.row(),
                        told.name(),
                        Fate.FAULTY,
                        List.of(new Fault("name", told.name(), "known", told.name())),
                        changes);
            case UPDATE -> {
                step.tell(told.row(), told.name(), Fate.CHANGED, List.of(), changes);
                if (ofLink.isEmpty()) {
                    keep(becomes);
                } else {
                    desk.disconnect(before.feed().id(), step.reason, step.actor);
                    cableOf.remove(before.feed().id());
                    wanted.add(new Wanted(told, becomes, List.of(wire), false));
                }
            }
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void change(List<Change> changes, String field, String was, String became) {
        if (!was.equals(became)) {
            changes.add(new Change("exchange.field." + field, was, became));
        }
    }

    private void directed(Told told, List<Wanted> wanted) {
        String from = told.row().ours("from");
        int a = rank(told.a().key());
        int b = rank(told.b().key());
        boolean isTold = !from.isEmpty();
        boolean isTurned = isTold ? !from.equals(SIDE_A) : b < a;
        Told directed = isTurned ? told.turned() : told;
        NetworkLink nothing = new NetworkLink(0, null, null, "", "");
        List<Wire> ways = new ArrayList<>(List.of(wire(directed, nothing)));
        if (!isTold && a == b) {
            ways.add(wire(directed.turned(), nothing));
        }
        wanted.add(new Wanted(directed, cable(told.row(), NetworkCable.unknown(0)), ways, true));
    }

    /** Returns how near to the line something stands, the nearest first. */
    private int rank(String key) {
        return lines.contains(key)
                ? LINE
                : ends.kindOf(key).map(kind -> RANKS.getOrDefault(kind, REST)).orElse(REST);
    }

    private void take(List<Wanted> wanted) {
        List<NetworkDesk.Taken> taken =
                desk.take(wanted.stream().map(Wanted::ways).toList(), step.reason, step.actor);
        for (int i = 0; i < taken.size(); i++) {
            Wanted one = wanted.get(i);
            NetboxRow row = one.told().row();
            Feed feed = taken.get(i).feed();
            if (feed == null) {
                step.lines().removeIf(line -> line.id().equals(row.id()));
                step.tell(
                        row,
                        one.told().name(),
                        Fate.FAULTY,
                        List.of(fault(taken.get(i).cause())),
                        List.of());
                continue;
            }
            keep(one.cable().of(feed.id()));
            if (one.isNew()) {
                boolean isAsTold = feed.fromNode().equals(one.told().a().key());
                String name = (isAsTold ? one.told() : one.told().turned()).name();
                step.tell(row, name, Fate.NEW, List.of(), List.of());
                step.made.add(new Step.Made("cable", feed.id(), name));
            }
        }
    }

    private void keep(NetworkCable cable) {
        if (cableOf.containsKey(cable.feedId())) {
            cables.update(cable);
        } else if (!cable.isUnknown()) {
            cables.save(cable);
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
}
