package vn.dcim.mqtt.bridge;

import static vn.dcim.core.health.Measure.counter;
import static vn.dcim.core.health.Measure.gauge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import vn.dcim.core.health.HealthPart;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;

/** Whether the line to the broker stands, and what the bridge counts. */
@Singleton
@Requires(property = "dcim.mqtt.url")
class BridgeHealth implements HealthPart, MeasureSource {

    private final MqttBridge bridge;

    BridgeHealth(MqttBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public boolean isUp() {
        return bridge.isStandby() || bridge.statistics().connected();
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                gauge(
                        "dcim.mqtt.connected",
                        "1 while the line to the broker stands",
                        of(statistics -> statistics.connected() ? 1 : 0)),
                counter("dcim.mqtt.connections", "Lines made to the broker", of(BridgeStatistics::connections)),
                counter("dcim.mqtt.received.messages", "Messages taken in", of(BridgeStatistics::received)),
                counter("dcim.mqtt.stored.batches", "Batches of messages stored", of(BridgeStatistics::stored)),
                counter(
                        "dcim.mqtt.duplicate.batches",
                        "Batches of messages stored before",
                        of(BridgeStatistics::duplicates)),
                counter(
                        "dcim.mqtt.rejected.messages",
                        "Faults found in messages, kept or counted",
                        of(BridgeStatistics::rejected)));
    }

    private DoubleSupplier of(ToDoubleFunction<BridgeStatistics> value) {
        return () -> value.applyAsDouble(bridge.statistics());
    }
}
