package vn.dcim.web.asset;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceFact;
import vn.dcim.core.drift.Comparison;
import vn.dcim.core.drift.Proposal;

/**
 * Which device an asset is, or may be.
 *
 * @param device that it is; else the one that is looked at; null for none
 * @param comparisons of both
 * @param facts what the device said of itself, newest first
 * @param proposals which devices it may be; none where it is one
 * @param free all that it could be
 * @param typed of an act that was refused
 * @param fault why it was refused; empty where nothing was
 */
public record AssetTiePage(
        Asset asset,
        @Nullable Device device,
        List<Comparison> comparisons,
        List<DeviceFact> facts,
        List<Proposal> proposals,
        List<Device> free,
        Map<String, String> typed,
        String fault) {

    public boolean isTied() {
        return asset.deviceId() != null;
    }

    /** Tells whether a device is the one that is looked at. */
    public boolean isChosen(Device one) {
        return device != null && one.id().equals(device.id());
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
