package vn.dcim.plant.mqtt;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * Where to publish.
 *
 * @param url such as {@code tcp://127.0.0.1:1883}
 * @param user null for none
 * @param password null for none
 * @param clientPrefix starts every client id, so that two plants can share a broker
 */
public record Broker(String url, String user, String password, String clientPrefix) {

    /** A broker that asks for no password. */
    public static Broker open(String url) {
        return new Broker(url, null, null, "plant-");
    }

    /** How to connect, with the message that the broker publishes when the line breaks; nothing is kept of a session. */
    MqttConnectionOptions options(String willTopic, byte[] willPayload, boolean willRetained) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setKeepAliveInterval(20);
        options.setConnectionTimeout(5);
        MqttMessage will = new MqttMessage(willPayload);
        will.setQos(1);
        will.setRetained(willRetained);
        options.setWill(willTopic, will);
        if (user != null) {
            options.setUserName(user);
        }
        if (password != null) {
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    @Override
    public String toString() {
        return "Broker[" + url + "]";
    }
}
