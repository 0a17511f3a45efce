package vn.dcim.plant.mqtt

import groovy.json.JsonSlurper
import java.util.concurrent.CopyOnWriteArrayList
import org.eclipse.paho.mqttv5.client.IMqttToken
import org.eclipse.paho.mqttv5.client.MqttCallback
import org.eclipse.paho.mqttv5.client.MqttClient
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence
import org.eclipse.paho.mqttv5.common.MqttException
import org.eclipse.paho.mqttv5.common.MqttMessage
import org.eclipse.paho.mqttv5.common.packet.MqttProperties

/** Hears everything on a broker. */
class Listener implements Closeable, MqttCallback {

    final List<Heard> heard = new CopyOnWriteArrayList<>()
    private final MqttClient client

    static class Heard {
        String topic
        String text
        boolean retained
        int qos
    }

    Listener(String url) {
        client = new MqttClient(url, "listener-${UUID.randomUUID()}", new MemoryPersistence())
        client.callback = this
        client.connect()
        client.subscribe('#', 1)
    }

    List<String> texts(String topic) {
        heard.findAll { it.topic == topic }*.text
    }

    Map json(String topic) {
        def last = texts(topic)
        last ? new JsonSlurper().parseText(last.last()) as Map : null
    }

    @Override
    void messageArrived(String topic, MqttMessage message) {
        heard << new Heard(topic: topic, text: new String(message.payload, 'UTF-8'), retained: message.retained, qos: message.qos)
    }

    @Override
    void disconnected(MqttDisconnectResponse response) {}

    @Override
    void mqttErrorOccurred(MqttException exception) {}

    @Override
    void deliveryComplete(IMqttToken token) {}

    @Override
    void connectComplete(boolean reconnect, String serverURI) {}

    @Override
    void authPacketArrived(int reasonCode, MqttProperties properties) {}

    @Override
    void close() {
        client.disconnectForcibly(100, 100, false)
        client.close(true)
    }
}
