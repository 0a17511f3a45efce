package vn.dcim.web.export;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A list to be taken away as it is shown: its rows, under the columns that are chosen.
 *
 * @param name of the file, without its ending
 */
public record ListExport<T>(String name, List<ListColumn<T>> columns, List<T> rows) {

    public HttpResponse<byte[]> csv() {
        return sheet().csv();
    }

    public HttpResponse<byte[]> xlsx() {
        return sheet().xlsx();
    }

    /** Returns the list as JSON: an object for each row, its plain values by the codes of the columns. */
    public HttpResponse<List<Map<String, String>>> json() {
        return HttpResponse.ok(rows.stream().map(this::plain).toList())
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".json\"");
    }

    private Sheet sheet() {
        return new Sheet(
                name,
                columns.stream().map(ListColumn::head).toList(),
                rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> column.shown().apply(row))
                                .toList())
                        .toList());
    }

    private Map<String, String> plain(T row) {
        Map<String, String> values = new LinkedHashMap<>();
        columns.forEach(column -> values.put(column.code(), column.plain().apply(row)));
        return values;
    }
}
