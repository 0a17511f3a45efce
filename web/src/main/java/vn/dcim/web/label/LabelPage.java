package vn.dcim.web.label;

import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;

/**
 * What is to be printed, and on what.
 *
 * @param printable with a number, by name
 * @param untagged without a number, for which nothing can be printed
 * @param more how many assets more than can be printed at once were chosen
 * @param printed how often each was printed before; nothing for those that never were
 * @param coded how many have a code under which faults are reported
 * @param knowsAddress whether QR codes lead to the asset's page
 * @param example what the code of the first label will contain; empty where there is none
 * @param typed as it was sent; empty before
 * @param fault why nothing was printed; empty for nothing
 */
public record LabelPage(
        List<Asset> printable,
        List<Asset> untagged,
        long more,
        Map<Long, Long> printed,
        long coded,
        boolean knowsAddress,
        String example,
        Map<String, String> typed,
        String fault) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public long printed(Asset asset) {
        return printed.getOrDefault(asset.id(), 0L);
    }

    public boolean isReprint() {
        return !printed.isEmpty();
    }
}
