package vn.dcim.plant.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One MQTT client: publishes in order, each message acknowledged before the next, and comes back by itself when the broker
 * was away, with all its topics anew and the events that waited.
 */
final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int QUEUE = 10_000;
    private static final long REPLY_MS = 5_000;
    private static final int ATTEMPTS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Broker broker;
    private final GatewayPlan plan;
    private final Supplier<List<Publication>> present;
    private final LinkedBlockingDeque<Publication> queue = new LinkedBlockingDeque<>(QUEUE);
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean connected;
    private final AtomicInteger undelivered = new AtomicInteger();

    /**
     * A gateway that connects at once.
     *
     * @param present all its topics at this moment, asked for after every connection
     */
    Gateway(Broker broker, GatewayPlan plan, Supplier<List<Publication>> present) {
        this.broker = broker;
        this.plan = plan;
        this.present = present;
        thread = Thread.ofVirtual().name("plant-mqtt-" + plan.name()).start(this::run);
    }

    /** Queues a message; when the broker has been away for long, the oldest give way. */
    void publish(Publication publication) {
        undelivered.incrementAndGet();
        while (!queue.offerLast(publication)) {
            if (queue.pollFirst() != null) {
                undelivered.decrementAndGet();
            }
        }
    }

    /** Whether the broker has taken all that was to be published, or nothing can be since there is no power. */
    boolean delivered() {
        return connected ? undelivered.get() == 0 : !plan.powered().getAsBoolean();
    }

    boolean connected() {
        return connected;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try {
                if (plan.powered().getAsBoolean()) {
                    session();
                    pause = FIRST_PAUSE;
                }
            } catch (MqttException e) {
                LOG.info("Gateway {} is off {}: {}", plan.name(), broker.url(), e.getMessage());
                pause = connected ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
            } catch (InterruptedException e) {
                return;
            }
            connected = false;
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private void session() throws MqttException, InterruptedException {
        MqttAsyncClient client =
                new MqttAsyncClient(broker.url(), broker.clientPrefix() + plan.name(), new MemoryPersistence());
        try {
            client.connect(broker.options(plan.availability(), plan.offline().getBytes(StandardCharsets.UTF_8), true))
                    .waitForCompletion(REPLY_MS);
            send(client, new Publication(plan.availability(), plan.online(), true, false));
            // why: a restarted broker may have lost what it kept, and what waits in the queue is older than the present
            forgetStates();
            for (Publication state : present.get()) {
                send(client, state);
            }
            connected = true;
            while (!closed && plan.powered().getAsBoolean()) {
                sendNext(client);
            }
            if (closed) {
                send(client, new Publication(plan.availability(), plan.offline(), true, false));
                client.disconnect(0).waitForCompletion(REPLY_MS);
            }
        } finally {
            drop(client);
        }
    }

    private void forgetStates() {
        for (Publication waiting : queue) {
            if (!waiting.event() && queue.remove(waiting)) {
                undelivered.decrementAndGet();
            }
        }
    }

    private void sendNext(MqttAsyncClient client) throws MqttException, InterruptedException {
        Publication next = queue.pollFirst(200, TimeUnit.MILLISECONDS);
        if (next == null) {
            if (!client.isConnected()) {
                throw new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST);
            }
            return;
        }
        try {
            send(client, next);
            undelivered.decrementAndGet();
        } catch (MqttException e) {
            queue.offerFirst(next);
            throw e;
        }
    }

    private static void send(MqttAsyncClient client, Publication publication)
            throws MqttException, InterruptedException {
        byte[] payload = publication.payload().getBytes(StandardCharsets.UTF_8);
        for (int attempt = 1; ; attempt++) {
            try {
                client.publish(publication.topic(), payload, 1, publication.retained())
                        .waitForCompletion(REPLY_MS);
                return;
            } catch (MqttException e) {
                // why: Paho counts a message as under way for a moment after its acknowledgement has woken us
                if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT || attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(10L * attempt);
            }
        }
    }

    /** Ends the connection; without a word of farewell, so that the will is published, unless it was said before. */
    private void drop(MqttAsyncClient client) {
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(0, 100, false);
            }
            client.close(true);
        } catch (MqttException e) {
            LOG.debug("Gateway {} could not end its connection: {}", plan.name(), e.getMessage());
        }
    }

    /** Lets it say that it goes, without waiting for it. */
    void end() {
        closed = true;
    }

    @Override
    public void close() {
        end();
        try {
            if (!thread.join(Duration.ofSeconds(3))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
