package vn.dcim.web.report;

import io.micronaut.core.annotation.Nullable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import vn.dcim.core.report.ReportPeriod;
import vn.dcim.core.report.ReportTable;
import vn.dcim.core.report.ReportTable.Row;

/** Where the list behind a figure is: the registry as of a day, or a list of the report itself. */
public final class ReportLinks {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private ReportLinks() {}

    /** Returns the address of the list behind a cell; null where the cell is no figure, or is had from others beside it. */
    public static @Nullable String of(ReportTable table, Row row, int column, ReportPeriod period) {
        String code = table.columns().get(column).code();
        String key = row.key().equals(Row.TOTAL) ? "" : row.key();
        if (table.list()) {
            return code.equals("name") ? of(table.code()) + row.key() : null;
        }
        return switch (table.code() + "." + code) {
            case "stock.opening" -> equipment("kind", key, period.openingDay());
            case "stock.closing", "value.own" -> equipment("kind", key, period.cutOffDay());
            case "stock.in" -> "#arrivals";
            case "stock.out" -> "#departures";
            case "status.opening" -> equipment("status", key, period.openingDay());
            case "status.closing" -> equipment("status", key, period.cutOffDay());
            case "owners.closing" -> equipment("owner", key, period.cutOffDay());
            case "events.now" -> "#moves";
            case "warranty.closing" -> warranty(key, period);
            case "software-stock.opening" -> list("/software", "kind", key, period.openingDay());
            case "software-stock.closing" -> list("/software", "kind", key, period.cutOffDay());
            case "seats.titles" -> list("/software", "ground", "proprietary", period.cutOffDay());
            case "seats.beyond" -> "#over-use";
            case "licences.closing" -> "#licence-list";
            case "software-use.closing" -> use(key, period);
            default -> null;
        };
    }

    /** Returns where what a list names has its page. */
    private static String of(String list) {
        return switch (list) {
            case "software", "licence-list", "licence-ends", "over-use", "unrated" -> "/software/";
            case "terminals" -> "/registers/terminals/";
            default -> "/equipment/";
        };
    }

    private static @Nullable String use(String key, ReportPeriod period) {
        return switch (key) {
            case "machines", "people" -> null;
            case "ends-soon" -> "#licence-ends";
            case "unrated" -> "#unrated";
            case "without-consent" -> list("/software", "flaw", "no-consent", period.cutOffDay());
            default -> list("/software", "flaw", key, period.cutOffDay());
        };
    }

    private static String warranty(String key, ReportPeriod period) {
        return switch (key) {
            case "ends-soon", "ended-in-period" -> "#warranties";
            case "over" -> equipment("warranty", DAY.format(period.cutOffDay().minusDays(1)), period.cutOffDay());
            default -> equipment("sort", "-warranty-to", period.cutOffDay());
        };
    }

    private static String equipment(String part, String value, LocalDate asOf) {
        return list("/equipment", part, value, asOf);
    }

    private static String list(String page, String part, String value, LocalDate asOf) {
        return page + "?" + (value.isEmpty() ? "" : part + "=" + encoded(value) + "&") + "as-of="
                + encoded(DAY.format(asOf));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
