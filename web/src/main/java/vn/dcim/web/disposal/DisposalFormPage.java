package vn.dcim.web.disposal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.asset.Asset;

/**
 * Minutes that are drawn up.
 *
 * @param assets that may stand on them
 * @param chosen ids of those that shall
 * @param typed what was typed into a form that was refused
 * @param fault why it was; empty for none
 */
public record DisposalFormPage(List<Asset> assets, Set<Long> chosen, Map<String, String> typed, String fault) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
