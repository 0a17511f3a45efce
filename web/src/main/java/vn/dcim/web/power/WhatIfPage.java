package vn.dcim.web.power;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Hit;
import vn.dcim.core.power.Hit.Fate;
import vn.dcim.core.power.Part;
import vn.dcim.core.power.Supply;
import vn.dcim.core.power.WhatIf;

/**
 * The question what if and its answer.
 *
 * @param tree to choose from
 * @param choices names that may be typed
 * @param typed what was typed and is no part of the chain; empty for nothing
 * @param now instant of the answer
 */
public record WhatIfPage(
        WhatIf answer, List<ChainTree.Line> tree, List<String> choices, String typed, AssetNames names, Instant now) {

    public boolean isAsked() {
        return !answer.opened().isEmpty();
    }

    /** Returns the query by which the answer is asked again. */
    public String query() {
        return answer.opened().stream()
                .map(node -> "open=" + URLEncoder.encode(node.name(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    public String opened() {
        return answer.opened().stream().map(ChainNode::name).collect(Collectors.joining(", "));
    }

    public List<Hit> hits(Fate fate) {
        return answer.hits(fate);
    }

    /** Returns agencies whose equipment is without power at once or later, with how much of it. */
    public Map<String, Long> agencies() {
        return answer.hits().stream()
                .filter(hit -> hit.fate() == Fate.DARK || hit.fate() == Fate.DARK_LATER)
                .filter(hit -> hit.node().owner().isPresent())
                .collect(Collectors.groupingBy(
                        hit -> names.unit(hit.node().owner().orElseThrow()), TreeMap::new, Collectors.counting()));
    }

    /** Returns parts that can be read and whose readings cannot be used, so that others' or the budget stand for them. */
    public List<Part> unread() {
        return answer.parts().stream()
                .filter(part -> part.node().device() != null && part.measure().watts() == null)
                .filter(part -> part.was() != Supply.DARK)
                .toList();
    }

    /** Returns how many of what is hit have neither a reading nor a budget. */
    public long unknown() {
        return answer.hits().stream()
                .filter(hit -> hit.isBudgeted() && hit.node().budget() == 0)
                .count();
    }

    /** Returns the class of a load against its limit. */
    public String look(Part part) {
        return part.isOverloaded() ? "word p-high" : "";
    }
}
