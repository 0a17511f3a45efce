package vn.dcim.web.disposal;

import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.attachment.Attachment;
import vn.dcim.core.asset.carrier.Carriers;

/**
 * What holds data in an asset.
 *
 * @param files of the asset that count
 * @param form which form was refused, such as {@code wipe-12}; empty for none
 * @param typed into that form
 * @param fault why it was refused
 */
public record CarrierPage(
        Asset asset, Carriers.Told told, List<Attachment> files, String form, Map<String, String> typed, String fault) {

    /** Returns a field of a form as it was typed, or else what it begins with. */
    public String typed(String of, String field, String first) {
        return form.equals(of) ? typed.getOrDefault(field, "") : first;
    }

    /** Returns why a form was refused; empty where it was not. */
    public String fault(String of) {
        return form.equals(of) ? fault : "";
    }
}
