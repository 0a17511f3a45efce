package vn.dcim.web.work.cost;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import vn.dcim.core.work.cost.CostSum;
import vn.dcim.core.work.cost.WorkCost;
import vn.dcim.web.language.Words;
import vn.dcim.web.work.WorkTexts;

/** What is said of costs. */
public final class CostTexts {

    private CostTexts() {}

    /** Returns a sum in đồng with its sign; a dash for null. */
    public static String money(@Nullable Long sum, Words words) {
        return sum == null ? Words.NOTHING : words.t("asset.price", words.number(sum, 0));
    }

    /** Returns hours with their unit; a dash for none. */
    public static String hours(BigDecimal hours, Words words) {
        return hours.signum() == 0 ? Words.NOTHING : words.t("cost.hours", WorkTexts.plain(hours, words));
    }

    /** Returns a quantity with its unit. */
    public static String quantity(WorkCost line, Words words) {
        return line.unit().isEmpty()
                ? hours(line.quantity(), words)
                : WorkTexts.plain(line.quantity(), words) + " " + line.unit();
    }

    /** Returns hours and money in a few words; a dash for nothing. */
    public static String brief(CostSum sum, Words words) {
        if (sum.isNothing()) {
            return Words.NOTHING;
        }
        String told = sum.hours().signum() == 0
                ? money(sum.total(), words)
                : hours(sum.hours(), words) + " · " + money(sum.total(), words);
        return sum.unpriced() == 0 ? told : told + " " + words.t("cost.unpriced", sum.unpriced());
    }
}
