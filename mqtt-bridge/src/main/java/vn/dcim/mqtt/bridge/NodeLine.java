package vn.dcim.mqtt.bridge;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.alarm.AlarmStream;
import vn.dcim.core.alarm.AlarmTail;
import vn.dcim.core.node.Ownership;
import vn.dcim.core.schedule.LoopThread;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.LiveReadings;
import vn.dcim.core.telemetry.Reading;

/**
 * Brings the pages of each process on a database the readings of all: every one publishes what it has stored to the broker, at QoS 0,
 * and hears the others. What is lost on the way is only shown later; nothing is stored or judged by it. There is no line while a
 * process is alone.
 */
@Context
@Requires(property = "dcim.mqtt.url")
class NodeLine implements MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLine.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration REPLY = Duration.ofSeconds(10);
    private static final int WAITING = 1_000;
    private static final int AT_ONCE = 2_000;
    private static final int ID_LETTERS = 8;

    private final MqttConfig config;
    private final Ownership ownership;
    private final LatestReadings latest;
    private final LiveReadings live;
    private final AlarmStream alarms;
    private final AlarmTail tail;
    private final String root;
    private final BlockingQueue<List<Reading>> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicBoolean alarmsChanged = new AtomicBoolean();
    private final LongAdder foreign = new LongAdder();
    private final LoopThread loop = LoopThread.pausing("node-line", TICK, this::turn);
    private final List<AutoCloseable> subscriptions = new ArrayList<>();
    private volatile @Nullable MqttAsyncClient client;
    private long nextTry = System.nanoTime();
    private String lastFailure = "";

    NodeLine(
            MqttConfig config,
            Ownership ownership,
            LatestReadings latest,
            LiveReadings live,
            AlarmStream alarms,
            AlarmTail tail) {
        this.config = config;
        this.ownership = ownership;
        this.latest = latest;
        this.live = live;
        this.alarms = alarms;
        this.tail = tail;
        this.root = "dcim/" + config.clientId() + "/";
    }

    @PostConstruct
    void start() {
        subscriptions.add(latest.subscribeToOwn(this::stored));
        subscriptions.add(alarms.subscribe(changes -> happened()));
        loop.start();
    }

    private void stored(List<Reading> readings) {
        // why: what finds no room is only shown later on other pages
        if (client != null && waiting.offer(readings)) {
            loop.wake();
        }
    }

    private void happened() {
        if (client != null && alarmsChanged.compareAndSet(false, true)) {
            loop.wake();
        }
    }

    private void turn() {
        if (!ownership.isShared()) {
            hangUp();
            return;
        }
        try {
            if (client == null || !client.isConnected()) {
                connect();
            }
            if (client != null) {
                send();
            }
        } catch (MqttException | RuntimeException e) {
            hangUp();
            nextTry = System.nanoTime() + REPLY.toNanos();
            String failure = BrokerOptions.explain(e);
            if (!failure.equals(lastFailure)) {
                LOG.warn("Other processes do not see the readings of this one: {}", failure);
            }
            lastFailure = failure;
        }
    }

    private void connect() throws MqttException {
        hangUp();
        if (System.nanoTime() - nextTry < 0) {
            return;
        }
        String id = config.clientId() + "-" + ownership.node().substring(0, ID_LETTERS);
        MqttAsyncClient opened = new MqttAsyncClient(config.url(), id, new MemoryPersistence());
        // why: known from here on, so that it is hung up if what follows fails
        client = opened;
        opened.setCallback(this);
        opened.connect(BrokerOptions.passing(config, config.tls())).waitForCompletion(REPLY.toMillis());
        opened.subscribe(new MqttSubscription[] {others("live/+"), others("alarms/+")})
                .waitForCompletion(REPLY.toMillis());
        lastFailure = "";
        LOG.info(
                "Readings are shared with {} other processes", ownership.nodes().size() - 1);
    }

    private MqttSubscription others(String filter) {
        MqttSubscription subscription = new MqttSubscription(root + filter, 0);
        subscription.setNoLocal(true);
        return subscription;
    }

    private void send() throws MqttException {
        if (alarmsChanged.getAndSet(false)) {
            publish("alarms/", new byte[0]);
        }
        List<Reading> readings = new ArrayList<>();
        for (List<Reading> next = waiting.poll(); next != null; next = waiting.poll()) {
            readings.addAll(next);
            if (readings.size() >= AT_ONCE) {
                publish("live/", live.close(readings));
                readings.clear();
            }
        }
        if (!readings.isEmpty()) {
            publish("live/", live.close(readings));
        }
    }

    private void publish(String topic, byte[] payload) throws MqttException {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(0);
        client.publish(root + topic + ownership.node(), message);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        if (topic.endsWith(ownership.node())) {
            return;
        }
        if (topic.startsWith(root + "alarms/")) {
            tail.wake();
            return;
        }
        try {
            latest.follow(live.open(message.getPayload()));
        } catch (IllegalStateException e) {
            foreign.increment();
            if (foreign.sum() == 1) {
                LOG.warn(
                        "A message of {} is not from a process with this master key; give all the same file"
                                + " (dcim.master-key-file)",
                        topic);
            }
        }
    }

    /** Tells whether other processes are heard. */
    boolean isUp() {
        MqttAsyncClient now = client;
        return now != null && now.isConnected();
    }

    private void hangUp() {
        MqttAsyncClient now = client;
        client = null;
        waiting.clear();
        if (now == null) {
            return;
        }
        try {
            if (now.isConnected()) {
                now.disconnectForcibly(0, 500, true);
            }
            now.close(true);
        } catch (MqttException e) {
            LOG.debug("The line to other processes could not be closed: {}", e.getMessage());
        }
    }

    @PreDestroy
    void end() throws Exception {
        for (AutoCloseable subscription : subscriptions) {
            subscription.close();
        }
        loop.close();
        hangUp();
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        loop.wake();
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.debug("MQTT client: {}", BrokerOptions.explain(exception));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // why: nothing waits for it
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // why: subscribing from here can block the client for good
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        LOG.warn("The broker asks for an authentication exchange (reason code {}), which is not supported", reasonCode);
    }
}
