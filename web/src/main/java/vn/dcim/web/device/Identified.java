package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.DeviceReading;

/**
 * A device that was identified and not added yet.
 *
 * @param address as the registry would keep it
 */
record Identified(String address, @Nullable Credentials credentials, DeviceReading reading) {}
