package vn.dcim.core.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Figures, or the list behind them.
 *
 * @param code of its title, such as {@code stock}
 * @param list whether it names things one by one; it stands in the annex then
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReportTable(String code, boolean list, List<Column> columns, List<Row> rows) {

    /** What the cells of a column hold. */
    public enum Holds {
        TEXT,
        COUNT,
        /** A count with its sign. */
        CHANGE,
        /** In đồng. */
        MONEY,
        /** As 2026-01-31. */
        DAY,
        /** Codes of the registry. */
        KIND,
        STATUS,
        PAPER,
        SOFTWARE_KIND,
        IMPORTANCE,
        METRIC,
        /** Ids: their names are kept beside the figures. */
        PLACE,
        UNIT,
        /** A code of the table's own rows. */
        LABEL
    }

    /** One column. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Column(String code, Holds holds) {}

    /**
     * One row.
     *
     * @param key the code that it is about, {@code total}, or the id of an asset
     * @param cells one for each column; empty where there is nothing
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Row(String key, List<String> cells) {

        public static final String TOTAL = "total";

        static Row of(Object key, Object... cells) {
            return new Row(
                    String.valueOf(key),
                    java.util.Arrays.stream(cells)
                            .map(cell -> cell == null ? "" : cell.toString())
                            .toList());
        }
    }

    static ReportTable figures(String code, List<Column> columns, List<Row> rows) {
        return new ReportTable(code, false, columns, rows);
    }

    static ReportTable list(String code, List<Column> columns, List<Row> rows) {
        return new ReportTable(code, true, columns, rows);
    }

    /** Returns a cell of the row with a key; empty where there is no such row. */
    public String cell(String key, String column) {
        int index = columns.stream().map(Column::code).toList().indexOf(column);
        return rows.stream()
                .filter(row -> row.key().equals(key))
                .map(row -> row.cells().get(index))
                .findFirst()
                .orElse("");
    }
}
