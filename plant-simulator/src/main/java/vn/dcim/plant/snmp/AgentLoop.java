package vn.dcim.plant.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that receives for all agents, and one more for answers that are to come late. */
public final class AgentLoop implements AutoCloseable {

    /** The longest request that is read, in bytes. */
    static final int MAX_INBOUND = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(AgentLoop.class);

    private final Selector selector;
    private final Thread thread;
    private final ScheduledExecutorService late = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("plant-snmp-late").factory());

    public AgentLoop() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("A selector for the SNMP agents cannot be opened", e);
        }
        thread = Thread.ofPlatform().daemon().name("plant-snmp").start(this::run);
    }

    void register(UdpPort port) {
        try {
            port.channel().register(selector, SelectionKey.OP_READ, port);
        } catch (ClosedChannelException e) {
            throw new IllegalStateException(port.getListenAddress() + " was closed before it was served", e);
        }
        selector.wakeup();
    }

    void later(Duration delay, Runnable answer) {
        late.schedule(answer, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_INBOUND);
        while (selector.isOpen()) {
            try {
                selector.select(key -> drain((UdpPort) key.attachment(), buffer));
            } catch (IOException e) {
                LOG.error("The SNMP agents' selector failed: {}", e.getMessage(), e);
                return;
            } catch (java.nio.channels.ClosedSelectorException e) {
                return;
            }
        }
    }

    private static void drain(UdpPort port, ByteBuffer buffer) {
        try {
            port.drain(buffer);
        } catch (ClosedChannelException e) {
            LOG.debug("{} was closed while it was read", port.getListenAddress());
        } catch (IOException | RuntimeException e) {
            // why: one bad datagram or one faulty supplier must not silence the other agents
            LOG.warn("{} could not answer a datagram: {}", port.getListenAddress(), e.toString(), e);
        }
    }

    /** Ends both threads; agents that are still open stop answering. */
    @Override
    public void close() {
        late.shutdownNow();
        try {
            selector.close();
            thread.join(Duration.ofSeconds(5));
        } catch (IOException e) {
            throw new UncheckedIOException("The SNMP agents' selector cannot be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
