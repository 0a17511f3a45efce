package vn.dcim.snmp.trap;

import static vn.dcim.core.health.Measure.counter;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;

/** What the receiver of traps counts, for the metrics page. */
@Singleton
@Requires(beans = TrapReceiver.class)
final class TrapMeasures implements MeasureSource {

    private final TrapReceiver receiver;

    TrapMeasures(TrapReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                counter("dcim.snmp.rejected.traps", "Traps that nobody could use", receiver::rejected),
                counter("dcim.snmp.unkept.traps", "Of those, how many were only counted", receiver::dropped));
    }
}
