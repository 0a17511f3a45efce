package vn.dcim.web.work;

import io.micronaut.core.annotation.Nullable;
import java.math.BigDecimal;
import java.util.Map;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;

/** What is said of orders. */
public final class WorkTexts {

    private WorkTexts() {}

    /** Returns who is to do it; empty where nobody was said. @param names full names by account */
    public static String assignee(WorkOrder order, Map<String, String> names, Words words) {
        if (!order.contractor().isEmpty()) {
            return words.t("work.by-contractor", order.contractor());
        }
        return order.assignedTeam().isEmpty()
                ? names.getOrDefault(order.assignedAccount(), order.assignedAccount())
                : words.t("work.by-team", order.assignedTeam());
    }

    /** Returns the window; empty where there is none. */
    public static String window(WorkOrder order, Words words) {
        return order.plannedFrom() == null || order.plannedTo() == null
                ? ""
                : words.minute(order.plannedFrom()) + " – " + words.minute(order.plannedTo());
    }

    public static String text(WorkItem item, Words words) {
        return words.language() != Language.VI && !item.textEn().isEmpty() ? item.textEn() : item.textVi();
    }

    /** Returns the limits of a number; empty where there are none. */
    public static String band(WorkItem item, Words words) {
        return band(item.low(), item.high(), words);
    }

    /** Returns limits; empty where both are null. */
    public static String band(@Nullable BigDecimal low, @Nullable BigDecimal high, Words words) {
        if (low != null && high != null) {
            return words.t("crew.band", plain(low, words), plain(high, words));
        }
        if (low != null) {
            return words.t("crew.band-low", plain(low, words));
        }
        return high == null ? "" : words.t("crew.band-high", plain(high, words));
    }

    /** Returns a number with as many digits as it has, as people of the language write it. */
    public static String plain(BigDecimal number, Words words) {
        String digits = number.toPlainString();
        // why: the database adds zeros behind it
        String shown = digits.contains(".") ? number.stripTrailingZeros().toPlainString() : digits;
        return words.language() == Language.VI ? shown.replace('.', ',') : shown;
    }

    /** Returns what was found; empty before. */
    public static String result(WorkItem item, Words words) {
        if (item.result() == null) {
            return "";
        }
        return switch (item.kind()) {
            case TICK -> words.t("crew." + item.result());
            case PHOTO -> words.t("work.photo-there");
            case SIGNATURE -> words.t("work.signature-there");
            case NUMBER ->
                plain(new BigDecimal(item.result()), words) + (item.unit().isEmpty() ? "" : " " + item.unit());
            default -> item.result();
        };
    }
}
