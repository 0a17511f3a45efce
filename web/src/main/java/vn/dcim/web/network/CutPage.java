package vn.dcim.web.network;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.network.Cut;
import vn.dcim.core.power.ChainNode;

/**
 * What fails, and what becomes of the rest.
 *
 * @param choices names of what something is reached over
 * @param unknown what was typed and is none of these; empty for none
 */
public record CutPage(Cut cut, List<String> choices, String unknown, AssetNames names) {

    public boolean isAsked() {
        return !cut.failed().isEmpty();
    }

    public String failed() {
        return String.join(", ", cut.failed().stream().map(ChainNode::name).toList());
    }

    public boolean isFailed(String name) {
        return cut.failed().stream().anyMatch(node -> node.name().equals(name));
    }

    /** Returns how many of what is lost are each agency's, by its name. */
    public TreeMap<String, Integer> agencies() {
        TreeMap<String, Integer> counts = new TreeMap<>();
        Stream.concat(cut.lost().stream(), cut.failed().stream())
                .flatMap(node -> node.owner().stream())
                .forEach(unit -> counts.merge(names.unit(unit), 1, Integer::sum));
        return counts;
    }
}
