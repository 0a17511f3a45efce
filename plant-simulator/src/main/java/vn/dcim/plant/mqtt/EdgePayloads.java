package vn.dcim.plant.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.eclipse.tahu.SparkplugInvalidTypeException;
import org.eclipse.tahu.message.SparkplugBPayloadEncoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.PropertyDataType;
import org.eclipse.tahu.message.model.PropertySet;
import org.eclipse.tahu.message.model.PropertyValue;
import org.eclipse.tahu.message.model.SparkplugBPayload;

/** The payloads of an edge node, by Eclipse Tahu. Every measure has an alias, unique in the node; what is commanded has none. */
final class EdgePayloads {

    static final String REBIRTH = "Node Control/Rebirth";

    private static final String SESSION = "bdSeq";
    private static final String UNIT = "engUnit";

    private final SparkplugBPayloadEncoder encoder = new SparkplugBPayloadEncoder();
    private final List<EdgeNode.Part> parts;
    private final List<Integer> firstAliases = new ArrayList<>();
    private final int aliases;

    /** A measure's value at a moment. */
    record Value(int alias, EdgeNode.Measure measure, double raw) {

        private float rounded() {
            return (float) (Math.round(raw / measure.step()) * measure.step());
        }
    }

    EdgePayloads(List<EdgeNode.Part> parts) {
        this.parts = parts;
        int next = 1;
        for (EdgeNode.Part part : parts) {
            firstAliases.add(next);
            next += part.measures().size();
        }
        aliases = next - 1;
    }

    /** How many there are; they count from 1. */
    int aliases() {
        return aliases;
    }

    /** Everything at this moment, part by part. */
    List<List<Value>> present() {
        List<List<Value>> present = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            present.add(present(part));
        }
        return present;
    }

    List<Value> present(int part) {
        List<Value> present = new ArrayList<>();
        int alias = firstAliases.get(part);
        for (EdgeNode.Measure measure : parts.get(part).measures()) {
            present.add(new Value(alias, measure, measure.value().getAsDouble()));
            alias++;
        }
        return present;
    }

    byte[] death(int session) {
        return bytes(new SparkplugBPayload.SparkplugBPayloadBuilder().addMetric(session(session, null)), false);
    }

    byte[] nodeBirth(int session, int sequence, Instant at, List<Value> values) {
        return bytes(
                payload(sequence, at)
                        .addMetric(session(session, at))
                        .addMetric(metric(new Metric.MetricBuilder(REBIRTH, MetricDataType.Boolean, false), at))
                        .addMetrics(born(at, values)),
                false);
    }

    byte[] deviceBirth(int sequence, Instant at, List<Value> values) {
        return bytes(payload(sequence, at).addMetrics(born(at, values)), false);
    }

    /** @param isPast whether it was measured before the birth, while nobody heard */
    byte[] data(int sequence, Instant at, List<Value> values, boolean isPast) {
        List<Metric> metrics = values.stream()
                .map(value -> metric(
                        new Metric.MetricBuilder((long) value.alias(), MetricDataType.Float, value.rounded())
                                .isHistorical(isPast),
                        at))
                .toList();
        return bytes(payload(sequence, at).addMetrics(metrics), true);
    }

    private static List<Metric> born(Instant at, List<Value> values) {
        return values.stream()
                .map(value -> metric(
                        new Metric.MetricBuilder(value.measure().name(), MetricDataType.Float, value.rounded())
                                .alias((long) value.alias())
                                .properties(unit(value.measure().unit())),
                        at))
                .toList();
    }

    private static SparkplugBPayload.SparkplugBPayloadBuilder payload(int sequence, Instant at) {
        return new SparkplugBPayload.SparkplugBPayloadBuilder((long) sequence).setTimestamp(Date.from(at));
    }

    private static Metric session(int number, Instant at) {
        return metric(new Metric.MetricBuilder(SESSION, MetricDataType.Int64, (long) number), at);
    }

    private static Metric metric(Metric.MetricBuilder metric, Instant at) {
        try {
            return metric.timestamp(at == null ? null : Date.from(at)).createMetric();
        } catch (SparkplugInvalidTypeException e) {
            throw new IllegalStateException("every metric here has the type of its value", e);
        }
    }

    private static PropertySet unit(String unit) {
        try {
            return new PropertySet.PropertySetBuilder()
                    .addProperty(UNIT, new PropertyValue<>(PropertyDataType.String, unit))
                    .createPropertySet();
        } catch (SparkplugInvalidTypeException e) {
            throw new IllegalStateException("a unit is a text", e);
        }
    }

    private byte[] bytes(SparkplugBPayload.SparkplugBPayloadBuilder payload, boolean withoutTypes) {
        try {
            return encoder.getBytes(payload.createPayload(), withoutTypes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
