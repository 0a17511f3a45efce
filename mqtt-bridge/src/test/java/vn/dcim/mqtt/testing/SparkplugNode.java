package vn.dcim.mqtt.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;

/** The line of an edge node: its will, what it publishes, and what it is told. What it says is up to the spec. */
public final class SparkplugNode implements MqttCallback, AutoCloseable {

    private static final long REPLY_MS = 20_000;

    /**
     * A message that came.
     *
     * @param text of a state; empty of a command
     */
    public record Came(String topic, String text, boolean retained, int qos, byte[] payload) {

        public Payload command() throws Exception {
            return Payload.parseFrom(payload);
        }
    }

    private final String group;
    private final String node;
    private final List<Came> came = new CopyOnWriteArrayList<>();
    private final MqttAsyncClient client;

    /** Connects with the will that is a death of this session, and hears commands and states of hosts. */
    public SparkplugNode(String url, String group, String node, long bdSeq) throws MqttException {
        this.group = group;
        this.node = node;
        client = new MqttAsyncClient(url, "edge-" + System.nanoTime(), new MemoryPersistence());
        client.setCallback(this);
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        MqttMessage will =
                new MqttMessage(SparkplugPayloads.payload(null, null, List.of(SparkplugPayloads.bdSeq(bdSeq))));
        will.setQos(1);
        options.setWill(topic("NDEATH", ""), will);
        client.connect(options).waitForCompletion(REPLY_MS);
        client.subscribe(topic("NCMD", ""), 1).waitForCompletion(REPLY_MS);
        client.subscribe("spBv1.0/STATE/+", 1).waitForCompletion(REPLY_MS);
    }

    private String topic(String type, String device) {
        return "spBv1.0/" + group + "/" + type + "/" + node + (device.isEmpty() ? "" : "/" + device);
    }

    /** Publishes as the specification wants it: QoS 0, not retained. */
    public void publish(String type, String device, byte[] payload) throws MqttException {
        client.publish(topic(type, device), payload, 0, false).waitForCompletion(REPLY_MS);
    }

    /** Publishes anything. */
    public void publish(String topic, String payload, boolean retained) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, retained)
                .waitForCompletion(REPLY_MS);
    }

    public List<Came> commands() {
        return came.stream().filter(one -> one.topic().contains("/NCMD/")).toList();
    }

    public List<Came> states(String host) {
        return came.stream()
                .filter(one -> one.topic().equals("spBv1.0/STATE/" + host))
                .toList();
    }

    /** Loses its line: the broker publishes the will. */
    public void drop() throws MqttException {
        client.disconnectForcibly(0, 100, false);
        client.close(true);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            drop();
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        came.add(new Came(
                topic,
                topic.contains("/STATE/") ? new String(message.getPayload(), StandardCharsets.UTF_8) : "",
                message.isRetained(),
                message.getQos(),
                message.getPayload()));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        // why: the spec sees it by what does not come
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        // why: the spec sees it by what does not come
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // why: whoever publishes waits for it
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // why: the constructor waits for it
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // why: no broker of the specs asks for it
    }
}
