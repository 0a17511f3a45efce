package vn.dcim.web.network;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.dcim.core.network.Cut;
import vn.dcim.core.network.Network;
import vn.dcim.core.network.NetworkSurvey;
import vn.dcim.core.network.Networks;
import vn.dcim.core.network.TrafficMeters;
import vn.dcim.core.power.ChainNode;

/** Answers what is cut off when parts of the network fail that are named. */
@Singleton
final class NetworkQuestions {

    private final Networks networks;
    private final TrafficMeters meters;

    NetworkQuestions(Networks networks, TrafficMeters meters) {
        this.networks = networks;
        this.meters = meters;
    }

    /** @param unknown names that no part bears */
    record Asked(Network network, Cut cut, List<String> unknown) {}

    /** @param names or keys; blank ones count for nothing */
    Asked ask(List<String> names) {
        Network network = networks.now();
        Set<String> failing = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            String wanted = name.strip();
            List<String> keys = network.chain().nodes().stream()
                    .filter(node -> node.key().equals(wanted) || node.name().equalsIgnoreCase(wanted))
                    .map(ChainNode::key)
                    .toList();
            failing.addAll(keys);
            if (keys.isEmpty() && !wanted.isEmpty()) {
                unknown.add(wanted);
            }
        }
        NetworkSurvey survey = NetworkSurvey.of(network, meters.of(network));
        return new Asked(network, Cut.of(network, survey, failing), unknown);
    }
}
