package vn.dcim.web.incident;

import java.util.List;
import java.util.Map;
import vn.dcim.core.incident.annex.AnnexField;
import vn.dcim.core.incident.annex.AnnexReport;
import vn.dcim.core.incident.annex.AnnexReports;

/**
 * The form of annex I.
 *
 * @param values code of a field to what stands in it
 * @param counts incidents of the period
 * @param written reports, the last first
 * @param names full names by account
 * @param fault empty for none
 */
public record AnnexPage(
        String from,
        String until,
        Map<String, String> values,
        List<AnnexReports.Count> counts,
        List<AnnexReport> written,
        Map<String, String> names,
        String fault) {

    public String value(AnnexField field) {
        return values.getOrDefault(field.code(), "");
    }

    /** Returns how many incidents there are of which nobody said who handled them. */
    public int unsaid() {
        return counts.stream().mapToInt(AnnexReports.Count::unsaid).sum();
    }

    public String name(String account) {
        return names.getOrDefault(account, account);
    }
}
