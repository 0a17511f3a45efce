package vn.dcim.web.regulation;

import java.util.List;
import java.util.Map;
import vn.dcim.core.regulation.inspection.InspectionFile;

/**
 * The page of one inspection file.
 *
 * @param sums lines of its list of hashes that are worth reading, which are all but facts and results
 * @param entries how many files its archive has
 * @param fault why it was not noted as sent; empty where nobody tried
 */
public record InspectionPage(
        InspectionFile file, List<String> sums, int entries, Map<String, String> typed, String fault) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
