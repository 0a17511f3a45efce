package vn.dcim.web.work.cost;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.work.WorkKind;
import vn.dcim.core.work.cost.CostGroup;
import vn.dcim.core.work.cost.CostReports;
import vn.dcim.core.work.cost.CostSum;
import vn.dcim.web.language.Words;

/**
 * What work took in some days.
 *
 * @param last the last day, which counts
 * @param periods that are asked for most
 * @param assets names by id
 * @param names full names by account
 * @param fault empty for none
 */
public record CostReportPage(
        LocalDate first,
        LocalDate last,
        CostGroup group,
        List<Period> periods,
        List<CostReports.Line> lines,
        CostSum sum,
        Map<Long, String> assets,
        Map<String, String> names,
        String fault) {

    /** Days with their name. @param code of the bundles */
    public record Period(String code, LocalDate first, LocalDate last) {}

    /** Returns what a line is about. */
    public String name(CostReports.Line line, Words words) {
        String key = line.key();
        return switch (group) {
            case ASSET -> key.isEmpty() ? words.t("cost.no-asset") : assets.getOrDefault(Long.valueOf(key), key);
            case CLASS -> key.isEmpty() ? words.t("cost.no-asset") : words.t("asset.kind." + key);
            case ORDER ->
                words.t("work.kind."
                        + WorkKind.valueOf(key.toUpperCase(java.util.Locale.ROOT))
                                .code());
            case DOER -> key.isEmpty() ? words.t("work.nobody") : names.getOrDefault(key, key);
        };
    }

    /** Returns the query that shows the same days. */
    public String days() {
        return days(first, last);
    }

    public static String days(LocalDate first, LocalDate last) {
        return "from=" + first + "&to=" + last;
    }

    public boolean isShown(Period period) {
        return period.first().equals(first) && period.last().equals(last);
    }
}
