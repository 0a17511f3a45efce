package vn.dcim.mqtt.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Paho's client with an eye on what it receives. */
final class WatchedClient extends MqttAsyncClient {

    private final Redeliveries redeliveries;

    WatchedClient(String url, String clientId, Redeliveries redeliveries) throws MqttException {
        super(url, clientId, new MemoryPersistence());
        this.redeliveries = redeliveries;
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) throws MqttException {
        NetworkModule[] modules = super.createNetworkModules(address, options);
        NetworkModule[] watched = new NetworkModule[modules.length];
        for (int i = 0; i < modules.length; i++) {
            watched[i] = new WatchedModule(modules[i], redeliveries);
        }
        return watched;
    }

    private record WatchedModule(NetworkModule module, Redeliveries redeliveries) implements NetworkModule {

        @Override
        public void start() throws IOException, MqttException {
            module.start();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return redeliveries.watch(module.getInputStream());
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return module.getOutputStream();
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
