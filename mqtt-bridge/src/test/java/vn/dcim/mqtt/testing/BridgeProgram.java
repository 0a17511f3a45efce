package vn.dcim.mqtt.testing;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import vn.dcim.mqtt.bridge.MqttBridge;

/** The program with its real pipeline, in a JVM of its own that a spec may kill. */
public final class BridgeProgram implements AutoCloseable {

    private final ChildJvm process;

    private BridgeProgram(ChildJvm process) {
        this.process = process;
    }

    /**
     * Starts it; it is ready as soon as it is connected and subscribed.
     *
     * @param folder for its settings and its log
     */
    public static BridgeProgram start(Path folder, Map<String, Object> settings) {
        Properties properties = new Properties();
        settings.forEach((key, value) -> properties.setProperty(key, value.toString()));
        Path file = folder.resolve("program.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BridgeProgram(ChildJvm.start(BridgeProgram.class, folder.resolve("program.log"), file.toString()));
    }

    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        kill();
    }

    /** The child: the file of its settings. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(reader);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        MqttBridge bridge = ApplicationContext.run(settings).getBean(MqttBridge.class);
        while (!bridge.statistics().connected()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        ChildJvm.readyUntilParentEnds();
    }
}
