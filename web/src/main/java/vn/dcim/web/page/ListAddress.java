package vn.dcim.web.page;

import io.micronaut.core.annotation.Nullable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What the addresses of all lists have in common: named parts, of which empty ones are left out, and the number of a page. */
public final class ListAddress {

    private ListAddress() {}

    /**
     * Returns a query with some parts changed.
     *
     * @param names of all parts, in their order
     * @param values of these parts as they are, null for none
     * @param changes names and values in turn; an empty value leaves the part out
     */
    public static String query(List<String> names, Object[] values, String... changes) {
        Object[] changed = values.clone();
        for (int i = 0; i < changes.length; i += 2) {
            changed[names.indexOf(changes[i])] = changes[i + 1];
        }
        var query = new StringBuilder("?");
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] != null && !changed[i].toString().isEmpty()) {
                query.append(names.get(i))
                        .append('=')
                        .append(URLEncoder.encode(changed[i].toString(), StandardCharsets.UTF_8))
                        .append('&');
            }
        }
        return query.toString();
    }

    /**
     * Returns the number of a page, from 0, which is that of none.
     *
     * @throws DcimException INVALID_VALUE for one below 0
     */
    public static int page(@Nullable Integer typed) {
        int number = Objects.requireNonNullElse(typed, 0);
        if (number < 0) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "page", number, "≥ 0");
        }
        return number;
    }
}
