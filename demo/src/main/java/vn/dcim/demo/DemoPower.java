package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.power.Cable;
import vn.dcim.core.power.PowerDesk;
import vn.dcim.core.power.PowerNode;

/** Hangs what stands in the racks on outlets beneath the plant's breakers, some of it as it should not be. */
@Singleton
final class DemoPower {

    private static final String ACTOR = "demo";
    private static final int MOST_ASSETS = 1000;

    /** A strip far too small for its rack once the other side is lost. */
    private static final String WEAK_STRIP = "R05-A";

    private static final Map<String, Map<String, String>> RATINGS = Map.of(
            "UPS-A", Map.of("kind", "ups", "watts", "36000", "phases", "3"),
            "UPS-B", Map.of("kind", "ups", "watts", "36000", "phases", "3"),
            "G1", Map.of("kind", "generator", "watts", "64000", "phases", "3"),
            "ATS-1", Map.of("kind", "ats", "amps", "100", "phases", "3"),
            "PDU-A1", Map.of("kind", "pdu", "amps", "32", "phases", "3"),
            "PDU-A2", Map.of("kind", "pdu", "amps", "32", "phases", "3"),
            "PDU-B1", Map.of("kind", "pdu", "amps", "32", "phases", "3"),
            "PDU-B2", Map.of("kind", "pdu", "amps", "32", "phases", "3"));

    private final PowerDesk desk;
    private final Assets assets;
    private final DeviceRepository devices;

    DemoPower(PowerDesk desk, Assets assets, DeviceRepository devices) {
        this.desk = desk;
        this.assets = assets;
        this.devices = devices;
    }

    /** Enters it unless an earlier start did; breakers and assets must be there. */
    void enter() {
        List<PowerNode> known = desk.nodes();
        List<PowerNode> ways = known.stream()
                .filter(node -> node.name().matches("Q-[AB]\\d-R\\d\\d"))
                .toList();
        if (ways.isEmpty() || known.stream().anyMatch(node -> node.name().matches("R\\d\\d-[AB]"))) {
            return;
        }
        List<Map<String, String>> nodes = new ArrayList<>();
        List<Cable> cables = new ArrayList<>();
        Map<String, List<String>> strips = new HashMap<>();
        RATINGS.forEach((name, typed) -> devices.findByName(name).ifPresent(_ -> {
            Map<String, String> ratings = new HashMap<>(typed);
            ratings.put("device", name);
            nodes.add(ratings);
        }));
        for (PowerNode way : ways) {
            String rack = way.name().substring(way.name().length() - 3);
            String path = way.name().substring(2, 3);
            String strip = rack + "-" + path;
            nodes.add(
                    Map.of("name", strip, "kind", "pdu", "amps", strip.equals(WEAK_STRIP) ? "6" : "16", "phases", "1"));
            cables.add(new Cable(way.name(), strip, path, "", "", ""));
            strips.computeIfAbsent(rack, _ -> new ArrayList<>()).add(strip);
        }
        desk.addAll(nodes, "", ACTOR);
        desk.setLoads(loads(strips, cables), "", ACTOR);
        desk.connectAll(cables, "", ACTOR);
    }

    /** Returns what each asset in a rack asks, and adds its cords. */
    private Map<Long, Map<String, String>> loads(Map<String, List<String>> strips, List<Cable> cables) {
        // why: the same in every demo, so that its pages can be talked about
        var chance = new Random(1604);
        AssetNames names = assets.names();
        Map<Long, Map<String, String>> loads = new HashMap<>();
        Map<String, Integer> sockets = new HashMap<>();
        List<Asset> mounted = assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, MOST_ASSETS).assets().stream()
                .filter(asset -> strips.containsKey(names.place(asset.position().placeId())))
                .toList();
        for (int i = 0; i < mounted.size(); i++) {
            Asset asset = mounted.get(i);
            List<String> near = strips.get(names.place(asset.position().placeId()));
            // why: every 25th has one supply, and of every 30th both hang on one strip
            boolean isSingle = i % 25 == 7;
            boolean isShared = i % 30 == 11;
            List<String> plugs = isSingle
                    ? List.of(near.get(i % near.size()))
                    : isShared ? List.of(near.getFirst(), near.getFirst()) : List.of(near.getFirst(), near.getLast());
            int watts = watts(asset) + chance.nextInt(30);
            loads.put(
                    asset.id(),
                    Map.of(
                            "inputs", Integer.toString(plugs.size()),
                            "budget", Integer.toString(watts),
                            "nameplate", Integer.toString(4 * watts),
                            "weight",
                                    Integer.toString(6
                                            + 9
                                                    * Optional.ofNullable(asset.position()
                                                                    .height())
                                                            .orElse(1))));
            for (String strip : plugs) {
                int socket = sockets.merge(strip, 1, Integer::sum);
                cables.add(new Cable(
                        strip,
                        asset.tag().isEmpty() ? asset.name() : asset.tag(),
                        strip.substring(strip.length() - 1),
                        Integer.toString(socket),
                        "",
                        ""));
            }
        }
        return loads;
    }

    private static int watts(Asset asset) {
        return switch (asset.kind()) {
            case SERVER, STORAGE -> 110;
            case SWITCH, FIREWALL, LOAD_BALANCER -> 60;
            default -> 25;
        };
    }
}
