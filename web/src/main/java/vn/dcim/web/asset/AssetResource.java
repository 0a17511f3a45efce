package vn.dcim.web.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetTexts;

/**
 * An asset in the API.
 *
 * @param revision to be sent back with a change
 * @param status code, such as {@code in-use}
 * @param fields by their codes, in canonical form: codes, days as 2026-01-31, sums in đồng, names of places and units; empty
 *     where nothing is known. The centre's own fields stand behind, as far as they are asked of the asset or tell something
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AssetResource(long id, int revision, String status, Map<String, String> fields) {

    static AssetResource of(Asset asset, AssetNames names) {
        Map<String, String> fields = new LinkedHashMap<>();
        AssetTexts.all(asset, names).forEach((field, text) -> fields.put(field.code(), text));
        return new AssetResource(asset.id(), asset.revision(), asset.status().code(), fields);
    }
}
