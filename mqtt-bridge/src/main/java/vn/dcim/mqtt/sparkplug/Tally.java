package vn.dcim.mqtt.sparkplug;

import java.util.concurrent.atomic.LongAdder;

/** What {@link HostCounts} tells, as it is counted. */
final class Tally {

    final LongAdder births = new LongAdder();
    final LongAdder deaths = new LongAdder();
    final LongAdder otherDeaths = new LongAdder();
    final LongAdder reordered = new LongAdder();
    final LongAdder gaps = new LongAdder();
    final LongAdder rebirths = new LongAdder();
    final LongAdder repeated = new LongAdder();
    final LongAdder unread = new LongAdder();
    final LongAdder past = new LongAdder();

    HostCounts with(long online) {
        return new HostCounts(
                online,
                births.sum(),
                deaths.sum(),
                otherDeaths.sum(),
                reordered.sum(),
                gaps.sum(),
                rebirths.sum(),
                repeated.sum(),
                unread.sum(),
                past.sum());
    }
}
