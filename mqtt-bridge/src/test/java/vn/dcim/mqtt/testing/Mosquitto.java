package vn.dcim.mqtt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.dcim.core.testing.FreePorts;

/** Debian's mosquitto on a free port, with its session state kept in a file at every change. */
public final class Mosquitto implements TestBroker {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/sbin/mosquitto"),
            Path.of("/usr/local/sbin/mosquitto"),
            Path.of("/opt/homebrew/sbin/mosquitto"));

    private final Path folder;
    private final int port;
    private final String more;
    private Process process;

    private Mosquitto(String more, Consumer<Path> prepare) {
        this.more = more;
        port = FreePorts.any();
        try {
            folder = Files.createTempDirectory("dcim-mosquitto");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        prepare.accept(folder);
        start();
    }

    public static Mosquitto launch() {
        return new Mosquitto("allow_anonymous true\n", _ -> {});
    }

    /**
     * @param more further lines of its configuration; {@code FOLDER} stands for its folder
     * @param prepare puts files into the folder
     */
    public static Mosquitto launch(String more, Consumer<Path> prepare) {
        return new Mosquitto(more, prepare);
    }

    @Override
    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public Path folder() {
        return folder;
    }

    /** Starts it, also again on the same port and state, and returns when it takes connections. */
    @Override
    public void start() {
        try {
            Path config = Files.writeString(
                    folder.resolve("mosquitto.conf"),
                    "listener " + port + " 127.0.0.1\npersistence true\npersistence_location " + folder
                            + "/\nautosave_on_changes true\nautosave_interval 1\nmax_queued_messages 100000\n"
                            + "user root\n" + more.replace("FOLDER", folder.toString()));
            process = new ProcessBuilder(program().toString(), "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("mosquitto.log").toFile()))
                    .start();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!answers()) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "mosquitto does not start: " + Files.readString(folder.resolve("mosquitto.log")));
                }
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path program() {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("install mosquitto: apt-get install mosquitto"));
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Has it write down what it knows now, and returns when it is written. */
    public void saved() throws IOException, InterruptedException {
        Path state = folder.resolve("mosquitto.db");
        var before = Files.exists(state) ? Files.getLastModifiedTime(state) : null;
        new ProcessBuilder("kill", "-USR1", Long.toString(process.pid()))
                .start()
                .waitFor();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(state) || Files.getLastModifiedTime(state).equals(before)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("mosquitto does not write " + state);
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    /** Ends it as an operator does: it writes down what it knows. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }
}
