package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.device.DeviceFact;
import vn.dcim.core.drift.Proposal;

/**
 * A device as an asset of the register.
 *
 * @param asset that it is; null for none
 * @param proposals which it may be
 * @param changes what it said of itself, newest first; without what it said from the beginning and says still
 */
public record DeviceAsset(@Nullable Asset asset, List<Proposal> proposals, List<DeviceFact> changes) {}
