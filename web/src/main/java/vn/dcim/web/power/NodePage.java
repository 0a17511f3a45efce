package vn.dcim.web.power;

import io.micronaut.core.annotation.Nullable;
import java.util.Map;
import vn.dcim.core.power.PowerNode;

/**
 * The form for a part of the chain.
 *
 * @param node that is changed; null for a new one
 * @param typed by the code of each field
 * @param fault why nothing was saved; empty for none
 */
public record NodePage(@Nullable PowerNode node, Map<String, String> typed, String fault) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public String path() {
        return node == null ? "/power/new" : "/power/nodes/" + node.id() + "/edit";
    }
}
