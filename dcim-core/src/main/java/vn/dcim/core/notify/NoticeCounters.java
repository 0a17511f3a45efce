package vn.dcim.core.notify;

import static vn.dcim.core.health.Measure.counter;
import static vn.dcim.core.health.Measure.gauge;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;

/** What this node did about notices since its start. */
@Singleton
final class NoticeCounters implements MeasureSource {

    final LongAdder sent = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder givenUp = new LongAdder();
    final AtomicLong overdue = new AtomicLong();

    @Override
    public List<Measure> measures() {
        return List.of(
                counter("dcim.notify.sent.messages", "Messages that a server took", sent::sum),
                counter("dcim.notify.failed.attempts", "Attempts to send that failed", failed::sum),
                counter("dcim.notify.given.up.messages", "Messages that were given up", givenUp::sum),
                gauge("dcim.notify.overdue.messages", "Messages that are due and not sent yet", overdue::get));
    }
}
