package vn.dcim.web.network;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.device.Feed;
import vn.dcim.core.network.Edge;
import vn.dcim.core.network.Network;
import vn.dcim.core.network.NetworkSurvey;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.web.language.Words;
import vn.dcim.web.power.PowerWords;

/**
 * The whole chain.
 *
 * @param config whose marks hold for rates as they do for loads
 * @param typed the connection that was typed last
 * @param fault why it cannot be made; empty for none
 */
public record NetworkPage(
        Network network, NetworkSurvey survey, PowerConfig config, Instant now, WireForm typed, String fault) {

    /** Returns the class of a rate against the marks of the settings. */
    public String look(@Nullable Double percent) {
        return percent == null || percent < config.watch()
                ? ""
                : percent > 100 ? "word p-high" : percent < config.high() ? "word p-low" : "word p-medium";
    }

    public static String rate(@Nullable Double mbps, Words words) {
        return mbps == null ? Words.NOTHING : words.number(mbps, mbps < 10 && mbps != Math.rint(mbps) ? 1 : 0);
    }

    /** Returns what is read of a connection, with its age; a line for nothing. */
    public String measured(Edge edge, Words words) {
        return edge.traffic().most() == null
                ? Words.NOTHING
                : "↓ " + rate(edge.traffic().down(), words) + " ↑ "
                        + rate(edge.traffic().up(), words);
    }

    public List<Feed> closing() {
        return network.chain().closing();
    }

    public String name(String key) {
        return network.chain().find(key).map(ChainNode::name).orElse(key);
    }

    public static String path(ChainNode node) {
        return PowerWords.path(node);
    }
}
