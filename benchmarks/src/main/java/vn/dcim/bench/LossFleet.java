package vn.dcim.bench;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLongArray;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Integer32;
import vn.dcim.plant.snmp.Fleet;
import vn.dcim.web.command.FreePort;

/**
 * Simulated UPSs that say a number once, in each answer another, and of which some go to their battery and back by what they have
 * said. It knows the last number of each.
 */
final class LossFleet implements AutoCloseable {

    static final String NUMBER = "1.3.6.1.2.1.2.2.1.10.1";
    static final String SOURCE = "1.3.6.1.2.1.33.1.4.1.0";
    /** As a UPS says it (RFC 1628, upsOutputSource). */
    static final int ON_UTILITY = 3;

    static final int ON_BATTERY = 5;

    private static final int HOSTS_PER_NET = 250;
    private static final int HELD = 4;

    private final int port = FreePort.onLoopback();
    private final AtomicLongArray said;
    private final Fleet fleet;

    /** @param restless how many of them change their source after every few answers */
    LossFleet(int devices, int restless) {
        said = new AtomicLongArray(devices);
        fleet = new Fleet(
                devices,
                number -> new InetSocketAddress(host(number), port),
                InstantSource.system(),
                (number, tree) -> {
                    var counted = tree.with(NUMBER, () -> new Counter32(said.incrementAndGet(number)));
                    return number >= restless
                            ? counted
                            : counted.with(
                                    SOURCE,
                                    () -> new Integer32(said.get(number) / HELD % 2 == 0 ? ON_UTILITY : ON_BATTERY));
                });
    }

    /** @param number of the device, from 0 */
    String address(int number) {
        return "snmp://" + host(number) + ":" + port;
    }

    /** Returns the last number that a device has said. */
    long said(int number) {
        return said.get(number);
    }

    // why: another net than that of LoadFleet, so that two benchmarks can run at once
    private static String host(int number) {
        return "127.11." + number / HOSTS_PER_NET + "." + (1 + number % HOSTS_PER_NET);
    }

    @Override
    public void close() {
        fleet.close();
    }
}
