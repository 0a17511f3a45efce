package vn.dcim.snmp.trap;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import vn.dcim.snmp.PolledDevice;

/** Which device a notification came from. */
final class TrapSource {

    private TrapSource() {}

    /**
     * Returns the devices that may have sent it: by the engine that speaks, by the address the notification states, by the
     * address it came from. More than one where several devices are asked at one address, as behind a gateway.
     */
    static List<PolledDevice> of(Trap trap, InetAddress sender, Collection<PolledDevice> devices) {
        List<PolledDevice> byEngine = trap.engine() == null
                ? List.of()
                : matching(devices, device -> device.peer()
                        .engine()
                        .filter(trap.engine()::equals)
                        .isPresent());
        if (!byEngine.isEmpty()) {
            return byEngine;
        }
        List<PolledDevice> byOrigin = trap.origin() == null ? List.of() : at(trap.origin(), devices);
        return byOrigin.isEmpty() ? at(sender, devices) : byOrigin;
    }

    static List<PolledDevice> at(InetAddress address, Collection<PolledDevice> devices) {
        return matching(
                devices,
                device -> device.peer().inetAddress().filter(address::equals).isPresent());
    }

    private static List<PolledDevice> matching(Collection<PolledDevice> devices, Predicate<PolledDevice> test) {
        return devices.stream().filter(test).toList();
    }
}
