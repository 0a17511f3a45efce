package vn.dcim.web.asset;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.device.Device;
import vn.dcim.core.drift.DriftLine;
import vn.dcim.core.drift.Proposal;

/**
 * An asset as a device.
 *
 * @param device that it is; null for none
 * @param proposals which it may be
 * @param drift in what both differ, or what else is told of the asset
 * @param names of devices by their ids, for the history
 */
public record AssetDevice(
        @Nullable Device device, List<Proposal> proposals, List<DriftLine> drift, Map<Long, String> names) {

    /** Returns the name of a device; empty for none. */
    public String name(@Nullable Long id) {
        return id == null ? "" : names.getOrDefault(id, "#" + id);
    }
}
