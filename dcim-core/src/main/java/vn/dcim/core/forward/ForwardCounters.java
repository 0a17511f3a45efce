package vn.dcim.core.forward;

import static vn.dcim.core.health.Measure.counter;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;

/** What this node forwarded since its start. */
@Singleton
final class ForwardCounters implements MeasureSource {

    final LongAdder sent = new LongAdder();
    final LongAdder failures = new LongAdder();

    @Override
    public List<Measure> measures() {
        return List.of(
                counter("dcim.forward.sent.messages", "Messages written to log receivers", sent::sum),
                counter("dcim.forward.failures", "Lines to log receivers that failed", failures::sum));
    }
}
