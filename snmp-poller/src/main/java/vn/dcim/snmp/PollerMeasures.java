package vn.dcim.snmp;

import static vn.dcim.core.health.Measure.counter;
import static vn.dcim.core.health.Measure.gauge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.dcim.core.device.DeviceCollector;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;

/** What the poller counts, for the metrics page. */
@Singleton
@Requires(beans = SnmpPoller.class)
final class PollerMeasures implements MeasureSource {

    private final SnmpPoller poller;

    PollerMeasures(SnmpPoller poller) {
        this.poller = poller;
    }

    @Override
    public List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        for (DeviceCollector.State state : DeviceCollector.State.values()) {
            measures.add(gauge("dcim.snmp.devices", "Devices that are asked, by how they are", () -> count(state))
                    .with("state", state.name().toLowerCase(Locale.ROOT)));
        }
        measures.add(counter("dcim.snmp.cycles", "Turns in which a device answered", () -> poller.totals()
                .cycles()));
        measures.add(counter("dcim.snmp.missed.cycles", "Turns in which a device did not answer", () -> poller.totals()
                .missed()));
        measures.add(counter(
                "dcim.snmp.late.cycles", "Turns left out since the one before was not over", () -> poller.totals()
                        .skipped()));
        measures.add(counter("dcim.snmp.unstored.cycles", "Answers that could not be stored", () -> poller.totals()
                .unstored()));
        return measures;
    }

    private long count(DeviceCollector.State state) {
        return poller.polledDevices().stream()
                .filter(device -> device.statistics().state() == state)
                .count();
    }
}
