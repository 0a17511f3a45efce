package vn.dcim.mqtt.testing;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import vn.dcim.core.testing.FreePorts;

/** HiveMQ's community edition in a JVM of its own, with its sessions on disk. */
public final class HiveMq implements TestBroker {

    private static final String CONFIGURATION = """
            <hivemq>
              <listeners>
                <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
              </listeners>
              <mqtt>
                <receive-maximum><server-receive-maximum>65535</server-receive-maximum></receive-maximum>
                <queued-messages><max-queue-size>100000</max-queue-size><strategy>discard</strategy></queued-messages>
              </mqtt>
              <persistence><mode>file</mode></persistence>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            </hivemq>
            """;

    private final int port;
    private final Path folder;
    private ChildJvm process;

    private HiveMq() {
        port = FreePorts.any();
        try {
            folder = Files.createTempDirectory("dcim-hivemq");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    public static HiveMq launch() {
        return new HiveMq();
    }

    @Override
    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public void start() {
        process = ChildJvm.start(HiveMq.class, folder.resolve("hivemq.log"), folder.toString(), Integer.toString(port));
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    /** The child: folder and port. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("config.xml"), CONFIGURATION.formatted(Integer.parseInt(arguments[1])));
        EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withoutLoggingBootstrap()
                .build()
                .start()
                .get();
        ChildJvm.readyUntilParentEnds();
    }
}
