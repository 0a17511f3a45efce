package vn.dcim.plant.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An edge node of Sparkplug B 3.0 with the devices behind it: its death is the will of each connection, it waits for its host
 * application, gives birth with aliases, tells by exception, and again all when it is asked to. What it measures while nobody hears it
 * it keeps, and tells afterwards as of the past.
 */
public final class EdgeNode implements MqttCallback, AutoCloseable {

    /** What every topic of Sparkplug B begins with. */
    public static final String NAMESPACE = "spBv1.0/";

    static final int SEQUENCE = 256;

    private static final Logger LOG = LoggerFactory.getLogger(EdgeNode.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int KEPT = 1_000;
    private static final int QUEUE = 10_000;
    private static final long REPLY_MS = 5_000;
    private static final long BEAT_MS = 200;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Broker broker;
    private final Plan plan;
    private final EdgePayloads payloads;
    private final LinkedBlockingDeque<Word> words = new LinkedBlockingDeque<>(QUEUE);
    private final AtomicInteger undelivered = new AtomicInteger();
    private final Deque<Measured> kept = new ArrayDeque<>();
    private final double[] told;
    private final Thread thread;
    private Instant bornAt;
    private long hostSince = Long.MIN_VALUE;
    private int session = -1;
    private int sequence;
    private volatile boolean connected;
    private volatile boolean born;
    private volatile boolean hostIsThere;
    private volatile boolean closed;

    /**
     * One metric.
     *
     * @param unit as its birth spells it
     * @param step it is told when it has moved by so much since it was told last, and rounded to that
     * @param value its present; read under the plan's lock
     */
    public record Measure(String name, String unit, double step, DoubleSupplier value) {}

    /** @param device empty for the edge node itself */
    public record Part(String device, List<Measure> measures) {}

    /**
     * What an edge node is.
     *
     * @param host the host application that it waits for; null for none
     * @param parts the edge node itself first
     * @param powered without power it drops off, and the broker publishes its death
     * @param lock held while values are read
     */
    public record Plan(
            String group,
            String node,
            String host,
            List<Part> parts,
            BooleanSupplier powered,
            Supplier<Instant> now,
            Lock lock) {

        private String topic(String type, String device) {
            return NAMESPACE + group + "/" + type + "/" + node + (device.isEmpty() ? "" : "/" + device);
        }
    }

    /** What the line's thread has to see to, in its order. */
    private sealed interface Word {

        record Host(boolean online, long since) implements Word {}

        record Rebirth() implements Word {}

        record Change(Measured measured) implements Word {}
    }

    /** What one part measured at one instant. */
    record Measured(int part, Instant at, List<EdgePayloads.Value> values) {}

    /** An edge node that connects at once, and as often as it has to. */
    public EdgeNode(Broker broker, Plan plan) {
        this.broker = broker;
        this.plan = plan;
        payloads = new EdgePayloads(plan.parts());
        told = new double[payloads.aliases()];
        thread = Thread.ofVirtual().name("plant-edge-" + plan.node()).start(this::run);
    }

    /** Looks for what has moved since it was told; called under the plan's lock. */
    public void look() {
        if (!plan.powered().getAsBoolean()) {
            return;
        }
        Instant at = plan.now().get();
        for (int part = 0; part < plan.parts().size(); part++) {
            List<EdgePayloads.Value> moved = payloads.present(part).stream()
                    .filter(value -> Math.abs(value.raw() - told[value.alias() - 1])
                            >= value.measure().step())
                    .toList();
            if (!moved.isEmpty()) {
                moved.forEach(value -> told[value.alias() - 1] = value.raw());
                undelivered.incrementAndGet();
                offer(new Word.Change(new Measured(part, at, moved)));
            }
        }
    }

    private void offer(Word word) {
        while (!words.offerLast(word)) {
            if (words.pollFirst() instanceof Word.Change) {
                undelivered.decrementAndGet();
            }
        }
    }

    /** Whether it has a line and, where its host is there, a session. */
    public boolean connected() {
        return connected && (born || !hostIsThere && plan.host() != null);
    }

    /** Whether the broker has taken all that can be told, or nothing can be since there is no power. */
    public boolean delivered() {
        return connected() ? undelivered.get() == 0 : !plan.powered().getAsBoolean();
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try {
                if (plan.powered().getAsBoolean()) {
                    stay();
                    pause = FIRST_PAUSE;
                } else {
                    // why: what is off has no memory
                    kept.clear();
                    pause = FIRST_PAUSE;
                }
            } catch (MqttException e) {
                LOG.info("Edge node {} is off {}: {}", plan.node(), broker.url(), e.getMessage());
                pause = connected ? FIRST_PAUSE : longer(pause);
            } catch (InterruptedException e) {
                return;
            } finally {
                connected = false;
                born = false;
                hostIsThere = false;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static Duration longer(Duration pause) {
        return pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    /** One connection: a session of Sparkplug from its birth on. */
    private void stay() throws MqttException, InterruptedException {
        session = (session + 1) % SEQUENCE;
        byte[] death = payloads.death(session);
        MqttAsyncClient client = new MqttAsyncClient(
                broker.url(), broker.clientPrefix() + "edge-" + plan.node(), new MemoryPersistence());
        try {
            client.setCallback(this);
            client.connect(broker.options(plan.topic("NDEATH", ""), death, false))
                    .waitForCompletion(REPLY_MS);
            client.subscribe(plan.topic("NCMD", ""), 1).waitForCompletion(REPLY_MS);
            if (plan.host() != null) {
                client.subscribe(stateTopic(), 1).waitForCompletion(REPLY_MS);
            } else {
                giveBirth(client);
            }
            connected = true;
            boolean stays = true;
            while (stays && !closed && plan.powered().getAsBoolean()) {
                stays = attend(client);
            }
            if (born && plan.powered().getAsBoolean()) {
                publish(client, "NDEATH", "", death);
            }
        } finally {
            drop(client);
        }
    }

    private String stateTopic() {
        return NAMESPACE + "STATE/" + plan.host();
    }

    /** Sees to what comes next; false when the host has gone, and the session with it. */
    private boolean attend(MqttAsyncClient client) throws MqttException, InterruptedException {
        Word word = words.pollFirst(BEAT_MS, TimeUnit.MILLISECONDS);
        switch (word) {
            case null -> {
                if (!client.isConnected()) {
                    throw new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST);
                }
            }
            case Word.Host host -> {
                return hear(client, host);
            }
            case Word.Rebirth _ -> {
                if (born) {
                    giveBirth(client);
                }
            }
            case Word.Change change -> {
                tell(client, change.measured());
                undelivered.decrementAndGet();
            }
        }
        return true;
    }

    /** A word of the host that is older than what it said before is of a line that is long gone. */
    private boolean hear(MqttAsyncClient client, Word.Host host) throws MqttException, InterruptedException {
        if (host.since() < hostSince) {
            return true;
        }
        hostSince = host.since();
        hostIsThere = host.online();
        if (host.online() && !born) {
            giveBirth(client);
        }
        return host.online() || !born;
    }

    private void giveBirth(MqttAsyncClient client) throws MqttException, InterruptedException {
        List<List<EdgePayloads.Value>> present;
        plan.lock().lock();
        try {
            bornAt = plan.now().get();
            present = payloads.present();
            present.forEach(part -> part.forEach(value -> told[value.alias() - 1] = value.raw()));
        } finally {
            plan.lock().unlock();
        }
        sequence = 0;
        for (int part = 0; part < present.size(); part++) {
            String device = plan.parts().get(part).device();
            byte[] birth = device.isEmpty()
                    ? payloads.nodeBirth(session, next(), bornAt, present.get(part))
                    : payloads.deviceBirth(next(), bornAt, present.get(part));
            publish(client, device.isEmpty() ? "NBIRTH" : "DBIRTH", device, birth);
        }
        born = true;
        while (!kept.isEmpty()) {
            tell(client, kept.peekFirst());
            kept.pollFirst();
        }
    }

    private void tell(MqttAsyncClient client, Measured measured) throws MqttException, InterruptedException {
        if (!born) {
            kept.addLast(measured);
            if (kept.size() > KEPT) {
                kept.pollFirst();
            }
            return;
        }
        String device = plan.parts().get(measured.part()).device();
        boolean isPast = measured.at().isBefore(bornAt);
        publish(
                client,
                device.isEmpty() ? "NDATA" : "DDATA",
                device,
                payloads.data(next(), measured.at(), measured.values(), isPast));
    }

    private int next() {
        int now = sequence;
        sequence = (sequence + 1) % SEQUENCE;
        return now;
    }

    private void publish(MqttAsyncClient client, String type, String device, byte[] payload) throws MqttException {
        client.publish(plan.topic(type, device), payload, 0, false).waitForCompletion(REPLY_MS);
    }

    private void drop(MqttAsyncClient client) {
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(0, 100, false);
            }
            client.close(true);
        } catch (MqttException e) {
            LOG.debug("Edge node {} could not end its connection: {}", plan.node(), e.getMessage());
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        if (plan.host() != null && topic.equals(stateTopic())) {
            host(message.getPayload());
        } else if (topic.equals(plan.topic("NCMD", "")) && asksForBirths(message.getPayload())) {
            offer(new Word.Rebirth());
        }
    }

    private void host(byte[] payload) {
        try {
            JsonNode state = MAPPER.readTree(payload);
            if (state.path("online").isBoolean() && state.path("timestamp").isIntegralNumber()) {
                offer(new Word.Host(
                        state.path("online").booleanValue(),
                        state.path("timestamp").longValue()));
            }
        } catch (IOException e) {
            LOG.debug("Edge node {} does not understand its host: {}", plan.node(), e.getMessage());
        }
    }

    private static boolean asksForBirths(byte[] payload) {
        try {
            return Payload.parseFrom(payload).getMetricsList().stream()
                    .anyMatch(metric -> metric.getName().equals(EdgePayloads.REBIRTH) && metric.getBooleanValue());
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        // why: the line's thread looks whether it still stands
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.debug("Edge node {}: {}", plan.node(), exception.getMessage());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // why: whoever publishes waits for it
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // why: the line's thread waits for it
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        LOG.debug("Edge node {} is asked for more than it knows ({})", plan.node(), reasonCode);
    }

    /** Says that it goes, and goes. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!thread.join(Duration.ofSeconds(3))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
