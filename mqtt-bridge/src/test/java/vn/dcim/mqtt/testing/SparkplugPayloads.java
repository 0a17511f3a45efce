package vn.dcim.mqtt.testing;

import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;

/** Payloads of Sparkplug B, piece by piece. */
public final class SparkplugPayloads {

    private SparkplugPayloads() {}

    /**
     * A payload.
     *
     * @param seq null for none
     * @param at ms since 1970; null for none
     */
    public static byte[] payload(Integer seq, Long at, List<Payload.Metric> metrics) {
        var payload = Payload.newBuilder().addAllMetrics(metrics);
        if (seq != null) {
            payload.setSeq(seq);
        }
        if (at != null) {
            payload.setTimestamp(at);
        }
        return payload.build().toByteArray();
    }

    public static Payload.Metric bdSeq(long number) {
        return Payload.Metric.newBuilder()
                .setName("bdSeq")
                .setDatatype(DataType.Int64.getNumber())
                .setLongValue(number)
                .build();
    }

    /** A metric of type Float as a birth has it. */
    public static Payload.Metric born(String name, long alias, float value, String unit) {
        var metric = Payload.Metric.newBuilder()
                .setName(name)
                .setAlias(alias)
                .setDatatype(DataType.Float.getNumber())
                .setFloatValue(value);
        if (!unit.isEmpty()) {
            metric.setProperties(Payload.PropertySet.newBuilder()
                    .addKeys("engUnit")
                    .addValues(Payload.PropertyValue.newBuilder()
                            .setType(DataType.String.getNumber())
                            .setStringValue(unit)));
        }
        return metric.build();
    }

    /** The same metric as data have it: by alias, without type. */
    public static Payload.Metric data(long alias, float value) {
        return Payload.Metric.newBuilder().setAlias(alias).setFloatValue(value).build();
    }
}
