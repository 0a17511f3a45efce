package vn.dcim.core.device;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    public Map<Long, List<Left>> left(List<Asset> assets) {
        Map<Long, Long> byDevice = assets.stream()
                .filter(asset -> asset.deviceId() != null)
                .collect(Collectors.toMap(Asset::deviceId, Asset::id));
        return byDevice.isEmpty()
                ? Map.of()
                : devices.findByIdIn(byDevice.keySet()).stream()
                        .filter(device -> device.state() != Device.State.RETIRED)
                        .collect(Collectors.toMap(
                                device -> byDevice.get(device.id()),
                                device -> List.of(new Left("monitored", device.name(), device.id()))));
    }
}
