package vn.dcim.mqtt.sparkplug;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eclipse.tahu.exception.TahuException;
import org.eclipse.tahu.message.model.MessageType;
import org.eclipse.tahu.message.model.Topic;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import vn.dcim.mqtt.map.Fault;

/** A message with its topic and payload taken apart. */
record Incoming(Heard heard, Topic topic, Payload payload) {

    static final int SEQUENCE = 256;

    private static final String BIRTH_DEATH_SEQUENCE = "bdSeq";

    /** A message, or why it is none. */
    record Parsed(Optional<Incoming> message, Optional<Fault> fault) {

        private static Parsed of(Fault fault) {
            return new Parsed(Optional.empty(), Optional.of(fault));
        }
    }

    static Parsed parse(Heard heard) {
        Topic topic;
        try {
            topic = Topic.parseTopic(heard.topic());
        } catch (TahuException e) {
            return Parsed.of(Fault.of(Fault.Detail.NO_SPARKPLUG_TOPIC));
        }
        // why: the parser of Tahu takes an empty level at the end for none
        if (!isWhole(heard.topic())) {
            return Parsed.of(Fault.of(Fault.Detail.NO_SPARKPLUG_TOPIC));
        }
        if (heard.retained()) {
            return Parsed.of(Fault.of(Fault.Detail.RETAINED));
        }
        try {
            return new Parsed(
                    Optional.of(new Incoming(heard, topic, Payload.parseFrom(heard.payload()))), Optional.empty());
        } catch (InvalidProtocolBufferException e) {
            return Parsed.of(Fault.of(Fault.Detail.NO_PROTOBUF, e.getMessage()));
        }
    }

    private static boolean isWhole(String topic) {
        for (String level : topic.split("/", -1)) {
            if (level.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    MessageType type() {
        return topic.getType();
    }

    String nodeBase() {
        return topic.getNamespace() + "/" + topic.getGroupId() + "/" + topic.getEdgeNodeId();
    }

    /** Returns the device; empty for the edge node itself. */
    String device() {
        return topic.getDeviceId() == null ? "" : topic.getDeviceId();
    }

    /** Returns the sequence number; empty where there is none from 0 to 255. */
    OptionalInt sequence() {
        return payload.hasSeq() && payload.getSeq() >= 0 && payload.getSeq() < SEQUENCE
                ? OptionalInt.of((int) payload.getSeq())
                : OptionalInt.empty();
    }

    /** Returns which session of the edge node a birth or a death is of. */
    OptionalLong birthDeathSequence() {
        return payload.getMetricsList().stream()
                .filter(metric -> metric.getName().equals(BIRTH_DEATH_SEQUENCE))
                .filter(metric -> metric.hasLongValue() || metric.hasIntValue())
                .mapToLong(metric -> metric.hasLongValue() ? metric.getLongValue() : metric.getIntValue())
                .findFirst();
    }

    /** Returns when the edge node sent it; when it was received where it does not say. */
    Instant at() {
        return payload.hasTimestamp() ? Instant.ofEpochMilli(payload.getTimestamp()) : heard.receivedAt();
    }
}
