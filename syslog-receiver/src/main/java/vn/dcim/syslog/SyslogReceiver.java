package vn.dcim.syslog;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.CentreTime;
import vn.dcim.core.syslog.LogIntake;

/**
 * Listens for syslog by UDP, TCP and TLS, and hands over what comes in the order of each sender. A line is read on only when what came
 * on it is stored; datagrams that find no room are dropped and counted.
 */
@Context
@Requires(property = "dcim.syslog.address")
public class SyslogReceiver {

    private static final Logger LOG = LoggerFactory.getLogger(SyslogReceiver.class);
    private static final int THREADS = 2;
    private static final int SOCKET_ROOM = 4 * 1024 * 1024;
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int DATAGRAMS_AT_ONCE = 64;
    private static final int WAITING_CONNECTIONS = 128;
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final SyslogConfig config;
    private final LogIntake intake;
    private final Clock clock;
    private final SyslogReader reader = new SyslogReader(CentreTime.ZONE);
    private final HandOver handOver;
    private final Counts counts = new Counts();
    private final OnceAMinute refusals;
    private final Map<Transport, Channel> listeners = new EnumMap<>(Transport.class);
    private final ChannelGroup lines = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Datagrams datagrams;
    private EventLoopGroup threads;

    SyslogReceiver(SyslogConfig config, LogIntake intake, Clock clock) {
        this.config = config;
        this.intake = intake;
        this.clock = clock;
        this.handOver = new HandOver(intake);
        this.datagrams = new Datagrams(config, reader, intake, handOver, counts, clock);
        this.refusals = new OnceAMinute(
                clock,
                number -> LOG.warn(
                        "Refused {} connections of senders: {} stand, which is dcim.syslog.connections. Allow more, or look for who opens"
                                + " so many",
                        number,
                        config.connections()));
    }

    /**
     * @throws IllegalStateException when it cannot listen at a port
     * @throws vn.dcim.core.transport.UnusableKeyFile when TLS is wanted and a file of it cannot be used
     */
    @PostConstruct
    void start() throws InterruptedException {
        SslContext tls = config.tlsPort() == null
                ? null
                : ServerTls.of(config.certificate(), config.privateKey(), config.caFile());
        threads =
                new MultiThreadIoEventLoopGroup(THREADS, new DefaultThreadFactory("syslog"), NioIoHandler.newFactory());
        try {
            for (Transport transport : Transport.values()) {
                if (config.port(transport) != null) {
                    listen(transport, tls);
                }
            }
        } catch (RuntimeException e) {
            stopThreads();
            throw e;
        }
        if (listeners.isEmpty()) {
            LOG.warn(
                    "Nobody can send syslog: dcim.syslog.address is {}, but there is no port. Set dcim.syslog.udp-port, tcp-port or"
                            + " tls-port",
                    config.address());
        }
    }

    private void listen(Transport transport, SslContext tls) throws InterruptedException {
        InetSocketAddress at = new InetSocketAddress(config.address(), config.port(transport));
        ChannelFuture bound = (transport == Transport.UDP
                        ? forDatagrams().bind(at)
                        : forLines(transport, tls).bind(at))
                .await();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "Cannot listen for syslog by %s at %s:%d (%s): %s. Set another port, or end the program that has it"
                            .formatted(
                                    transport,
                                    config.address(),
                                    at.getPort(),
                                    transport.property(),
                                    bound.cause().getMessage()),
                    bound.cause());
        }
        listeners.put(transport, bound.channel());
        LOG.info("Listening for syslog by {} at {}", transport, bound.channel().localAddress());
        if (bound.channel() instanceof DatagramChannel channel
                && channel.config().getReceiveBufferSize() < SOCKET_ROOM) {
            LOG.info(
                    "The system keeps {} bytes of datagrams until they are read, not {}: a burst beyond is lost unseen. Raise"
                            + " net.core.rmem_max",
                    channel.config().getReceiveBufferSize(),
                    SOCKET_ROOM);
        }
    }

    private Bootstrap forDatagrams() {
        return new Bootstrap()
                .group(threads)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, SOCKET_ROOM)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(LARGEST_DATAGRAM).maxMessagesPerRead(DATAGRAMS_AT_ONCE))
                .handler(datagrams);
    }

    private ServerBootstrap forLines(Transport transport, SslContext tls) {
        return new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, WAITING_CONNECTIONS)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connected(channel, transport, tls);
                    }
                });
    }

    private void connected(SocketChannel channel, Transport transport, SslContext tls) {
        if (!counts.opened(config.connections())) {
            refusals.happened(1);
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> counts.closed());
        lines.add(channel);
        channel.pipeline().addLast(new IdleStateHandler(config.silence().toMillis(), 0, 0, TimeUnit.MILLISECONDS));
        if (transport == Transport.TLS) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        channel.pipeline()
                .addLast(
                        new SyslogFrames(config.longest(), counts),
                        new SenderLine(transport, config, reader, handOver, counts, clock));
    }

    /** Returns the port that is listened at. @throws IllegalStateException when none is */
    public int udpPort() {
        return port(Transport.UDP);
    }

    /** Returns the port that is listened at. @throws IllegalStateException when none is */
    public int tcpPort() {
        return port(Transport.TCP);
    }

    /** Returns the port that is listened at. @throws IllegalStateException when none is */
    public int tlsPort() {
        return port(Transport.TLS);
    }

    private int port(Transport transport) {
        Channel listener = listeners.get(transport);
        if (listener == null) {
            throw new IllegalStateException("No port for syslog by " + transport + ". Set " + transport.property());
        }
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    public ReceiverStatistics statistics() {
        return counts.statistics();
    }

    /** Stops listening, waits for what was read to be stored, and closes the lines. */
    @PreDestroy
    void end() throws InterruptedException {
        if (threads == null) {
            return;
        }
        for (Map.Entry<Transport, Channel> listener : listeners.entrySet()) {
            Channel channel = listener.getValue();
            if (listener.getKey() == Transport.UDP) {
                channel.eventLoop()
                        .submit(() -> {
                            channel.config().setAutoRead(false);
                            datagrams.handOver();
                        })
                        .await();
            }
            channel.close().await();
        }
        letThreadsPass();
        for (Channel line : lines) {
            line.eventLoop().execute(() -> end(line));
        }
        // why: the first time what is closed by then is told so, the second time what was left of it is handed over
        letThreadsPass();
        letThreadsPass();
        if (!handOver.awaitIdle(LEAVING)) {
            LOG.warn("Messages of syslog that were received are not stored after {}; they may be lost", LEAVING);
        }
        lines.close().await();
        stopThreads();
    }

    private void stopThreads() throws InterruptedException {
        threads.shutdownGracefully(0, LEAVING.toSeconds(), TimeUnit.SECONDS).await();
        threads = null;
        listeners.clear();
    }

    private static void end(Channel line) {
        SenderLine its = line.pipeline().get(SenderLine.class);
        if (its != null) {
            its.end();
        }
    }

    /** Waits until each thread has done what it was given. */
    private void letThreadsPass() throws InterruptedException {
        for (EventExecutor thread : threads) {
            thread.submit(() -> {}).await();
        }
    }
}
