package vn.dcim.syslog;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.syslog.LogIntake;
import vn.dcim.core.syslog.LogMessage;

/**
 * Takes messages by UDP, collects them for a moment and hands them over together. Nobody can hold up who sends datagrams: what finds
 * no room is dropped, and counted.
 */
final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {

    private static final Logger LOG = LoggerFactory.getLogger(Datagrams.class);
    private static final int MOMENT_MILLIS = 50;
    /** More than this is not collected, whatever the size of a batch. */
    private static final long COLLECTED_BYTES = 1_048_576;

    private final SyslogConfig config;
    private final SyslogReader reader;
    private final LogIntake intake;
    private final HandOver handOver;
    private final Counts counts;
    private final Clock clock;
    private final OnceAMinute warning;
    private final OnceAMinute losses;
    private volatile String lastFailure = "";
    private List<LogMessage> collected = new ArrayList<>();
    private long collectedBytes;
    private int dropped;
    private ScheduledFuture<?> flush;

    Datagrams(
            SyslogConfig config, SyslogReader reader, LogIntake intake, HandOver handOver, Counts counts, Clock clock) {
        this.config = config;
        this.reader = reader;
        this.intake = intake;
        this.handOver = handOver;
        this.counts = counts;
        this.clock = clock;
        this.warning = new OnceAMinute(
                clock,
                number -> LOG.warn(
                        "Dropped {} messages that came by UDP: {} bytes wait to be stored, dcim.syslog.udp-room is {}. Have senders use"
                                + " TCP or TLS, or give more room",
                        number,
                        intake.waitingBytes(),
                        config.udpRoom()));
        this.losses = new OnceAMinute(
                clock,
                number -> LOG.warn(
                        "{} messages that came by UDP were not stored, and are lost: {}", number, lastFailure));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        ByteBuf content = packet.content();
        counts.received(Transport.UDP, content.readableBytes());
        if (intake.waitingBytes() + collectedBytes > config.udpRoom()) {
            dropped++;
        } else {
            int length = Math.min(content.readableBytes(), config.longest());
            if (length < content.readableBytes()) {
                counts.cut();
            }
            byte[] bytes = ByteBufUtil.getBytes(content, content.readerIndex(), length);
            collected.add(reader.read(bytes, Senders.address(packet.sender()), clock.instant()));
            collectedBytes += length;
        }
        if (collected.size() >= config.batch() || collectedBytes >= COLLECTED_BYTES) {
            handOver();
        } else if (flush == null) {
            flush = context.executor().schedule(this::handOver, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Hands over what was collected; only on the thread of the channel. */
    void handOver() {
        if (flush != null) {
            flush.cancel(false);
            flush = null;
        }
        if (dropped > 0) {
            int number = dropped;
            dropped = 0;
            intake.dropped(number);
            warning.happened(number);
        }
        if (!collected.isEmpty()) {
            List<LogMessage> messages = collected;
            collected = new ArrayList<>();
            collectedBytes = 0;
            handOver.give(List.copyOf(messages)).whenComplete((nothing, failure) -> lost(messages.size(), failure));
        }
    }

    private void lost(int number, Throwable failure) {
        if (failure != null) {
            intake.dropped(number);
            lastFailure = HandOver.reason(failure);
            losses.happened(number);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.warn("A datagram could not be taken: {}", cause.toString());
    }
}
