package vn.dcim.web.device;

import java.util.List;
import java.util.Map;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.web.live.LiveValue;
import vn.dcim.web.search.DeviceFilter;

/**
 * The list of devices.
 *
 * @param classes how many devices each class has, of those that fit the rest of the filter
 * @param sort of the list, as in the API
 */
public record DeviceListPage(
        List<Row> rows, DeviceFilter filter, Map<DeviceClass, Long> classes, String sort, boolean noneAtAll) {

    /**
     * @param reachability whether it answers
     * @param place name of its place; empty where none is known
     */
    public record Row(Device device, LiveValue reachability, String place) {}

    /** Returns the query of this list with another class and all else as it is. */
    public String withClass(String deviceClass) {
        return query(filter.text(), deviceClass, filter.state(), sort);
    }

    public String withoutText() {
        return query("", filter.deviceClass(), filter.state(), sort);
    }

    /** Returns the query of this list sorted by a field; by its greatest first when it is sorted by the field already. */
    public String sortedBy(String field) {
        return query(filter.text(), filter.deviceClass(), filter.state(), sort.equals(field) ? "-" + field : field);
    }

    /** Returns the value of {@code aria-sort} for the head of a column; null where the list is sorted by another. */
    public String ariaSort(String field) {
        return sort.equals(field) ? "ascending" : sort.equals("-" + field) ? "descending" : null;
    }

    private static String query(String text, String deviceClass, String state, String sort) {
        return "?" + part("q", text) + part("class", deviceClass) + part("state", state) + part("sort", sort);
    }

    private static String part(String name, String value) {
        return value.isEmpty()
                ? ""
                : name + "=" + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8) + "&";
    }
}
