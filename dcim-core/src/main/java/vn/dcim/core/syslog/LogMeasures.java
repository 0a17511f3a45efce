package vn.dcim.core.syslog;

import static vn.dcim.core.health.Measure.counter;
import static vn.dcim.core.health.Measure.gauge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;

/** What became of the log messages that were received. */
@Singleton
@Requires(property = "datasources.default.url")
final class LogMeasures implements MeasureSource {

    private final LogPost post;
    private final LogQueue queue;

    LogMeasures(LogPost post, LogQueue queue) {
        this.post = post;
        this.queue = queue;
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                counter("dcim.logs.stored.messages", "Log messages stored", post::stored),
                counter("dcim.logs.unknown.messages", "Log messages of nobody that is registered", post::unknown),
                counter(
                        "dcim.logs.lost.messages",
                        "Log messages lost for want of room, or since the program ended",
                        post::lost),
                gauge("dcim.logs.waiting.bytes", "Bytes of log messages that wait to be stored", post::waitingBytes),
                counter(
                        "dcim.logs.unforwarded.messages",
                        "Log messages let go before a receiver got them, for want of room",
                        queue::dropped));
    }
}
