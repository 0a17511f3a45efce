package vn.dcim.web.power;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.power.Chain;
import vn.dcim.core.power.ChainNode;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.Meters;
import vn.dcim.core.power.PowerConfig;
import vn.dcim.core.power.WhatIf;

/** Asks what if of the chain as it is now. */
@Singleton
final class Questions {

    private final Chains chains;
    private final Meters meters;
    private final PowerConfig config;

    Questions(Chains chains, Meters meters, PowerConfig config) {
        this.chains = chains;
        this.meters = meters;
        this.config = config;
    }

    /** @param unknown names that no part of the chain bears */
    record Asked(Chain chain, WhatIf answer, List<String> unknown) {}

    /** @param names of what is opened, or nodes such as {@code device:12}; blanks count for nothing */
    Asked ask(List<String> names) {
        Chain chain = chains.now();
        Map<String, String> keys = new HashMap<>();
        for (ChainNode node : chain.nodes()) {
            if (!node.isConsumer()) {
                keys.put(node.name().toLowerCase(Locale.ROOT), node.key());
                keys.put(node.key(), node.key());
            }
        }
        Set<String> open = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            String known = keys.get(name.strip().toLowerCase(Locale.ROOT));
            if (known != null) {
                open.add(known);
            } else if (!name.isBlank()) {
                unknown.add(name.strip());
            }
        }
        return new Asked(chain, WhatIf.of(chain, meters.of(chain), open, config), unknown);
    }
}
