package vn.dcim.syslog;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.syslog.LogMessage;

/**
 * One connection of TCP or TLS. It is read on only when all that was read before is stored, so that a sender keeps what the program
 * cannot take.
 */
final class SenderLine extends SimpleChannelInboundHandler<byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(SenderLine.class);

    private final Transport transport;
    private final SyslogConfig config;
    private final SyslogReader reader;
    private final HandOver handOver;
    private final Counts counts;
    private final Clock clock;
    private ChannelHandlerContext context;
    private String sender;
    private List<LogMessage> read = new ArrayList<>();
    private int outstanding;
    private boolean hasFailed;
    private boolean isEnding;

    SenderLine(
            Transport transport,
            SyslogConfig config,
            SyslogReader reader,
            HandOver handOver,
            Counts counts,
            Clock clock) {
        this.transport = transport;
        this.config = config;
        this.reader = reader;
        this.handOver = handOver;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        sender = Senders.address(context.channel().remoteAddress());
        LOG.debug("{} connected by {}", sender, transport);
        context.read();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, byte[] bytes) {
        counts.received(transport, bytes.length);
        read.add(reader.read(bytes, sender, clock.instant()));
        if (read.size() >= config.batch()) {
            handOver();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        handOver();
        goOn();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        handOver();
        LOG.debug("{} disconnected from {}", sender, transport);
    }

    /** Ends the line as soon as what was read is stored; only on the thread of the channel. */
    void end() {
        isEnding = true;
        goOn();
    }

    private void handOver() {
        if (read.isEmpty()) {
            return;
        }
        List<LogMessage> messages = List.copyOf(read);
        read.clear();
        if (hasFailed) {
            // why: the sender has to send again from the first that was not stored, in their order
            return;
        }
        outstanding++;
        handOver.give(messages).whenComplete((nothing, failure) -> {
            try {
                context.executor().execute(() -> settled(messages.size(), failure));
            } catch (RejectedExecutionException e) {
                LOG.debug("The line of {} was closed before its messages were stored", sender);
            }
        });
    }

    private void settled(int number, Throwable failure) {
        outstanding--;
        if (failure != null && !hasFailed) {
            hasFailed = true;
            LOG.warn(
                    "Closed the line of {} by {}: {} messages were not stored ({}). The sender sends what it kept when it connects again",
                    sender,
                    transport,
                    number,
                    HandOver.reason(failure));
        }
        goOn();
    }

    private void goOn() {
        if (hasFailed) {
            context.close();
        } else if (outstanding == 0) {
            if (isEnding) {
                context.close();
            } else {
                context.read();
            }
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        // why: while its messages wait to be stored it is the program that does not listen
        if (event instanceof IdleStateEvent && outstanding == 0) {
            LOG.info(
                    "Closed the line of {} by {}, which has said nothing for {} (dcim.syslog.silence)",
                    sender,
                    transport,
                    config.silence());
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException && cause.getCause() instanceof IOException reason) {
            LOG.warn(
                    "Closed the line of {} by {}: {}. Look at its certificate and its versions of TLS",
                    context.channel().remoteAddress(),
                    transport,
                    reason.getMessage());
        } else if (cause instanceof IOException) {
            LOG.info(
                    "The line of {} by {} broke: {}", context.channel().remoteAddress(), transport, cause.getMessage());
        } else {
            LOG.warn("Closed the line of {} by {}", context.channel().remoteAddress(), transport, cause);
        }
        context.close();
    }
}
