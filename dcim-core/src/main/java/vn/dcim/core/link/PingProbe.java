package vn.dcim.core.link;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends echoes by the ping of the system (Debian: iputils-ping), which carries the right to do so; what it prints of each answer is
 * read. {@code -I} ties it to the address, or to the interface.
 */
@Singleton
final class PingProbe implements Probe {

    /** What it says where the address or the interface is not on this machine. */
    private static final List<String> AWAY =
            List.of("Cannot assign requested address", "No such device", "unknown iface");

    private static final List<String> NO_WAY = List.of("Network is unreachable", "No route to host");
    private static final Pattern ANSWER = Pattern.compile("icmp_seq=\\d+ .*time[=<]([0-9.]+) ms(?!.*DUP!)");
    /** For the start of the program, and for the waits it adds where there is no way at all. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int NANOS_PER_MICRO = 1000;

    @Override
    public ProbeMethod method() {
        return ProbeMethod.ICMP;
    }

    @Override
    public ProbeAnswers ask(LineProbe probe, LineBinding binding, Effort effort)
            throws IOException, InterruptedException {
        ProcessBuilder ping = new ProcessBuilder(command(probe, binding, effort)).redirectErrorStream(true);
        ping.environment().putAll(Map.of("LC_ALL", "C"));
        Process running = ping.start();
        Duration longest = effort.pause()
                .multipliedBy(effort.packets())
                .plus(effort.timeout().multipliedBy(2))
                .plus(GRACE);
        List<Integer> roundTrips = new ArrayList<>();
        String said;
        try {
            if (!running.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                // why: ending it by its process would close what it has said
                running.toHandle().destroyForcibly();
                running.waitFor();
            }
            said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            running.destroyForcibly();
        }
        said.lines()
                .map(ANSWER::matcher)
                .filter(Matcher::find)
                .forEach(line -> roundTrips.add(
                        new BigDecimal(line.group(1)).movePointRight(3).intValue()));
        boolean away = AWAY.stream().anyMatch(said::contains);
        if (!away && running.exitValue() == 2 && NO_WAY.stream().noneMatch(said::contains)) {
            return ProbeAnswers.unable(probe, said.lines().findFirst().orElse("ping"));
        }
        return new ProbeAnswers(probe, effort.packets(), roundTrips, away ? "no-source" : "");
    }

    private static List<String> command(LineProbe probe, LineBinding binding, Effort effort) {
        List<String> command = new ArrayList<>(List.of(
                "ping",
                "-n",
                "-c",
                Integer.toString(effort.packets()),
                "-i",
                seconds(effort.pause()),
                "-W",
                seconds(effort.timeout())));
        if (binding.source() != null) {
            command.addAll(List.of("-I", binding.source().getHostAddress()));
        }
        command.add(probe.address());
        return command;
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos() / NANOS_PER_MICRO)
                .movePointLeft(6)
                .toPlainString();
    }
}
