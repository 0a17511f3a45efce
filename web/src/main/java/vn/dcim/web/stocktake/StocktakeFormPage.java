package vn.dcim.web.stocktake;

import java.util.Map;
import vn.dcim.core.asset.AssetNames;

/**
 * The form for a new stocktake.
 *
 * @param typed as it was sent; empty before
 * @param fault why it was not begun; empty for nothing
 */
public record StocktakeFormPage(AssetNames names, Map<String, String> typed, String fault) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
