package vn.dcim.demo;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.schedule.LoopThread;
import vn.dcim.core.syslog.LogSourceDraft;
import vn.dcim.core.syslog.LogSources;
import vn.dcim.syslog.SyslogReceiver;

/** Machines of the centre that send their logs, one of which nobody has registered. */
@Singleton
final class DemoLogs {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLogs.class);
    private static final Duration EVERY = Duration.ofSeconds(4);
    private static final String ACTOR = "demo";
    private static final long SEED = 30_6;

    private final LogSources sources;
    private final SyslogReceiver receiver;
    private final Clock clock;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final LoopThread loop = LoopThread.steady("demo-logs", EVERY, this::send);

    DemoLogs(LogSources sources, SyslogReceiver receiver, Clock clock) {
        this.sources = sources;
        this.receiver = receiver;
        this.clock = clock;
    }

    /**
     * A machine that sends.
     *
     * @param name what people call it; empty for one that nobody has registered
     * @param says what it says, with a number for what is different each time
     */
    private record Machine(String host, String name, String kind, List<Said> says) {}

    /** @param priority 8 × facility + severity */
    private record Said(int priority, String application, Function<Integer, String> text) {}

    private static final List<Machine> MACHINES = List.of(
            new Machine(
                    "fw01",
                    "Tường lửa FW-01 (nhật ký)",
                    "security",
                    List.of(
                            new Said(
                                    134,
                                    "traffic",
                                    n -> "action=accept src=10.20.3." + n % 250 + " dst=10.1.1.10 dport=443"),
                            new Said(
                                    132,
                                    "traffic",
                                    n -> "action=deny src=203.0.113." + n % 250 + " dst=10.1.1.10 dport=22"),
                            new Said(
                                    130,
                                    "ips",
                                    n -> "attack=\"Web.Server.Scan\" src=203.0.113." + n % 250 + " count=" + n))),
            new Machine(
                    "sw-core-01",
                    "Chuyển mạch lõi (nhật ký)",
                    "network",
                    List.of(
                            new Said(189, "link", n -> "Interface Gi1/0/" + n % 48 + " changed state to up"),
                            new Said(187, "stp", n -> "Topology change on VLAN " + n % 90))),
            new Machine(
                    "web01",
                    "Máy chủ WEB-01 (nhật ký)",
                    "server",
                    List.of(
                            new Said(
                                    38,
                                    "sshd",
                                    n -> "Accepted publickey for quantri from 10.1.9.8 port " + (40_000 + n)),
                            new Said(
                                    86,
                                    "sudo",
                                    n -> "quantri : TTY=pts/" + n % 4 + " ; COMMAND=/usr/bin/systemctl status nginx"),
                            new Said(
                                    36,
                                    "sshd",
                                    n -> "Failed password for root from 203.0.113." + n % 250 + " port "
                                            + (30_000 + n)))),
            new Machine(
                    "dichvucong",
                    "Cổng dịch vụ công (nhật ký)",
                    "application",
                    List.of(
                            new Said(142, "portal", n -> "Công dân đăng nhập thành công, phiên " + n),
                            new Said(139, "portal", n -> "Không kết nối được cơ sở dữ liệu hồ sơ, lần thử " + n % 5))),
            new Machine(
                    "pc-tiepdan-01",
                    "Máy trạm tiếp dân (nhật ký)",
                    "terminal",
                    List.of(
                            new Said(38, "logon", n -> "Nhân viên tiếp dân đăng nhập, phiên " + n),
                            new Said(13, "print", n -> "In phiếu tiếp nhận số " + n))),
            new Machine(
                    "mayin-tang2", "", "terminal", List.of(new Said(14, "printer", n -> "Hết giấy ở khay " + n % 3))));

    /** Registers the machines, but for one, and has all of them begin to send. */
    void begin() {
        String here = InetAddress.getLoopbackAddress().getHostAddress();
        var known = sources.all().stream().map(source -> source.host()).collect(Collectors.toSet());
        MACHINES.stream()
                .filter(machine -> !machine.name().isEmpty() && !known.contains(machine.host()))
                .forEach(machine -> sources.add(
                        new LogSourceDraft(
                                machine.name(), here, machine.host(), machine.kind(), 12, PlantSeeder.GROUP, null),
                        ACTOR));
        loop.start();
    }

    private void send() {
        try (DatagramSocket socket = new DatagramSocket()) {
            var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.udpPort());
            for (Machine machine : MACHINES) {
                int number = random.nextInt(10_000);
                // why: what is bad is rarer than what is not
                Said said = machine.says().get(Math.min(machine.says().size() - 1, (int) (random.nextDouble()
                        * random.nextDouble()
                        * machine.says().size())));
                byte[] message = ("<" + said.priority() + ">1 " + clock.instant() + " " + machine.host() + " "
                                + said.application() + " " + number + " - - "
                                + said.text().apply(number))
                        .getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(message, message.length, to));
            }
        } catch (IOException e) {
            LOG.debug("The machines of the demo send no log this time", e);
        }
    }

    @PreDestroy
    void end() {
        loop.close();
    }
}
