package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import vn.dcim.core.device.Supply;

/**
 * What people add to what a device says of itself.
 *
 * @param unitId the agency whose system it is; null for the centre's own
 * @param placeId the place it stands in, or null
 */
record NewDevice(
        String name,
        String group,
        @Nullable Long placeId,
        @Nullable Long unitId,
        List<Supply> supplies) {}
