package vn.dcim.plant.mqtt

import com.hivemq.embedded.EmbeddedHiveMQ
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.util.concurrent.PollingConditions

/** A real broker on a free port of this machine: mosquitto where it is installed, else HiveMQ; it keeps nothing over a restart. */
class TestBroker implements Closeable {

    private static final File MOSQUITTO = new File('/usr/sbin/mosquitto')

    final int port
    private final Path folder
    private Process mosquitto
    private EmbeddedHiveMQ hivemq

    TestBroker(Path folder) {
        this.folder = folder
        port = new ServerSocket(0).withCloseable { it.localPort }
        start()
    }

    String getUrl() {
        "tcp://127.0.0.1:$port"
    }

    void start() {
        if (MOSQUITTO.canExecute()) {
            def config = folder.resolve('mosquitto.conf')
            Files.writeString(config, "listener $port 127.0.0.1\nallow_anonymous true\npersistence false\n")
            mosquitto = new ProcessBuilder(MOSQUITTO.path, '-c', config.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve('mosquitto.log').toFile()).start()
        } else {
            startHiveMq()
        }
        awaitPort()
    }

    private void startHiveMq() {
        def config = Files.createDirectories(folder.resolve('conf'))
        Files.writeString(config.resolve('config.xml'), """<?xml version="1.0"?>
            <hivemq><listeners><tcp-listener><port>$port</port><bind-address>127.0.0.1</bind-address></tcp-listener></listeners>
            <persistence><mode>in-memory</mode></persistence><anonymous-usage-statistics><enabled>false</enabled>
            </anonymous-usage-statistics></hivemq>""")
        hivemq = EmbeddedHiveMQ.builder().withConfigurationFolder(config)
            .withDataFolder(Files.createDirectories(folder.resolve('data')))
            .withExtensionsFolder(Files.createDirectories(folder.resolve('extensions'))).withoutLoggingBootstrap().build()
        hivemq.start().get(60, TimeUnit.SECONDS)
    }

    private void awaitPort() {
        new PollingConditions(timeout: 20, delay: 0.02).eventually { new Socket('127.0.0.1', port).close() }
    }

    void stop() {
        mosquitto?.destroyForcibly()?.waitFor()
        hivemq?.stop()?.get(60, TimeUnit.SECONDS)
        mosquitto = null
        hivemq = null
    }

    @Override
    void close() {
        stop()
    }
}
