package vn.dcim.bench;

import io.micronaut.core.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Pairs of devices that publish at QoS 1 at an even rate, each pair over a line of its own, and know what the broker has confirmed: one
 * has a clock, one has none, both say a number in every message, once. What was not confirmed, the one with a clock says again; the one
 * without does not, since nobody could tell that from two messages.
 */
final class LossPublisher implements AutoCloseable {

    /** How many messages long a device stays in a state. */
    static final int HELD = 100;

    /** The topic maps of its devices. */
    static final List<String> KINDS = List.of("loss-timed", "loss-timeless");

    /** Of each device; those of a pair are less than the 10 that HiveMQ takes before it has confirmed one. */
    private static final int BURST = 4;

    private static final long REPLY_MS = 10_000;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final String url;
    private final List<Pair> pairs;
    /** Held for writing while all is still. */
    private final ReentrantReadWriteLock stillness = new ReentrantReadWriteLock(true);

    private volatile boolean ending;

    /**
     * What was published since this was asked for before.
     *
     * @param confirmed by device, the numbers with the instant (ms since 1970) when the broker confirmed them
     * @param unsure by device, the numbers of which nobody knows whether the broker took them
     */
    record Published(Map<String, TreeMap<Long, Long>> confirmed, Map<String, TreeSet<Long>> unsure) {}

    LossPublisher(String url, int pairs, int messagesPerSecond) {
        this.url = url;
        long every = SECOND_NANOS * 2 * BURST * pairs / messagesPerSecond;
        this.pairs = IntStream.range(0, pairs)
                .mapToObj(number -> new Pair(number, every))
                .toList();
    }

    /** Returns the base topics of all devices. */
    List<String> devices() {
        return pairs.stream().flatMap(pair -> pair.devices().stream()).toList();
    }

    /** Returns the topic map of a device. */
    static String kind(String device) {
        return KINDS.get(device.startsWith("loss/timed/") ? 0 : 1);
    }

    /** Tells whether a device detects a leak in the message with this number. */
    static boolean leaks(long number) {
        return number / HELD % 2 == 1;
    }

    void start() {
        pairs.forEach(pair -> pair.thread.start());
    }

    /** Publishes nothing more, once all that must be confirmed is. */
    void rest() {
        stillness.writeLock().lock();
    }

    /** Goes on after {@link #rest}. */
    void resume() {
        stillness.writeLock().unlock();
    }

    Published take() {
        var all = new Published(new HashMap<>(), new HashMap<>());
        for (Pair pair : pairs) {
            synchronized (pair) {
                all.confirmed().putAll(pair.published.confirmed());
                all.unsure().putAll(pair.published.unsure());
                pair.published = new Published(new HashMap<>(), new HashMap<>());
            }
        }
        return all;
    }

    @Override
    public void close() throws InterruptedException {
        ending = true;
        if (stillness.isWriteLockedByCurrentThread()) {
            resume();
        }
        for (Pair pair : pairs) {
            pair.thread.interrupt();
            pair.thread.join();
        }
    }

    private final class Pair {

        private final String timed;
        private final String timeless;
        private final long every;
        private final Thread thread;
        private Published published = new Published(new HashMap<>(), new HashMap<>());
        private MqttAsyncClient client;
        private long number;
        private long lastAt;

        private Pair(int index, long every) {
            this.timed = "loss/timed/m" + index;
            this.timeless = "loss/timeless/m" + index;
            this.every = every;
            this.thread =
                    Thread.ofPlatform().daemon().name("publisher-" + index).unstarted(this::run);
        }

        private List<String> devices() {
            return List.of(timed, timeless);
        }

        private record Message(String device, long number, String payload) {}

        private void run() {
            try {
                connect();
                long next = System.nanoTime();
                while (!ending) {
                    TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                    // why: what a pause has cost is not made up for, it would be another rate
                    next = Math.max(next, System.nanoTime() - every) + every;
                    stillness.readLock().lock();
                    try {
                        burst();
                    } finally {
                        stillness.readLock().unlock();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                drop();
            }
        }

        private void burst() throws InterruptedException {
            List<Message> wanted = new ArrayList<>();
            for (int i = 0; i < BURST; i++) {
                number++;
                lastAt = Math.max(lastAt + 1, System.currentTimeMillis());
                String what = "\"n\":" + number + ",\"leak\":" + leaks(number) + "}";
                wanted.add(new Message(timed, number, "{\"ts\":" + lastAt + "," + what));
                wanted.add(new Message(timeless, number, "{" + what));
            }
            while (!wanted.isEmpty() && !ending) {
                wanted = publish(wanted);
            }
        }

        /** Returns what is to be said again, after the broker is there again. */
        private List<Message> publish(List<Message> messages) throws InterruptedException {
            List<IMqttToken> tokens = new ArrayList<>();
            for (Message message : messages) {
                tokens.add(send(message));
            }
            List<Message> again = new ArrayList<>();
            boolean failed = false;
            for (int i = 0; i < messages.size(); i++) {
                Message message = messages.get(i);
                boolean confirmed = isConfirmed(tokens.get(i));
                failed |= !confirmed;
                synchronized (this) {
                    if (confirmed) {
                        published
                                .confirmed()
                                .computeIfAbsent(message.device(), _ -> new TreeMap<>())
                                .put(message.number(), System.currentTimeMillis());
                    } else if (message.device().equals(timed)) {
                        again.add(message);
                    } else {
                        published
                                .unsure()
                                .computeIfAbsent(message.device(), _ -> new TreeSet<>())
                                .add(message.number());
                    }
                }
            }
            if (failed) {
                connect();
            }
            return again;
        }

        private @Nullable IMqttToken send(Message message) throws InterruptedException {
            byte[] payload = message.payload().getBytes(StandardCharsets.UTF_8);
            while (true) {
                try {
                    return client.publish(message.device() + "/data", payload, 1, false);
                } catch (MqttException e) {
                    // why: Paho counts a message as under way for a moment longer than it waits for it
                    if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                        return null;
                    }
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            }
        }

        private static boolean isConfirmed(@Nullable IMqttToken token) {
            try {
                if (token != null) {
                    token.waitForCompletion(REPLY_MS);
                }
                return token != null;
            } catch (MqttException e) {
                return false;
            }
        }

        private void connect() throws InterruptedException {
            while (!ending) {
                drop();
                try {
                    client = new MqttAsyncClient(
                            url, thread.getName() + "-" + System.nanoTime(), new MemoryPersistence());
                    var options = new MqttConnectionOptions();
                    options.setAutomaticReconnect(false);
                    client.connect(options).waitForCompletion(REPLY_MS);
                    return;
                } catch (MqttException e) {
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            }
        }

        private void drop() {
            try {
                if (client != null) {
                    client.close(true);
                }
            } catch (MqttException e) {
                // why: it is gone either way
            }
            client = null;
        }
    }
}
