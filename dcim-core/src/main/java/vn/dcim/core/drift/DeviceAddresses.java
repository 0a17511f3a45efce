package vn.dcim.core.drift;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dcim.core.device.Device;

/** What the address by which a device is reached tells of it. */
final class DeviceAddresses {

    private static final Pattern HOST = Pattern.compile("snmp(?:v3)?://(?:[^@/]*@)?(\\[[^\\]]+]|[^:/]+)(?::\\d+)?.*");
    private static final Pattern MAC = Pattern.compile(
            "(?<![0-9a-f])[0-9a-f]{2}([:-]?)[0-9a-f]{2}(?:\\1[0-9a-f]{2}){4}(?![0-9a-f])", Pattern.CASE_INSENSITIVE);

    private DeviceAddresses() {}

    /** Returns the IP address of a device; empty where it has a name instead, or is reached over this machine alone. */
    static String ip(Device device) {
        Matcher host = HOST.matcher(device.address());
        return host.matches() ? ip(host.group(1).replaceAll("[\\[\\]]", "")) : "";
    }

    /** Returns an IP address as assets have it; empty for what is none, or none of another machine. */
    static String ip(String text) {
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            return address.isLoopbackAddress() || address.isAnyLocalAddress() ? "" : address.getHostAddress();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Returns the MAC addresses in the topic of a device, such as {@code mqtt:shelly/0CC47A010203}. */
    static List<String> macs(Device device) {
        return device.isMqtt()
                ? MAC.matcher(device.address())
                        .results()
                        .map(found ->
                                found.group().toLowerCase(java.util.Locale.ROOT).replaceAll("[:-]", ""))
                        .map(digits -> digits.replaceAll("(..)(?=.)", "$1:"))
                        .toList()
                : List.of();
    }
}
