package vn.dcim.mqtt.sparkplug;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.mqtt.map.SparkplugMaps;
import vn.dcim.mqtt.testing.SparkplugPayloads;

/** Whatever comes under {@code spBv1.0/}, in whatever order, is values, deaths, requests or faults, never an exception. */
class SparkplugFuzz {

    private static final Instant T0 = Instant.parse("2026-11-24T00:00:00Z");
    private static final HostTimes TIMES =
            new HostTimes(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));
    private static final SparkplugMaps MAPS = SparkplugMaps.load(PointVocabulary.load(), null);
    private static final Set<String> REGISTERED = Set.of("spBv1.0/g/n", "spBv1.0/g/n/d", "spBv1.0/g/m/d");
    private static final List<String> TOPICS = List.of(
            "spBv1.0/g/NBIRTH/n",
            "spBv1.0/g/DBIRTH/n/d",
            "spBv1.0/g/NDATA/n",
            "spBv1.0/g/DDATA/n/d",
            "spBv1.0/g/DDEATH/n/d",
            "spBv1.0/g/NDEATH/n",
            "spBv1.0/g/NCMD/n",
            "spBv1.0/g/DCMD/n/d",
            "spBv1.0/g/DBIRTH/m/d",
            "spBv1.0/g/NRECORD/n",
            "spBv1.0/STATE/host",
            "spBv1.0/g/NBIRTH/n/d",
            "spBv1.0/g/DDATA/n",
            "spBv1.0/g",
            "spBv1.0//NBIRTH/");
    private static final List<String> NAMES = List.of(
            "bdSeq",
            "Node Control/Rebirth",
            "Temperature",
            "Humidity",
            "Engine/RPM",
            "Output/L1/Voltage",
            "Output/Breaker Closed",
            "Fuel/Level",
            "");
    private static final List<String> KEYS = List.of("engUnit", "Quality", "engineering units", "x");
    private static final List<String> UNITS = List.of("°C", "°F", "%", "kPa", "V", "", "furlong");

    /** A host that hears, and a clock that only the input moves. */
    private static final class Hearing {

        private final AtomicLong elapsed = new AtomicLong();
        private final EdgeNodes nodes = new EdgeNodes(TIMES, elapsed::get);
        private long fingerprint;
        private long askedAt = Long.MIN_VALUE;

        void hear(String topic, byte[] payload, boolean retained) {
            boolean isRepeated = payload.length % 7 == 6;
            look(nodes.hear(new Heard(topic, payload, retained, now(), isRepeated ? fingerprint : ++fingerprint)));
        }

        void pass(long ms) {
            elapsed.addAndGet(ms);
            look(nodes.tick(REGISTERED, now()));
        }

        void lineLost() {
            look(nodes.begin(REGISTERED));
        }

        private Instant now() {
            return T0.plusMillis(elapsed.get());
        }

        private void look(List<Event> events) {
            for (Event event : events) {
                switch (event) {
                    case Event.Said said -> read(said);
                    case Event.Gone gone ->
                        must(gone.at() != null && gone.base().startsWith("spBv1.0/"), "gone");
                    case Event.Refused refused ->
                        must(!refused.fault().detail().name().isEmpty(), "refused");
                    case Event.RebirthWanted wanted -> {
                        if (wanted.node().equals("n")) {
                            long at = elapsed.get();
                            must(
                                    askedAt == Long.MIN_VALUE
                                            || at - askedAt >= TIMES.rebirth().toMillis(),
                                    "asked again");
                            askedAt = at;
                        }
                    }
                }
            }
            must(nodes.counts().online() <= 2, "more nodes are born than there are");
        }

        private void read(Event.Said said) {
            List<String> names = said.metrics().stream().map(Told::name).toList();
            MAPS.choose(said.base(), names);
            for (var map : MAPS.all()) {
                if (map.owns(said.base())) {
                    said.metrics()
                            .forEach(told -> map.read(said.base(), told.name(), told.value(), told.unit(), told.at()));
                }
            }
        }

        private static void must(boolean holds, String what) {
            if (!holds) {
                throw new IllegalStateException(what);
            }
        }
    }

    /** A birth, data by alias and a death under each topic. */
    static Stream<Arguments> payloads() {
        long at = T0.toEpochMilli();
        List<byte[]> seeds = List.of(
                SparkplugPayloads.payload(
                        0,
                        at,
                        List.of(SparkplugPayloads.bdSeq(3), SparkplugPayloads.born("Temperature", 1, 21.5f, "°C"))),
                SparkplugPayloads.payload(1, at, List.of(SparkplugPayloads.data(1, 22f))),
                SparkplugPayloads.payload(null, null, List.of(SparkplugPayloads.bdSeq(3))),
                new byte[0]);
        return IntStream.range(0, TOPICS.size()).boxed().flatMap(topic -> seeds.stream()
                .map(seed -> Arguments.of(topic, seed)));
    }

    @MethodSource("payloads")
    @FuzzTest(maxDuration = "60m")
    void anything(int topic, byte @NotNull [] payload) {
        Hearing hearing = new Hearing();
        hearing.hear(TOPICS.get(0), born(), false);
        hearing.hear(TOPICS.get(1), born(), false);
        hearing.hear(TOPICS.get(Math.floorMod(topic, TOPICS.size())), payload, false);
        hearing.pass(TIMES.reorder().toMillis());
    }

    private static byte[] born() {
        return SparkplugPayloads.payload(
                0,
                T0.toEpochMilli(),
                List.of(SparkplugPayloads.bdSeq(3), SparkplugPayloads.born("Temperature", 1, 21.5f, "°C")));
    }

    @FuzzTest(maxDuration = "60m")
    void anySession(FuzzedDataProvider data) {
        Hearing hearing = new Hearing();
        while (data.remainingBytes() > 0) {
            switch (data.consumeInt(0, 15)) {
                case 0 -> hearing.lineLost();
                case 1, 2, 3 -> hearing.pass(data.consumeInt(0, 70_000));
                default ->
                    hearing.hear(data.pickValue(TOPICS), payload(data).toByteArray(), data.consumeInt(0, 31) == 0);
            }
        }
    }

    private static Payload payload(FuzzedDataProvider data) {
        var payload = Payload.newBuilder();
        switch (data.consumeInt(0, 9)) {
            case 0 -> payload.clearSeq();
            case 1 -> payload.setSeq(data.consumeLong());
            default -> payload.setSeq(data.consumeInt(0, 255));
        }
        if (data.consumeInt(0, 3) > 0) {
            payload.setTimestamp(instant(data));
        }
        List<Payload.Metric> metrics = new ArrayList<>();
        for (int count = data.consumeInt(0, 4); count > 0; count--) {
            metrics.add(metric(data));
        }
        return payload.addAllMetrics(metrics).build();
    }

    private static long instant(FuzzedDataProvider data) {
        return data.consumeInt(0, 7) == 0 ? data.consumeLong() : T0.toEpochMilli() + data.consumeInt();
    }

    private static Payload.Metric metric(FuzzedDataProvider data) {
        var metric = Payload.Metric.newBuilder();
        if (data.consumeBoolean()) {
            metric.setName(data.consumeInt(0, 9) == 0 ? data.consumeString(20) : data.pickValue(NAMES));
        }
        if (data.consumeBoolean()) {
            metric.setAlias(data.consumeInt(0, 9) == 0 ? data.consumeLong() : data.consumeInt(0, 3));
        }
        if (data.consumeBoolean()) {
            metric.setDatatype(data.consumeInt(0, 40));
        }
        if (data.consumeInt(0, 3) == 0) {
            metric.setTimestamp(instant(data));
        }
        metric.setIsHistorical(data.consumeInt(0, 7) == 0).setIsNull(data.consumeInt(0, 7) == 0);
        switch (data.consumeInt(0, 8)) {
            case 0 -> metric.setIntValue(data.consumeInt());
            case 1 -> metric.setLongValue(data.consumeLong());
            case 2 -> metric.setFloatValue(data.consumeFloat());
            case 3 -> metric.setDoubleValue(data.consumeDouble());
            case 4 -> metric.setBooleanValue(data.consumeBoolean());
            case 5 -> metric.setStringValue(data.consumeString(30));
            case 6 -> metric.setBytesValue(ByteString.copyFrom(data.consumeBytes(20)));
            case 7 -> metric.setTemplateValue(Payload.Template.newBuilder().setVersion(data.consumeAsciiString(4)));
            default -> metric.setDatasetValue(Payload.DataSet.newBuilder().addColumns(data.consumeAsciiString(4)));
        }
        if (data.consumeBoolean()) {
            var properties = Payload.PropertySet.newBuilder();
            for (int count = data.consumeInt(0, 2); count > 0; count--) {
                properties.addKeys(data.pickValue(KEYS));
                var value = Payload.PropertyValue.newBuilder();
                if (data.consumeBoolean()) {
                    value.setStringValue(data.pickValue(UNITS));
                } else {
                    value.setIntValue(data.consumeInt(0, 600));
                }
                if (data.consumeInt(0, 7) > 0) {
                    properties.addValues(value);
                }
            }
            metric.setProperties(properties);
        }
        return metric.build();
    }
}
