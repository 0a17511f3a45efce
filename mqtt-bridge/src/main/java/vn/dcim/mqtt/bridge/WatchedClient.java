package vn.dcim.mqtt.bridge;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Paho's client, but for the messages it receives and their acknowledgements, which go past it. */
final class WatchedClient extends MqttAsyncClient {

    private final IncomingFrames.Receiver receiver;
    private volatile @Nullable OutgoingFrames outgoing;

    WatchedClient(String url, String clientId, IncomingFrames.Receiver receiver) throws MqttException {
        super(url, clientId, new MemoryPersistence());
        this.receiver = receiver;
    }

    /** Tells the broker that messages of QoS 1 are taken in. */
    void acknowledge(int[] packetIds, int count) throws IOException {
        OutgoingFrames line = outgoing;
        if (line == null) {
            throw new IOException("there is no line");
        }
        line.acknowledge(packetIds, count);
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) throws MqttException {
        NetworkModule[] modules = super.createNetworkModules(address, options);
        NetworkModule[] watched = new NetworkModule[modules.length];
        for (int i = 0; i < modules.length; i++) {
            watched[i] = new WatchedModule(modules[i]);
        }
        return watched;
    }

    private final class WatchedModule implements NetworkModule {

        private final NetworkModule module;
        private @Nullable InputStream incoming;

        private WatchedModule(NetworkModule module) {
            this.module = module;
        }

        @Override
        public void start() throws IOException, MqttException {
            module.start();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            if (incoming == null) {
                incoming = new IncomingFrames(module.getInputStream(), receiver);
            }
            return incoming;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            OutgoingFrames line = new OutgoingFrames(module.getOutputStream());
            outgoing = line;
            return line;
        }

        @Override
        public void stop() throws IOException {
            module.stop();
        }

        @Override
        public String getServerURI() {
            return module.getServerURI();
        }
    }
}
