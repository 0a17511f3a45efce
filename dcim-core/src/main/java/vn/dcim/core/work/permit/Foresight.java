package vn.dcim.core.work.permit;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.Meters;
import vn.dcim.core.power.Part;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.core.power.WhatIf;

/** Foresees what opening nodes of the power chain does, with the loads of now. */
@Singleton
public class Foresight {

    private final Chains chains;
    private final Meters meters;
    private final PowerConfig config;

    Foresight(Chains chains, Meters meters, PowerConfig config) {
        this.chains = chains;
        this.meters = meters;
        this.config = config;
    }

    /** Returns the names of everything that can be switched off, sorted. */
    public List<String> names() {
        return chains.now().nodes().stream()
                .filter(node -> !node.isConsumer())
                .map(ChainNode::name)
                .sorted()
                .toList();
    }

    /** Returns the key of the node that bears a name; empty for none. */
    public Optional<String> key(String name) {
        return chains.now().nodes().stream()
                .filter(node -> node.name().equalsIgnoreCase(name.strip()))
                .map(ChainNode::key)
                .findFirst();
    }

    /** Returns what opening some nodes does now. */
    public WhatIf of(Set<String> keys) {
        Chain chain = chains.now();
        return WhatIf.of(chain, meters.of(chain), keys, config);
    }

    /** Returns the same as lines: a fate and a name each, the worst first. */
    public String told(Set<String> keys) {
        WhatIf what = of(keys);
        return Stream.concat(
                        what.hits().stream()
                                .map(hit ->
                                        hit.fate().code() + "\t" + hit.node().name()),
                        what.overloads().stream().map(Part::node).map(node -> "overload\t" + node.name()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Returns the names of what some nodes darken together and neither half alone; empty for nothing. */
    List<String> together(Set<String> some, Set<String> others) {
        Chain chain = chains.now();
        Set<String> both = new LinkedHashSet<>(some);
        both.addAll(others);
        Set<String> dark = dark(chain, both);
        dark.removeAll(dark(chain, some));
        dark.removeAll(dark(chain, others));
        return List.copyOf(dark);
    }

    private Set<String> dark(Chain chain, Set<String> open) {
        return WhatIf.darkened(chain, open, config).stream()
                .map(ChainNode::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
