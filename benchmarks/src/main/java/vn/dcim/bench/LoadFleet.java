package vn.dcim.bench;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import vn.dcim.plant.snmp.Fleet;

/** The simulated devices, each at an address of its own in 127.10.0.0/16. */
final class LoadFleet implements AutoCloseable {

    private static final int PORT = 16_161;
    private static final int HOSTS_PER_NET = 250;

    private final Fleet fleet;

    LoadFleet(int devices) {
        fleet = new Fleet(devices, number -> new InetSocketAddress(host(number), PORT), InstantSource.system());
    }

    /** @param number of the device, from 0 */
    static String address(int number) {
        return "snmp://" + host(number) + ":" + PORT;
    }

    private static String host(int number) {
        return "127.10." + number / HOSTS_PER_NET + "." + (1 + number % HOSTS_PER_NET);
    }

    @Override
    public void close() {
        fleet.close();
    }
}
