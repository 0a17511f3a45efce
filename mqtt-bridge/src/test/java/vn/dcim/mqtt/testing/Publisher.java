package vn.dcim.mqtt.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** A device: publishes at QoS 1, one message after the other, each once the broker has it. */
public final class Publisher implements AutoCloseable {

    private static final long REPLY_MS = 20_000;

    private final MqttAsyncClient client;

    public Publisher(String url) throws MqttException {
        client = new MqttAsyncClient(url, "device-" + System.nanoTime(), new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        client.connect(options).waitForCompletion(REPLY_MS);
    }

    public void publish(String topic, String payload) throws MqttException {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Publishes with the user property {@code token}. */
    public void publishWith(String token, String topic, String payload) throws MqttException {
        var properties = new MqttProperties();
        properties.setUserProperties(List.of(new UserProperty("token", token)));
        var message = new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, false, properties);
        client.publish(topic, message).waitForCompletion(REPLY_MS);
    }

    public void retain(String topic, String payload) throws MqttException {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8), true);
    }

    public void publish(String topic, byte[] payload, boolean retained) throws MqttException {
        IMqttToken token = client.publish(topic, payload, 1, retained);
        token.waitForCompletion(REPLY_MS);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect(0).waitForCompletion(REPLY_MS);
        }
        client.close(true);
    }
}
