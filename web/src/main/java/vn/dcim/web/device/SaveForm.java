package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.Supply;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * What the second step of the add-device assistant sends; fields left out arrive as null.
 *
 * @param key of what was identified
 * @param place id of a place; empty for none
 * @param unit id of the agency whose system it is; empty for the centre's own
 * @param powerA node that feeds it along path A, such as {@code device:12}; empty for none, as are the rest
 */
@Serdeable
public record SaveForm(
        @Nullable String key,
        @Nullable String name,
        @Nullable String group,
        @Nullable String place,
        @Nullable String unit,
        @Nullable String powerA,
        @Nullable String powerB,
        @Nullable String network) {

    String wantedKey() {
        return text(key);
    }

    /** @throws DcimException INVALID_VALUE for a place or unit that is no number, and for one source on both paths */
    NewDevice device(DeviceClass deviceClass) {
        List<Supply> supplies = new ArrayList<>();
        add(supplies, powerA, Feed.Kind.POWER, "A", 0);
        if (!text(powerB).isEmpty() && text(powerB).equals(text(powerA))) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "powerB", powerB, "another source than on path A");
        }
        // why: a transfer switch takes one source at a time; what has two supplies takes half of each
        add(supplies, powerB, Feed.Kind.POWER, "B", deviceClass == DeviceClass.ATS ? 1 : 0);
        add(supplies, network, Feed.Kind.NETWORK, "", 0);
        return new NewDevice(text(name), text(group), number("place", place), number("unit", unit), supplies);
    }

    private static void add(List<Supply> supplies, @Nullable String node, Feed.Kind kind, String path, int priority) {
        if (!text(node).isEmpty()) {
            supplies.add(new Supply(text(node), kind, path, priority));
        }
    }

    private static @Nullable Long number(String field, @Nullable String typed) {
        String id = text(typed);
        if (id.isEmpty()) {
            return null;
        }
        if (!id.matches("\\d{1,18}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, id, "the number of one that is there");
        }
        return Long.valueOf(id);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
