package vn.dcim.core.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What NetBox keeps objects of, in the order in which it can take them in: each names only what comes before it.
 *
 * <p>Source: the columns are those of NetBox's forms for bulk import, the paths those of its REST API.
 */
public enum NetboxKind {
    CUSTOM_FIELD("extras/custom-fields", List.of("name", "label", "type", "object_types", "group_name"), List.of()),
    TENANT("tenancy/tenants", List.of("name", "slug"), List.of()),
    SITE("dcim/sites", List.of("name", "slug", "status"), List.of("name", "fed_by")),
    LOCATION("dcim/locations", List.of("site", "parent", "name", "slug", "status"), List.of("name", "kind", "fed_by")),
    MANUFACTURER("dcim/manufacturers", List.of("name", "slug"), List.of()),
    DEVICE_ROLE("dcim/device-roles", List.of("name", "slug", "color", "vm_role"), List.of()),
    DEVICE_TYPE("dcim/device-types", List.of("manufacturer", "model", "slug", "u_height", "is_full_depth"), List.of()),
    RACK(
            "dcim/racks",
            List.of("site", "location", "name", "status", "width", "u_height"),
            List.of("name", "units", "fed_by")),
    DEVICE(
            "dcim/devices",
            List.of(
                    "name",
                    "role",
                    "tenant",
                    "manufacturer",
                    "device_type",
                    "serial",
                    "asset_tag",
                    "status",
                    "site",
                    "location",
                    "rack",
                    "position",
                    "face",
                    "comments"),
            Stream.concat(
                            Stream.of("name", "status", "serial", "unit", "height", "half", "needed", "weight"),
                            Stream.concat(
                                    DeviceFields.CARRIED.stream().map(DeviceFields::column),
                                    Stream.of(
                                            "asset",
                                            "part",
                                            "device",
                                            "amps",
                                            "phases",
                                            "watts",
                                            "derating",
                                            "open",
                                            "part_note",
                                            "fed_by")))
                    .toList()),
    POWER_PORT("dcim/power-ports", List.of("device", "name", "maximum_draw", "allocated_draw"), List.of()),
    POWER_OUTLET("dcim/power-outlets", List.of("device", "name", "feed_leg"), List.of()),
    POWER_PANEL(
            "dcim/power-panels",
            List.of("site", "name", "comments"),
            List.of("amps", "phases", "watts", "derating", "open", "fed_by")),
    POWER_FEED(
            "dcim/power-feeds",
            List.of(
                    "site",
                    "power_panel",
                    "location",
                    "rack",
                    "name",
                    "status",
                    "type",
                    "supply",
                    "phase",
                    "voltage",
                    "amperage",
                    "max_utilization",
                    "comments"),
            List.of("name", "amps", "watts", "derating", "path", "outlet", "edge_phases", "priority", "fed_by")),
    INTERFACE("dcim/interfaces", List.of("device", "name", "type"), List.of()),
    CABLE(
            "dcim/cables",
            List.of(
                    "side_a_device",
                    "side_a_power_panel",
                    "side_a_type",
                    "side_a_name",
                    "side_b_device",
                    "side_b_power_panel",
                    "side_b_type",
                    "side_b_name",
                    "status",
                    "type",
                    "label",
                    "color",
                    "length",
                    "length_unit"),
            List.of("path", "edge_phases", "priority", "from", "rated", "budget"));

    /** Before the name of a custom field of ours. */
    static final String OURS = "dcim_";

    /** Before the name of a custom field in a column. */
    static final String CUSTOM = "cf_";

    private final String path;
    private final List<String> columns;
    private final List<String> custom;

    NetboxKind(String path, List<String> columns, List<String> custom) {
        this.path = path;
        this.columns = columns;
        this.custom = custom;
    }

    /** Returns the path of the REST API below {@code /api/}, such as {@code dcim/sites}. */
    String path() {
        return path;
    }

    /** Returns the columns that are written: NetBox's own, then custom fields. */
    List<String> columns() {
        return Stream.concat(columns.stream(), custom.stream().map(NetboxKind::ours))
                .toList();
    }

    /** Returns the names of the custom fields. */
    List<String> custom() {
        return custom.stream().map(name -> OURS + name).toList();
    }

    /** Returns the column of a custom field of ours. */
    static String ours(String name) {
        return CUSTOM + OURS + name;
    }

    /** Returns the type of the content, such as {@code dcim.powerpanel}. */
    String contentType() {
        return path.split("/")[0] + "." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** Returns the name of its file in an export, in the order in which NetBox takes them. */
    String file() {
        return "%02d-%s.csv".formatted(ordinal() + 1, path.split("/")[1]);
    }

    /** Returns the word of the bundles, such as {@code power-feed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind of an address of the REST API, or of a name that is like it. */
    static Optional<NetboxKind> at(String address) {
        String plain = address.toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
        return Arrays.stream(values())
                .filter(kind -> plain.contains(kind.path.split("/")[1]))
                // why: power-panels and panels, device-types and devices
                .max((left, right) -> left.path.length() - right.path.length());
    }
}
