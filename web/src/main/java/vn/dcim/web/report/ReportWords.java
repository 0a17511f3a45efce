package vn.dcim.web.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.report.ReportKind;
import vn.dcim.core.report.ReportPeriod;
import vn.dcim.core.report.ReportTable;
import vn.dcim.core.report.ReportTable.Column;
import vn.dcim.core.report.ReportTable.Holds;
import vn.dcim.core.report.ReportTable.Row;
import vn.dcim.core.report.Reports;
import vn.dcim.web.language.Words;

/** What reports tell, in a reader's words. */
public final class ReportWords {

    private ReportWords() {}

    /** Returns what people call a period, such as {@code Quý III năm 2026}. */
    public static String of(ReportPeriod period, Words words) {
        return period.kind() == ReportKind.YEAR
                ? words.t("report.period.year", Integer.toString(period.year()))
                : words.t(
                        "report.period.quarter",
                        "I".repeat(period.number()).replace("IIII", "IV"),
                        Integer.toString(period.year()));
    }

    /** Returns the title of a table. */
    public static String title(ReportTable table, Words words) {
        return words.t("report.table." + table.code());
    }

    /** Returns the head of a column. */
    public static String head(Column column, Words words) {
        return words.t("report.column." + column.code());
    }

    /** Returns a cell; empty for nothing. @param names of places and units */
    public static String cell(ReportTable table, Row row, int column, Map<String, String> names, Words words) {
        Holds holds = table.columns().get(column).holds();
        String text = row.cells().get(column);
        if (text.isEmpty()) {
            return column == 0 && row.key().equals(Row.TOTAL) ? words.t("report.total") : "";
        }
        return switch (holds) {
            case TEXT -> text;
            case COUNT, MONEY -> words.number(Double.parseDouble(text), 0);
            case CHANGE -> change(Long.parseLong(text), words);
            case DAY -> words.day(LocalDate.parse(text));
            case KIND -> words.t("asset.kind." + text);
            case STATUS -> words.t("asset.status." + text);
            case PAPER -> words.t("asset.paper." + text);
            case SOFTWARE_KIND -> words.t("software.kind." + text);
            case IMPORTANCE ->
                words.t("asset.importance." + text, Optional.of(words.t("report.software-importance.unknown")));
            case METRIC -> words.t("licence.metric." + text);
            case PLACE, UNIT -> names.getOrDefault(Reports.nameKey(holds, text), "");
            case LABEL -> words.t("report." + table.code() + "." + text);
        };
    }

    private static String change(long by, Words words) {
        return by > 0 ? "+" + words.number(by, 0) : words.number(by, 0).replace('-', '−');
    }

    /** Tells whether a column is set to the right. */
    public static boolean isNumber(Column column) {
        return column.holds() == Holds.COUNT || column.holds() == Holds.CHANGE || column.holds() == Holds.MONEY;
    }
}
