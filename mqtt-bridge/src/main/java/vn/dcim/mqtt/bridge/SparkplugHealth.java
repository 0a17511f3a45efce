package vn.dcim.mqtt.bridge;

import static vn.dcim.core.health.Measure.counter;
import static vn.dcim.core.health.Measure.gauge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToLongFunction;
import vn.dcim.core.health.HealthPart;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;
import vn.dcim.mqtt.sparkplug.HostCounts;

/** Whether the Sparkplug host is online, and what it counts. */
@Singleton
@Requires(beans = SparkplugLine.class)
class SparkplugHealth implements HealthPart, MeasureSource {

    private final SparkplugLine line;

    SparkplugHealth(SparkplugLine line) {
        this.line = line;
    }

    @Override
    public String name() {
        return "sparkplug";
    }

    @Override
    public boolean isUp() {
        return line.isStandby() || line.isConnected();
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                gauge("dcim.sparkplug.online", "1 while the host is online", () -> line.isConnected() ? 1 : 0),
                gauge("dcim.sparkplug.online.nodes", "Edge nodes that are born", of(HostCounts::online)),
                counter("dcim.sparkplug.received.messages", "Messages of edge nodes and hosts", line::received),
                counter("dcim.sparkplug.stored.batches", "Batches stored", line::stored),
                counter("dcim.sparkplug.births", "Births of edge nodes and devices", of(HostCounts::births)),
                counter("dcim.sparkplug.deaths", "Deaths of edge nodes and devices", of(HostCounts::deaths)),
                counter("dcim.sparkplug.other.deaths", "Deaths of other sessions", of(HostCounts::otherDeaths)),
                counter("dcim.sparkplug.reordered.messages", "Messages before their turn", of(HostCounts::reordered)),
                counter("dcim.sparkplug.gaps", "Missing messages that did not come in time", of(HostCounts::gaps)),
                counter("dcim.sparkplug.rebirth.requests", "Requests for births", of(HostCounts::rebirths)),
                counter("dcim.sparkplug.repeated.messages", "Messages that came again", of(HostCounts::repeated)),
                counter(
                        "dcim.sparkplug.unread.metrics",
                        "Metrics of types that hold no single value",
                        of(HostCounts::unread)),
                counter("dcim.sparkplug.past.values", "Values told afterwards", of(HostCounts::past)));
    }

    private DoubleSupplier of(ToLongFunction<HostCounts> value) {
        return () -> value.applyAsLong(line.counts());
    }
}
