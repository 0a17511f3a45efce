package vn.dcim.mqtt.sparkplug;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import vn.dcim.core.point.Quality;
import vn.dcim.mqtt.map.Fault;

/** An edge node itself, or one device behind it, as its last birth described it. */
final class Part {

    private final String base;
    private final Map<Long, Definition> byAlias = new HashMap<>();
    private final Map<String, Definition> byName = new HashMap<>();
    private Instant last;

    /** What a birth says of a metric once for all data that follow. */
    private record Definition(String name, int type, String unit) {}

    /** What a message says of this part, what was not understood, and how many metrics are of types that are not read. */
    record Understood(List<Told> told, List<Fault> faults, int unread) {}

    /** A part that is born with a message. */
    Part(String base, Incoming birth) {
        this.base = base;
        this.last = birth.heard().receivedAt();
        for (Payload.Metric metric : birth.payload().getMetricsList()) {
            Definition definition = new Definition(metric.getName(), metric.getDatatype(), Metrics.unit(metric));
            byName.put(metric.getName(), definition);
            if (metric.hasAlias()) {
                byAlias.put(metric.getAlias(), definition);
            }
        }
    }

    String base() {
        return base;
    }

    /** Returns the latest instant of all that it has said. */
    Instant last() {
        return last;
    }

    /** @param best the best quality that a value may get */
    Understood read(Incoming message, Quality best) {
        List<Told> told = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        int unread = 0;
        for (Payload.Metric metric : message.payload().getMetricsList()) {
            Optional<Definition> definition = definition(metric);
            if (definition.isEmpty()) {
                faults.add(
                        metric.hasName()
                                ? Fault.of(Fault.Detail.NO_SUCH_METRIC, metric.getName(), base)
                                : Fault.of(Fault.Detail.NO_SUCH_ALIAS, Long.toUnsignedString(metric.getAlias()), base));
                continue;
            }
            int type = definition.get().type();
            if (!Metrics.isSingle(type)) {
                unread++;
                continue;
            }
            told.add(told(metric, definition.get(), message, best, faults));
        }
        return new Understood(told, faults, unread);
    }

    private Optional<Definition> definition(Payload.Metric metric) {
        // why: with aliases in use, data have the alias alone (6.4.6); with a name beside it, the name says more
        return Optional.ofNullable(
                metric.hasName() && !metric.getName().isEmpty()
                        ? byName.get(metric.getName())
                        : metric.hasAlias() ? byAlias.get(metric.getAlias()) : null);
    }

    private Told told(
            Payload.Metric metric, Definition definition, Incoming message, Quality best, List<Fault> faults) {
        Instant at = metric.hasTimestamp() ? Instant.ofEpochMilli(metric.getTimestamp()) : message.at();
        boolean past = metric.getIsHistorical();
        if (!past && at.isAfter(last)) {
            last = at;
        }
        Quality ceiling = Quality.worst(best, Metrics.quality(metric));
        if (metric.getIsNull()) {
            return new Told(definition.name(), NullNode.instance, Quality.BAD, definition.unit(), at, past);
        }
        return Metrics.value(metric, definition.type())
                .map(value -> new Told(definition.name(), value, ceiling, definition.unit(), at, past))
                .orElseGet(() -> {
                    faults.add(Fault.of(
                            Fault.Detail.NO_VALUE_OF_TYPE, definition.name(), Metrics.typeName(definition.type())));
                    return new Told(definition.name(), NullNode.instance, Quality.BAD, definition.unit(), at, past);
                });
    }
}
