package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Feed;
import vn.dcim.core.network.Network;
import vn.dcim.core.network.NetworkDesk;
import vn.dcim.core.network.Networks;
import vn.dcim.core.network.Wire;
import vn.dcim.core.power.ChainNode;

/** Rates what the plant is reached over, and hangs the switches of the racks and some servers on it, one of them too many. */
@Singleton
final class DemoNetwork {

    private static final String ACTOR = "demo";
    private static final String CORE = "SW-1";
    private static final int MOST_ASSETS = 1000;
    private static final int SWITCHES = 4;
    private static final int SERVERS = 3;

    /** Ports, rate and budget of what the plant is reached over. */
    private static final Map<String, List<String>> PORTS = Map.of(
            "RT-1", List.of("Te1/1/1", "LAN-SW1", "10000", "500"), "NVR-1", List.of("Te1/1/2", "", "1000", "200"));

    private final Networks networks;
    private final NetworkDesk desk;
    private final Assets assets;

    DemoNetwork(Networks networks, NetworkDesk desk, Assets assets) {
        this.networks = networks;
        this.desk = desk;
        this.assets = assets;
    }

    /** Enters it unless an earlier start did; the plant and the assets must be there. */
    void enter() {
        Network network = networks.now();
        ChainNode core = network.chain().nodes().stream()
                .filter(node -> node.name().equals(CORE))
                .findFirst()
                .orElse(null);
        if (core == null || !network.links().isEmpty()) {
            return;
        }
        for (Feed feed : network.chain().outOf(core.key())) {
            List<String> ports =
                    PORTS.get(network.chain().find(feed.toNode()).orElseThrow().name());
            if (ports != null) {
                desk.change(
                        feed.id(), new Wire("", "", ports.get(0), ports.get(1), ports.get(2), ports.get(3)), "", ACTOR);
            }
        }
        desk.connectAll(wires(core), "", ACTOR);
    }

    private List<Wire> wires(ChainNode core) {
        List<Asset> switches = free(AssetKind.SWITCH);
        List<Asset> servers = free(AssetKind.SERVER);
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < Math.min(SWITCHES, switches.size()); i++) {
            String access = "asset:" + switches.get(i).id();
            wires.add(new Wire(core.key(), access, "Gi1/0/" + (i + 1), "Gi0/24", "1000", ""));
            for (int j = 0; j < SERVERS && SERVERS * i + j < servers.size(); j++) {
                // why: one switch is to show what too much looks like
                String budget = i == 2 ? "450" : j == 2 ? "" : "200";
                wires.add(new Wire(
                        access,
                        "asset:" + servers.get(SERVERS * i + j).id(),
                        "Gi0/" + (j + 1),
                        "eth0",
                        "1000",
                        budget));
            }
        }
        return wires;
    }

    private List<Asset> free(AssetKind kind) {
        return assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, MOST_ASSETS).assets().stream()
                .filter(asset -> asset.kind() == kind && asset.deviceId() == null)
                .toList();
    }
}
