package vn.dcim.core.node;

import static vn.dcim.core.health.Measure.counter;
import static vn.dcim.core.health.Measure.gauge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;

/** What this process has of the devices, for the metrics page. */
@Singleton
@Requires(beans = Ownership.class)
final class NodeMeasures implements MeasureSource {

    private final Ownership ownership;

    NodeMeasures(Ownership ownership) {
        this.ownership = ownership;
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                gauge("dcim.nodes.living", "Processes on this database that live", () -> ownership
                        .nodes()
                        .size()),
                gauge("dcim.nodes.held.shares", "Shares of the devices that this process collects", ownership::held),
                counter("dcim.nodes.taken.shares", "Shares taken", ownership::takeovers),
                counter("dcim.nodes.lost.shares", "Shares that another process took from this one", ownership::losses));
    }
}
