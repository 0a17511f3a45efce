package vn.dcim.mqtt.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import vn.dcim.mqtt.map.SparkplugMap;

/**
 * Birth and death of a host application as edge nodes see them: the topic {@code spBv1.0/STATE/host} (Sparkplug 3.0, 4.2.5).
 *
 * @param since when the line was asked for; will and birth of one line bear the same
 */
record HostState(String hostId, Instant since) {

    static final int QOS = 1;

    /** What says to be later than this from now is no clock that runs ahead but a wrong one, and is not followed. */
    private static final Duration FURTHEST = Duration.ofDays(1);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    String topic() {
        return SparkplugMap.NAMESPACE + "STATE/" + hostId;
    }

    byte[] birth() {
        return payload(true, since);
    }

    /** @param at now; edge nodes leave a death alone that is older than the birth before it */
    byte[] death(Instant at) {
        return payload(false, at.isBefore(since) ? since : at);
    }

    /** Has the broker tell that the host is gone when the line breaks. */
    void willOf(MqttConnectionOptions options) {
        MqttMessage will = new MqttMessage(death(since));
        will.setQos(QOS);
        will.setRetained(true);
        options.setWill(topic(), will);
    }

    /**
     * Returns when a payload under our topic says to be of, where that is later than our birth: edge nodes would leave this birth
     * alone (message-flow-edge-node-birth-publish-phid-wait-timestamp), so that the line has to begin anew after that.
     *
     * @param now what is much later than this is not followed
     */
    Optional<Instant> later(byte[] payload, Instant now) {
        try {
            JsonNode timestamp = MAPPER.readTree(payload).path("timestamp");
            return timestamp.canConvertToLong()
                    ? Optional.of(Instant.ofEpochMilli(timestamp.longValue()))
                            .filter(at -> at.isAfter(since) && at.isBefore(now.plus(FURTHEST)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Tells whether a payload under our topic says that we are gone. */
    static boolean saysGone(byte[] payload) {
        try {
            JsonNode state = MAPPER.readTree(payload);
            return state != null
                    && state.path("online").isBoolean()
                    && !state.path("online").booleanValue();
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] payload(boolean online, Instant at) {
        try {
            return MAPPER.writeValueAsBytes(
                    MAPPER.createObjectNode().put("online", online).put("timestamp", at.toEpochMilli()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
