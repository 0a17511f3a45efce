package vn.dcim.plant.snmp;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import org.snmp4j.smi.Integer32;

/** Many like devices for load tests: each a UPS after RFC 1628 with sixty numeric points that move with time. */
public final class Fleet implements AutoCloseable {

    private static final String UPS = "1.3.6.1.2.1.33.1.";
    private static final int NOMINAL = 10;

    private final AgentLoop loop = new AgentLoop();
    private final List<SnmpAgent> agents = new ArrayList<>();

    /**
     * Starts them.
     *
     * @param addresses of each device by its number from 0, such as 127.10.0.1:16161
     */
    public Fleet(int count, IntFunction<InetSocketAddress> addresses, InstantSource time) {
        this(count, addresses, time, (_, tree) -> tree);
    }

    /**
     * Starts them.
     *
     * @param altered what a device answers, by its number and by what it would answer
     */
    public Fleet(
            int count,
            IntFunction<InetSocketAddress> addresses,
            InstantSource time,
            BiFunction<Integer, OidTree, OidTree> altered) {
        try {
            for (int number = 0; number < count; number++) {
                agents.add(SnmpAgent.on(loop)
                        .bind(addresses.apply(number))
                        .community("public", altered.apply(number, tree(number, time)))
                        .time(time)
                        .start());
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The devices in order. */
    public List<SnmpAgent> agents() {
        return List.copyOf(agents);
    }

    /** Requests answered by all of them. */
    public long requests() {
        return agents.stream().mapToLong(SnmpAgent::requests).sum();
    }

    /** The OIDs of the sixty points, the same for each device. */
    public static List<String> points() {
        List<String> points = new ArrayList<>();
        for (var oid : tree(0, InstantSource.system()).oids()) {
            String dotted = oid.toDottedString();
            if (!dotted.startsWith("1.3.6.1.2.1.1.") && !dotted.startsWith(UPS + "1.")) {
                points.add(dotted);
            }
        }
        return points;
    }

    private static OidTree tree(int number, InstantSource time) {
        String name = "FLEET-%03d".formatted(number);
        OidTree.Builder tree = SystemGroup.add(
                OidTree.builder(), "Simulated UPS", "1.3.6.1.4.1.8072.3.2.10", name, "FLEET", () -> time.millis() / 10);
        Wave wave = new Wave(number, time);
        tree.text(UPS + "1.1.0", "Simulated")
                .text(UPS + "1.2.0", "Fleet UPS 40 kVA")
                .text(UPS + "1.5.0", name);
        tree.constant(UPS + "2.1.0", new Integer32(2))
                .constant(UPS + "2.2.0", new Integer32(0))
                .scaled(UPS + "2.3.0", 1, wave.of(42, 6))
                .scaled(UPS + "2.4.0", 1, wave.of(97, 3))
                .scaled(UPS + "2.5.0", 10, wave.of(430, 4))
                .scaled(UPS + "2.6.0", 10, wave.of(0.4, 0.3))
                .scaled(UPS + "2.7.0", 1, wave.of(25, 2))
                .constant(UPS + "3.1.0", new Integer32(number % 5))
                .constant(UPS + "3.2.0", new Integer32(3))
                .constant(UPS + "4.1.0", new Integer32(3))
                .scaled(UPS + "4.2.0", 10, wave.of(50, 0.2))
                .constant(UPS + "4.3.0", new Integer32(3))
                .scaled(UPS + "5.1.0", 10, wave.of(50, 0.2))
                .constant(UPS + "5.2.0", new Integer32(3))
                .constant(UPS + "6.1.0", new Integer32(0))
                .constant(UPS + "7.3.0", new Integer32(1));
        for (int line = 1; line <= 3; line++) {
            tree.scaled(UPS + "3.3.1.2." + line, 10, wave.of(50, 0.2))
                    .scaled(UPS + "3.3.1.3." + line, 1, wave.of(230, 5))
                    .scaled(UPS + "3.3.1.4." + line, 10, wave.of(24, 4))
                    .scaled(UPS + "3.3.1.5." + line, 1, wave.of(5500, 900))
                    .scaled(UPS + "4.4.1.2." + line, 1, wave.of(230, 2))
                    .scaled(UPS + "4.4.1.3." + line, 10, wave.of(23, 4))
                    .scaled(UPS + "4.4.1.4." + line, 1, wave.of(5200, 900))
                    .scaled(UPS + "4.4.1.5." + line, 1, wave.of(40, 7))
                    .scaled(UPS + "5.3.1.2." + line, 1, wave.of(230, 5))
                    .scaled(UPS + "5.3.1.3." + line, 10, wave.of(0.2, 0.1))
                    .scaled(UPS + "5.3.1.4." + line, 1, wave.of(12, 6));
        }
        for (int i = 1; i < NOMINAL; i++) {
            tree.constant(UPS + "9." + i + ".0", new Integer32(100 + i));
        }
        return tree.counter32("1.3.6.1.2.1.2.2.1.10.1", () -> time.millis() * 3 / 2)
                .counter32("1.3.6.1.2.1.2.2.1.16.1", () -> time.millis())
                .build();
    }

    @Override
    public void close() {
        agents.forEach(SnmpAgent::close);
        loop.close();
    }

    /** Sines of different pace, so that no two points of a device move alike. */
    private static final class Wave {

        private final int number;
        private final InstantSource time;
        private int points;

        private Wave(int number, InstantSource time) {
            this.number = number;
            this.time = time;
        }

        private DoubleSupplier of(double middle, double amplitude) {
            double pace = 2 * Math.PI / (40_000 + 7_000 * points++);
            return () -> middle + amplitude * Math.sin(pace * time.millis() + number);
        }
    }
}
