package vn.dcim.plant.model;

import java.util.ArrayList;
import java.util.List;

/** The border router RT-1 with two Internet lines and the core switch SW-1; a line that is down leaves its load to the other. */
public final class Network {

    private static final double MEGA = 1e6;

    private final Port vnpt = new Port(1, "WAN-VNPT", "Internet line A, VNPT 300 Mbit/s", 1_000_000_000);
    private final Port viettel = new Port(2, "WAN-Viettel", "Internet line B, Viettel 200 Mbit/s", 1_000_000_000);
    private final Port lan = new Port(3, "LAN-SW1", "to SW-1 port 25", 10_000_000_000L);
    private final List<Port> switchPorts = new ArrayList<>();
    private final Noise in;
    private final Noise out;
    private long second;

    Network(long seed) {
        in = new Noise(seed, "traffic in", 9, 120);
        out = new Noise(seed, "traffic out", 5, 120);
        for (int i = 1; i <= 24; i++) {
            String to = i <= 20 ? "rack R%02d".formatted(i) : "spare";
            switchPorts.add(new Port(i, "Gi1/0/" + i, to, 1_000_000_000));
        }
        switchPorts.add(new Port(25, "Te1/1/1", "to RT-1", 10_000_000_000L));
        switchPorts.add(new Port(26, "Te1/1/2", "to NVR-1", 10_000_000_000L));
        switchPorts.subList(20, 24).forEach(port -> port.set(false, 0));
    }

    void step(double dayFactor) {
        carry(Math.max(2, 85 * dayFactor + in.step()) * MEGA, Math.max(1, 32 * dayFactor + out.step()) * MEGA, 1);
    }

    /** Carries the traffic of an average day. */
    void pass(long seconds) {
        carry(85 * MEGA, 32 * MEGA, seconds);
    }

    private void carry(double down, double up, long seconds) {
        second += seconds;
        double share = vnpt.up() ? viettel.up() ? 0.62 : 1 : 0;
        vnpt.carry(down * share, up * share, seconds);
        viettel.carry(viettel.up() ? down * (1 - share) : 0, viettel.up() ? up * (1 - share) : 0, seconds);
        boolean connected = vnpt.up() || viettel.up();
        lan.carry(connected ? up : 0, connected ? down : 0, seconds);
        for (Port port : switchPorts) {
            switch (port.index()) {
                case 25 -> port.carry(connected ? down : 0, connected ? up : 0, seconds);
                case 26 -> port.carry(0.2 * MEGA, 48 * MEGA, seconds);
                default -> port.carry(down / (12.0 + port.index()), up / (8.0 + port.index()), seconds);
            }
        }
    }

    /** Takes a line of the router down (false) or up; 1 is VNPT, 2 is Viettel. */
    public void line(int number, boolean on) {
        routerPorts().get(number - 1).set(on, second);
    }

    /** Whether a line is up; 1 is VNPT, 2 is Viettel. */
    public boolean line(int number) {
        return routerPorts().get(number - 1).up();
    }

    public List<Port> routerPorts() {
        return List.of(vnpt, viettel, lan);
    }

    public List<Port> switchPorts() {
        return List.copyOf(switchPorts);
    }
}
