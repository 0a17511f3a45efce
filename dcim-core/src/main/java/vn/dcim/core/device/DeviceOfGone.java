package vn.dcim.core.device;

import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.disposal.DisposalCheck;
import vn.dcim.core.asset.disposal.Gate;
import vn.dcim.core.asset.disposal.Left;

/** The device that an asset is, as long as anybody asks it. */
@Singleton
final class DeviceOfGone implements DisposalCheck {

    private final DeviceRepository devices;

    DeviceOfGone(DeviceRepository devices) {
        this.devices = devices;
    }

    @Override
    public Gate gate() {
        return Gate.DEVICE;
    }

    @Override
    public List<Left> left(Asset asset) {
        if (asset.deviceId() == null) {
            return List.of();
        }
        return devices.findById(asset.deviceId())
                .filter(device -> device.state() != Device.State.RETIRED)
                .map(device -> List.of(new Left("monitored", device.name(), device.id())))
                .orElse(List.of());
    }
}
