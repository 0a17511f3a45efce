package vn.dcim.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.snmp4j.smi.OID;
import vn.dcim.core.device.Credentials;
import vn.dcim.plant.snmp.Fleet;
import vn.dcim.snmp.transport.Answer;
import vn.dcim.snmp.transport.SnmpAddress;
import vn.dcim.snmp.transport.SnmpPeer;
import vn.dcim.snmp.transport.SnmpTransport;
import vn.dcim.snmp.transport.TransportSettings;

/** Asks the fleet with the program's transport and nothing behind it, as many devices at once as is told below. */
final class AskingProgram {

    private static final int AT_ONCE = 256;
    private static final Duration DEADLINE = Duration.ofSeconds(9);

    private final SnmpTransport transport = new SnmpTransport(TransportSettings.DEFAULT);
    private final List<OID> points = Fleet.points().stream().map(OID::new).toList();
    private final LongAdder values = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private List<SnmpPeer> peers = List.of();

    private AskingProgram() {}

    public static void main(String[] args) throws Exception {
        var program = new AskingProgram();
        CommandLoop.answer(Map.of(
                "begin", words -> program.begin(Integer.parseInt(words[0])),
                "ask", words -> program.ask(Integer.parseInt(words[0]))));
        program.transport.close();
    }

    private Object begin(int devices) {
        peers = IntStream.range(0, devices)
                .mapToObj(number ->
                        transport.peer(SnmpAddress.parse(LoadFleet.address(number)), Credentials.v2c("public")))
                .toList();
        return Map.of("devices", devices);
    }

    private Object ask(int seconds) throws InterruptedException {
        values.reset();
        failures.reset();
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Queue<SnmpPeer> idle = new ConcurrentLinkedQueue<>(peers);
        int atOnce = Math.min(AT_ONCE, peers.size());
        CountDownLatch ended = new CountDownLatch(atOnce);
        long cpu = system.getProcessCpuTime();
        long started = System.nanoTime();
        long until = started + Duration.ofSeconds(seconds).toNanos();
        for (int i = 0; i < atOnce; i++) {
            askNext(idle, until, ended);
        }
        ended.await();
        return Map.of(
                "seconds",
                (System.nanoTime() - started) / 1e9,
                "cpuSeconds",
                (system.getProcessCpuTime() - cpu) / 1e9,
                "values",
                values.sum(),
                "failures",
                failures.sum());
    }

    private void askNext(Queue<SnmpPeer> idle, long until, CountDownLatch ended) {
        if (System.nanoTime() - until >= 0) {
            ended.countDown();
            return;
        }
        SnmpPeer peer = idle.remove();
        peer.get(points, DEADLINE).whenComplete((answer, failure) -> {
            count(answer, failure);
            idle.add(peer);
            askNext(idle, until, ended);
        });
    }

    private void count(Answer answer, Throwable failure) {
        if (failure == null) {
            values.add(answer.values().size());
        } else {
            failures.increment();
        }
    }
}
