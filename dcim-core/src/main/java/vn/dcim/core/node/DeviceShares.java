package vn.dcim.core.node;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.DeviceRepository;

/**
 * Which devices change hands together. Those asked over SNMP are dealt to twelve shares in the order of their ids, so that one to four
 * processes of one capacity, or six, or twelve, get the same number; a device keeps its share, since none is ever deleted. Those that
 * publish are one share: the broker keeps one session. So are the sources of logs, whose messages any process may receive: one counts.
 * So are the few sources of time.
 */
@Singleton
@Requires(property = "datasources.default.url")
public class DeviceShares {

    public static final String SNMP = "snmp";
    public static final String MQTT = "mqtt";
    public static final String SYSLOG = "syslog";
    public static final String NTP = "ntp";

    /** How many shares there are of a kind that is spread; the same in all processes on one database. */
    static final int SHARES = 12;

    private final DeviceRepository devices;
    private final NavigableSet<Long> asked = new TreeSet<>();
    private final Map<String, Set<Long>> together =
            Map.of(MQTT, new HashSet<>(), SYSLOG, new HashSet<>(), NTP, new HashSet<>());
    private final Map<Long, String> leases = new ConcurrentHashMap<>();
    private volatile boolean known;

    DeviceShares(DeviceRepository devices) {
        this.devices = devices;
    }

    /** Returns the names of all leases of a kind. */
    static Set<String> leasesOf(String kind) {
        return IntStream.range(0, kind.equals(SNMP) ? SHARES : 1)
                .mapToObj(share -> kind + "/" + share)
                .collect(Collectors.toSet());
    }

    /** Returns the kind that a lease is of. */
    static String kindOf(String lease) {
        return lease.substring(0, lease.indexOf('/'));
    }

    /** Returns the name of the lease that a device falls under; null for one that nobody collects. */
    public @Nullable String leaseOf(long deviceId) {
        load();
        return leases.get(deviceId);
    }

    Set<Long> devicesOf(Collection<String> names) {
        load();
        return leases.entrySet().stream()
                .filter(entry -> names.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void load() {
        if (!known) {
            readAll();
        }
    }

    private synchronized void readAll() {
        if (!known) {
            devices.findAll().forEach(this::sort);
            deal();
            known = true;
        }
    }

    // why: first of all who hear of a device, since the others ask whose it is
    @EventListener
    @Order(-100)
    synchronized void changed(DeviceChanged event) {
        if (sort(event.device())) {
            deal();
        }
    }

    /** Returns whether the device was not among those of its kind. */
    private boolean sort(Device device) {
        return put(asked, device, device.isSnmp())
                | put(together.get(MQTT), device, device.isMqtt())
                | put(together.get(SYSLOG), device, device.isLogSource())
                | put(together.get(NTP), device, device.isNtp());
    }

    private static boolean put(Set<Long> kind, Device device, boolean isOfIt) {
        return isOfIt ? kind.add(device.id()) : kind.remove(device.id());
    }

    private void deal() {
        Map<Long, String> dealt = new HashMap<>();
        int place = 0;
        for (Long device : asked) {
            dealt.put(device, SNMP + "/" + place++ % SHARES);
        }
        together.forEach((kind, devices) -> devices.forEach(device -> dealt.put(device, kind + "/0")));
        leases.putAll(dealt);
        leases.keySet().retainAll(dealt.keySet());
    }
}
