package vn.dcim.core.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a report says in numbers and lists, with how it was found; the same bytes whenever it is asked for again. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReportFigures(ReportParameters parameters, List<ReportQuery> queries, List<ReportTable> tables) {

    /** Returns as much of it as another one tells: a section that the program learned later is no part of an older report. */
    ReportFigures like(ReportFigures other) {
        Set<String> asked = other.queries.stream().map(ReportQuery::name).collect(Collectors.toSet());
        Set<String> told = other.tables.stream().map(ReportTable::code).collect(Collectors.toSet());
        return new ReportFigures(
                parameters,
                queries.stream().filter(query -> asked.contains(query.name())).toList(),
                tables.stream().filter(table -> told.contains(table.code())).toList());
    }

    /** Returns a table. */
    public ReportTable table(String code) {
        return tables.stream()
                .filter(table -> table.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + code));
    }
}
