package vn.dcim.web.device;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.web.language.Words;
import vn.dcim.web.live.LiveValue;
import vn.dcim.web.search.DeviceFilter;

/**
 * The list of devices.
 *
 * @param classes how many devices each class has, of those that fit the rest of the filter
 * @param units how many devices each agency has, of those that fit the rest of the filter; none where all are the centre's own
 * @param sort of the list, as in the API
 */
public record DeviceListPage(
        List<Row> rows,
        DeviceFilter filter,
        Map<DeviceClass, Long> classes,
        List<UnitChip> units,
        String sort,
        boolean noneAtAll) {

    /**
     * A unit to filter by.
     *
     * @param name empty for the centre itself
     */
    public record UnitChip(String code, String name, long count) {}

    /** What the list may be sorted by: what the API sorts by, and what only the page shows. */
    static final Map<String, Comparator<Row>> SORTS = sorts();

    /**
     * @param reachability whether it answers
     * @param place name of its place; empty where none is known
     * @param unit name of the agency whose system it is; empty for the centre's own
     */
    public record Row(Device device, LiveValue reachability, String place, String unit) {

        /** Returns in a word whether it answers, or why it is not asked. */
        public String state(Words words) {
            return device.state() == Device.State.ACTIVE
                    ? reachability.v()
                    : words.t("device-state." + device.state().name().toLowerCase(Locale.ROOT));
        }
    }

    private static Map<String, Comparator<Row>> sorts() {
        Map<String, Comparator<Row>> sorts = new LinkedHashMap<>();
        DeviceApi.SORTS.forEach((field, order) -> sorts.put(field, Comparator.comparing(Row::device, order)));
        // why: whoever sorts by state looks for what is wrong, so that comes first
        sorts.put(
                "state",
                Comparator.<Row, Boolean>comparing(row -> row.reachability().g().isEmpty())
                        .thenComparing(row -> row.device().state())
                        .thenComparing(row -> row.device().name(), NaturalOrder.INSTANCE));
        sorts.put(
                "place",
                Comparator.comparing(Row::place, NaturalOrder.INSTANCE)
                        .thenComparing(row -> row.device().name(), NaturalOrder.INSTANCE));
        sorts.put(
                "unit",
                Comparator.comparing(Row::unit, NaturalOrder.INSTANCE)
                        .thenComparing(row -> row.device().name(), NaturalOrder.INSTANCE));
        return sorts;
    }

    /** Tells whether devices are of several groups, so that theirs is worth a column. */
    public boolean hasGroups() {
        return rows.stream().map(row -> row.device().groupName()).distinct().count() > 1;
    }

    /** Tells whether any is an agency's, so that whose they are is worth a column. */
    public boolean hasUnits() {
        return !units.isEmpty();
    }

    /** Returns the query of this list as it is. */
    public String query() {
        return query(filter.text(), filter.deviceClass(), filter.unit(), sort);
    }

    /** Returns the query of this list with another class and all else as it is. */
    public String withClass(String deviceClass) {
        return query(filter.text(), deviceClass, filter.unit(), sort);
    }

    /** Returns the query of this list with another unit and all else as it is. */
    public String withUnit(String unit) {
        return query(filter.text(), filter.deviceClass(), unit, sort);
    }

    public String withoutText() {
        return query("", filter.deviceClass(), filter.unit(), sort);
    }

    /** Returns the query of this list sorted by a field; by its greatest first when it is sorted by the field already. */
    public String sortedBy(String field) {
        return query(filter.text(), filter.deviceClass(), filter.unit(), sort.equals(field) ? "-" + field : field);
    }

    /** Returns the value of {@code aria-sort} for the head of a column; null where the list is sorted by another. */
    public String ariaSort(String field) {
        return sort.equals(field) ? "ascending" : sort.equals("-" + field) ? "descending" : null;
    }

    private String query(String text, String deviceClass, String unit, String order) {
        return "?"
                + part("q", text)
                + part("class", deviceClass)
                + part("unit", unit)
                + part("state", filter.state())
                + part("sort", order);
    }

    private static String part(String name, String value) {
        return value.isEmpty()
                ? ""
                : name + "=" + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8) + "&";
    }
}
