package vn.dcim.web.device;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.util.Objects;
import vn.dcim.web.search.DeviceFilter;

/**
 * Which devices are shown, and in which order, as the address of the list says it; see {@link DeviceFilter}.
 *
 * @param sort as {@link DeviceListPage#SORTS}; null for the usual one
 */
@Introspected
record DeviceView(
        @QueryValue("class") @Nullable String deviceClass,
        @QueryValue @Nullable String state,
        @QueryValue @Nullable String group,
        @QueryValue @Nullable String unit,
        @QueryValue @Nullable String q,
        @QueryValue @Nullable String sort) {

    DeviceFilter filter() {
        return new DeviceFilter(given(deviceClass), given(state), given(group), given(unit), given(q).strip());
    }

    String order() {
        return Objects.requireNonNullElse(sort, "name");
    }

    private static String given(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
