package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceFact;

/**
 * What the interfaces of a device say of themselves.
 *
 * @param macs in the order of the interfaces; none where the device does not say, like ips
 */
record Interfaces(List<String> macs, List<String> ips) {

    static final Interfaces UNKNOWN = new Interfaces(List.of(), List.of());

    static Interfaces of(Device device, Map<String, DeviceFact> facts) {
        List<String> told = words(facts.get(DeviceFact.MACS));
        return new Interfaces(told.isEmpty() ? DeviceAddresses.macs(device) : told, words(facts.get(DeviceFact.IPS)));
    }

    private static List<String> words(@Nullable DeviceFact fact) {
        return fact == null ? List.of() : List.of(fact.told().split(" "));
    }

    /** Returns all IP addresses of a device: that by which it is asked, and those that it tells. */
    List<String> ips(Device device) {
        return Stream.concat(Stream.of(DeviceAddresses.ip(device)), ips.stream())
                .filter(ip -> !ip.isEmpty())
                .distinct()
                .toList();
    }
}
