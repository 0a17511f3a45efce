package vn.dcim.web.profile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Which profiles to list; an empty text does not restrict.
 *
 * @param protocol {@code snmp} or {@code mqtt}
 * @param deviceClass code of a class
 * @param text words that id, vendor, model, class or point names contain
 * @param sort as in the API
 */
public record ProfileFilter(String protocol, String deviceClass, String text, String sort) {

    static final String USUAL_SORT = "class";

    public ProfileFilter withProtocol(String other) {
        return new ProfileFilter(other, deviceClass, text, sort);
    }

    public ProfileFilter withClass(String other) {
        return new ProfileFilter(protocol, other, text, sort);
    }

    public ProfileFilter withText(String other) {
        return new ProfileFilter(protocol, deviceClass, other, sort);
    }

    /** Returns the filter sorted by a field; by its greatest first when it is sorted by the field already. */
    public ProfileFilter sortedBy(String field) {
        return new ProfileFilter(protocol, deviceClass, text, sort.equals(field) ? "-" + field : field);
    }

    /** Returns the value of {@code aria-sort} for the head of a column; null where the list is sorted by another. */
    public String ariaSort(String field) {
        return sort.equals(field) ? "ascending" : sort.equals("-" + field) ? "descending" : null;
    }

    /** Returns the query of this filter. */
    public String query() {
        String query = part("protocol", protocol)
                + part("class", deviceClass)
                + part("q", text)
                + part("sort", sort.equals(USUAL_SORT) ? "" : sort);
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
