package vn.dcim.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.dcim.demo.EmbeddedBroker;
import vn.dcim.web.command.FreePort;

/** The broker between the simulated publishers and the program: mosquitto where it is installed, HiveMQ in this process otherwise. */
final class MqttBroker implements AutoCloseable {

    private static final String CONFIGURATION = """
            listener %d 127.0.0.1
            allow_anonymous true
            persistence false
            max_inflight_messages 1000
            max_queued_messages 5000000
            set_tcp_nodelay true
            log_type error
            """;
    private static final int LOOKS = 200;
    private static final int LOOK_MS = 50;

    private final Path folder = Files.createTempDirectory("dcim-bench-broker");
    private final int port = FreePort.onLoopback();
    private final Optional<Process> mosquitto;
    private final Optional<EmbeddedBroker> hive;

    MqttBroker() throws Exception {
        Optional<Path> installed = installed();
        if (installed.isPresent()) {
            Path configuration = folder.resolve("mosquitto.conf");
            Files.writeString(configuration, CONFIGURATION.formatted(port));
            mosquitto =
                    Optional.of(new ProcessBuilder(List.of(installed.get().toString(), "-c", configuration.toString()))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("mosquitto.log").toFile())
                            .start());
            hive = Optional.empty();
            awaitUp();
        } else {
            mosquitto = Optional.empty();
            hive = Optional.of(EmbeddedBroker.start(folder.resolve("hivemq"), port));
        }
    }

    private static Optional<Path> installed() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(place -> Path.of(place, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void awaitUp() throws IOException, InterruptedException {
        for (int look = 0; look < LOOKS && !isUp(); look++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        if (!isUp()) {
            throw new IOException("mosquitto does not come up: "
                    + Files.readString(folder.resolve("mosquitto.log")).strip());
        }
    }

    private boolean isUp() throws IOException {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    String kind() {
        return mosquitto.isPresent() ? "mosquitto" : "hivemq";
    }

    int port() {
        return port;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Returns the time it has used so far; with HiveMQ that of this process. */
    double cpuSeconds() throws IOException {
        return ProcessUse.of(mosquitto.map(Process::toHandle).orElseGet(ProcessHandle::current))
                .cpuSeconds();
    }

    @Override
    public void close() throws Exception {
        if (mosquitto.isPresent()) {
            mosquitto.get().destroy();
            mosquitto.get().waitFor();
        }
        if (hive.isPresent()) {
            hive.get().close();
        }
        Bed.delete(folder);
    }
}
