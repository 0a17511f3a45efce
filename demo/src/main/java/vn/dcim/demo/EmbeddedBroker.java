package vn.dcim.demo;

import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.dcim.web.command.FreePort;

/**
 * An MQTT 5 broker in this process, on 127.0.0.1 only, which keeps sessions and queued messages on disk.
 *
 * <p>Its queue holds {@value #QUEUE_PER_CLIENT} messages for each client: more than an hour of a plant with 500 messages a
 * second, where the default of 1,000 would drop messages of a bridge that is restarted.
 */
public final class EmbeddedBroker implements AutoCloseable {
    static final int QUEUE_PER_CLIENT = 2_000_000;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final String CONFIGURATION = """
            <hivemq>
              <listeners>
                <tcp-listener>
                  <port>%d</port>
                  <bind-address>127.0.0.1</bind-address>
                </tcp-listener>
              </listeners>
              <mqtt>
                <queued-messages>
                  <max-queue-size>%d</max-queue-size>
                  <strategy>discard</strategy>
                </queued-messages>
              </mqtt>
              <persistence>
                <mode>file</mode>
              </persistence>
              <anonymous-usage-statistics>
                <enabled>false</enabled>
              </anonymous-usage-statistics>
            </hivemq>
            """;

    private final Path folder;
    private final int port;
    private EmbeddedHiveMQ broker;

    private EmbeddedBroker(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** @param folder of this broker alone */
    public static EmbeddedBroker start(Path folder)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        return start(folder, FreePort.onLoopback());
    }

    /** On a given port. */
    public static EmbeddedBroker start(Path folder, int port)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var embedded = new EmbeddedBroker(folder, port);
        embedded.launch();
        return embedded;
    }

    /** Ends the broker and starts it again where its clients look for it, with what it kept on disk. */
    public synchronized void restart() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        broker.close();
        launch();
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public synchronized void close() throws ExecutionException, InterruptedException {
        broker.close();
    }

    private synchronized void launch() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("config.xml"), CONFIGURATION.formatted(port, QUEUE_PER_CLIENT));
        broker = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withoutLoggingBootstrap()
                .build();
        broker.start().get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
}
