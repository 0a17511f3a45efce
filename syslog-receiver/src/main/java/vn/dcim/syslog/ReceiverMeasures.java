package vn.dcim.syslog;

import static vn.dcim.core.health.Measure.counter;
import static vn.dcim.core.health.Measure.gauge;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import vn.dcim.core.health.Measure;
import vn.dcim.core.health.MeasureSource;

/** What the receiver of syslog counts. */
@Singleton
@Requires(property = "dcim.syslog.address")
final class ReceiverMeasures implements MeasureSource {

    private final SyslogReceiver receiver;

    ReceiverMeasures(SyslogReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                counter("dcim.syslog.udp.messages", "Messages that came by UDP", of(ReceiverStatistics::udp)),
                counter(
                        "dcim.syslog.tcp.messages",
                        "Messages that came by TCP without encryption",
                        of(ReceiverStatistics::tcp)),
                counter("dcim.syslog.tls.messages", "Messages that came by TLS", of(ReceiverStatistics::tls)),
                counter("dcim.syslog.received.bytes", "Bytes of all of them", of(ReceiverStatistics::bytes)),
                gauge("dcim.syslog.connections", "Connections that stand", of(ReceiverStatistics::openConnections)),
                counter(
                        "dcim.syslog.cut.messages",
                        "Messages longer than they may be, or that ended too early",
                        of(ReceiverStatistics::cutFrames)),
                counter(
                        "dcim.syslog.broken.connections",
                        "Connections closed since nobody could tell where their messages end",
                        of(ReceiverStatistics::brokenFrames)),
                counter(
                        "dcim.syslog.refused.connections",
                        "Connections beyond how many may stand",
                        of(ReceiverStatistics::refusedConnections)));
    }

    private DoubleSupplier of(ToDoubleFunction<ReceiverStatistics> value) {
        return () -> value.applyAsDouble(receiver.statistics());
    }
}
