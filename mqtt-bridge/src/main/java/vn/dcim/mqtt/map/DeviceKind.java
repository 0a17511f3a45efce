package vn.dcim.mqtt.map;

import vn.dcim.core.device.DeviceClass;

/** What a map's devices are; vendor and model empty for any. */
public record DeviceKind(String mapId, DeviceClass deviceClass, String vendor, String model) {}
