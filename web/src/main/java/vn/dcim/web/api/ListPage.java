package vn.dcim.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items of this page, in order
 * @param total how many there are on all pages
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ListPage<T>(List<T> items, long total) {

    public <R> ListPage<R> map(Function<T, R> conversion) {
        return new ListPage<>(items.stream().map(conversion).toList(), total);
    }
}
