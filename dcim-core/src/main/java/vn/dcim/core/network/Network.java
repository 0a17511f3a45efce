package vn.dcim.core.network;

import java.util.Map;
import vn.dcim.core.device.Feed;
import vn.dcim.core.power.Chain;

/**
 * The network chain as it is noted at one moment, lines before what is reached over them.
 *
 * @param links by the id of their edge
 */
public record Network(Chain chain, Map<Long, NetworkLink> links) {

    /** Returns what is noted of an edge. */
    public NetworkLink link(Feed feed) {
        NetworkLink known = links.get(feed.id());
        return known == null ? new NetworkLink(feed.id(), null, null, "", "") : known;
    }
}
