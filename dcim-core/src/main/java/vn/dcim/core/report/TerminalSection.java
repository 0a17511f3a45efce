package vn.dcim.core.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.report.ReportTable.Column;
import vn.dcim.core.report.ReportTable.Holds;
import vn.dcim.core.report.ReportTable.Row;

/** The list of terminal devices (11/2023 articles 23.1 and 23.3), from the register of that name. */
@Singleton
final class TerminalSection implements ReportSection {

    private static final List<Column> COLUMNS = List.of(
            new Column("name", Holds.TEXT),
            new Column("kind", Holds.LABEL),
            new Column("mac", Holds.TEXT),
            new Column("ip", Holds.TEXT),
            new Column("user", Holds.TEXT),
            new Column("unit", Holds.UNIT),
            new Column("order", Holds.TEXT));
    private static final String TERMINALS = """
            SELECT id, name, JSON_VALUE(content, '$.kind'), JSON_VALUE(content, '$.mac'), JSON_VALUE(content, '$.ip'), \
            JSON_VALUE(content, '$.user'), JSON_VALUE(content, '$.unit'), JSON_VALUE(content, '$.order') \
            FROM register_entry FOR SYSTEM_TIME AS OF %s WHERE register = 'terminals' AND active ORDER BY name, id""";

    private final RegistryAsOf registry;

    TerminalSection(RegistryAsOf registry) {
        this.registry = registry;
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public Told of(ReportParameters parameters) {
        Instant closing = parameters.period().closing();
        String query = TERMINALS.formatted(RegistryAsOf.literal(closing));
        List<Row> rows = registry.read(query, row -> {
            Object[] cells = new Object[COLUMNS.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = row.getString(i + 2);
            }
            return Row.of(row.getLong(1), cells);
        });
        return new Told(
                List.of(new ReportQuery("terminals", query)), List.of(ReportTable.list("terminals", COLUMNS, rows)));
    }
}
