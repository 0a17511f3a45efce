package vn.dcim.bench;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;
import vn.dcim.plant.snmp.AgentLoop;
import vn.dcim.plant.snmp.AgentNotifier;
import vn.dcim.plant.snmp.OidTree;
import vn.dcim.plant.snmp.SnmpAgent;
import vn.dcim.plant.snmp.SystemGroup;

/** A few UPSs after RFC 1628 that go on battery when told to, and tell of it by a trap. */
final class AlarmingUps implements AutoCloseable {

    private static final String UPS = "1.3.6.1.2.1.33.";
    private static final int PORT = 16_161;
    private static final int NORMAL = 3;
    private static final int BATTERY = 5;

    private final AgentLoop loop = new AgentLoop();
    private final List<SnmpAgent> agents = new ArrayList<>();
    private final List<AgentNotifier> notifiers = new ArrayList<>();
    private final AtomicIntegerArray sources;
    private final InetSocketAddress receiver;

    AlarmingUps(int count, InetSocketAddress receiver) {
        this.receiver = receiver;
        sources = new AtomicIntegerArray(count);
        for (int number = 0; number < count; number++) {
            sources.set(number, NORMAL);
            SnmpAgent agent = SnmpAgent.on(loop)
                    .bind(new InetSocketAddress(host(number), PORT))
                    .community("public", tree(number))
                    .time(InstantSource.system())
                    .start();
            agents.add(agent);
            notifiers.add(agent.notifier());
        }
    }

    private OidTree tree(int number) {
        long started = System.nanoTime();
        return SystemGroup.add(
                        OidTree.builder(),
                        "Simulated UPS",
                        "1.3.6.1.4.1.8072.3.2.10",
                        name(number),
                        "BENCH",
                        () -> (System.nanoTime() - started) / 10_000_000)
                .text(UPS + "1.1.1.0", "Simulated")
                .text(UPS + "1.1.2.0", "UPS 40 kVA")
                .text(UPS + "1.1.5.0", name(number))
                .constant(UPS + "1.2.1.0", new Integer32(2))
                .constant(UPS + "1.2.3.0", new Integer32(42))
                .constant(UPS + "1.2.4.0", new Integer32(97))
                .integer(UPS + "1.4.1.0", () -> sources.get(number))
                .constant(UPS + "1.4.2.0", new Integer32(500))
                .build();
    }

    static String name(int number) {
        return "ALARM-%02d".formatted(number);
    }

    static String address(int number) {
        return "snmp://" + host(number) + ":" + PORT;
    }

    private static String host(int number) {
        return "127.11.0." + (1 + number);
    }

    void onBattery(int number) {
        sources.set(number, BATTERY);
        trap(number, 1);
    }

    void onUtility(int number) {
        sources.set(number, NORMAL);
        trap(number, 4);
    }

    private void trap(int number, int trap) {
        notifiers
                .get(number)
                .trap(
                        receiver,
                        "public",
                        new OID(UPS + "2.0." + trap),
                        List.of(new VariableBinding(new OID(UPS + "1.2.3.0"), new Integer32(42))));
    }

    @Override
    public void close() {
        notifiers.forEach(AgentNotifier::close);
        agents.forEach(SnmpAgent::close);
        loop.close();
    }
}
