package vn.dcim.mqtt.bridge;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLSession;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.ingest.RejectedMessage;

/**
 * One connection, with a client object of its own: what Paho does after a lost connection is not to be relied upon. When there is
 * no more room it reads no further, and before the line would be lost by that it lets it go: what was not acknowledged comes
 * again.
 */
final class BrokerConnection implements MqttCallback, AutoCloseable {

    /** User property by which a publisher tells who it is. */
    private static final String TOKEN = "token";

    private static final Logger LOG = LoggerFactory.getLogger(BrokerConnection.class);
    private static final Duration REPLY = Duration.ofSeconds(10);
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    private final MqttConfig config;
    private final HandOff handOff;
    private final Clock clock;
    private final Function<BrokerTls, MqttConnectionOptions> options;
    private final WatchedClient client;
    private final BrokerTls tls;
    private final CompletableFuture<Optional<Boolean>> resumed = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String reason = "";

    BrokerConnection(MqttConfig config, HandOff handOff, Clock clock) throws MqttException {
        this(config, config.clientId(), tls -> BrokerOptions.of(config, tls), handOff, clock);
    }

    /** @param options what the broker is told when the connection is made; is given how the line is encrypted, or null */
    BrokerConnection(
            MqttConfig config,
            String clientId,
            Function<BrokerTls, MqttConnectionOptions> options,
            HandOff handOff,
            Clock clock)
            throws MqttException {
        this.config = config;
        this.handOff = handOff;
        this.clock = clock;
        this.tls = config.tls();
        this.client = new WatchedClient(config.url(), clientId, this::published);
        this.options = options;
        client.setCallback(this);
    }

    /** Connects, and returns whether the broker still had the session. */
    boolean open() throws MqttException {
        try {
            IMqttToken token = client.connect(options.apply(tls));
            token.waitForCompletion(REPLY.toMillis());
            resumed.complete(Optional.of(token.getSessionPresent()));
            return token.getSessionPresent();
        } catch (MqttException | RuntimeException e) {
            end("cannot connect: " + BrokerOptions.explain(e));
            throw e;
        }
    }

    /**
     * Subscribes at QoS 1.
     *
     * @param withRetained whether the broker is to send what it keeps, also of topics that the session has already
     */
    void subscribe(List<String> filters, boolean withRetained) throws MqttException {
        MqttSubscription[] subscriptions = filters.stream()
                .map(filter -> {
                    MqttSubscription subscription = new MqttSubscription(filter, 1);
                    subscription.setRetainHandling(withRetained ? 0 : 1);
                    return subscription;
                })
                .toArray(MqttSubscription[]::new);
        if (subscriptions.length == 0) {
            return;
        }
        IMqttToken token = client.subscribe(subscriptions);
        token.waitForCompletion(REPLY.toMillis());
        int[] codes = token.getReasonCodes();
        for (int i = 0; codes != null && i < codes.length; i++) {
            if (codes[i] >= 0x80) {
                LOG.error("The broker refuses the subscription {} (reason code {})", filters.get(i), codes[i]);
            }
        }
    }

    /**
     * Takes back what an earlier run asked for and is no longer wanted, or is covered now: MQTT 5 (3.3.4) lets a broker deliver a
     * message once for each subscription that it fits.
     */
    void unsubscribe(List<String> filters) throws MqttException {
        if (!filters.isEmpty()) {
            client.unsubscribe(filters.toArray(String[]::new)).waitForCompletion(REPLY.toMillis());
        }
    }

    /**
     * Waits until it is known whether the session was resumed.
     *
     * @throws IllegalStateException when the connection ended before that was known
     */
    boolean isResumed() {
        // why: to say "not resumed" of a connection that failed early would have all receipts of the session forgotten
        return resumed.join().orElseThrow(() -> new IllegalStateException(reason));
    }

    /** Returns what TLS settled on; empty without TLS. */
    Optional<SSLSession> session() {
        return Optional.ofNullable(tls).flatMap(BrokerTls::session);
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    String reason() {
        return reason;
    }

    /** Returns true as soon as the connection is over, false when it still stands after the patience has run out. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        if (over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        // why: seen with Paho 1.2.5, a connection can be gone without a call of disconnected
        if (!client.isConnected()) {
            end("the client is no longer connected");
        }
        return isOver();
    }

    /** Tells the broker that messages are durable. */
    void acknowledge(int[] packetIds, int count) {
        if (isOver()) {
            return;
        }
        try {
            client.acknowledge(packetIds, count);
        } catch (IOException e) {
            end("cannot acknowledge: " + e.getMessage());
        }
    }

    /** Publishes; with QoS 1 returns when the broker has it. Also while the connection is about to be closed. */
    void publish(String topic, byte[] payload, int qos, boolean retained) throws MqttException {
        client.publish(topic, payload, qos, retained).waitForCompletion(REPLY.toMillis());
    }

    /** Marks the connection as over; nothing of it is acknowledged any more. */
    void end(String why) {
        if (reason.isEmpty()) {
            reason = why;
        }
        over.countDown();
        resumed.complete(Optional.empty());
    }

    @Override
    public void close() {
        end("closed");
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(0, 500, true);
            }
            client.close(true);
        } catch (MqttException e) {
            LOG.debug("The connection to {} could not be closed: {}", config.url(), e.getMessage());
        }
    }

    private void published(MqttPublish publish, boolean redelivered) {
        if (isOver()) {
            return;
        }
        MqttMessage message = publish.getMessage();
        byte[] payload = message.getPayload();
        boolean tooLarge = payload.length > config.maxPayload();
        handOver(new Arrival(
                publish.getTopicName(),
                tooLarge ? Arrays.copyOf(payload, Math.min(RejectedMessage.KEPT_BYTES, payload.length - 1)) : payload,
                payload.length,
                message.isRetained(),
                token(publish.getProperties()),
                message.getQos() > 0 && redelivered,
                message.getQos() > 0 ? publish.getMessageId() : 0,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                this));
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        throw new IllegalStateException("messages go past Paho; this one of " + topic + " did not");
    }

    private static String token(MqttProperties properties) {
        List<UserProperty> said = properties == null ? null : properties.getUserProperties();
        if (said == null || said.isEmpty()) {
            return "";
        }
        return said.stream()
                .filter(property -> TOKEN.equals(property.getKey()))
                .map(UserProperty::getValue)
                .findFirst()
                .orElse("");
    }

    /**
     * Waits for room, but never so long that an answer to a ping is missed. Meanwhile nothing is read, and what the broker sends
     * stays on the line: no broker can be relied upon to keep to the receive maximum.
     */
    private void handOver(Arrival arrival) {
        long deadline = System.nanoTime() + config.keepAlive().toNanos() / 2;
        try {
            while (!isOver()) {
                if (handOff.offer(arrival, LOOK_UP)) {
                    return;
                }
                if (System.nanoTime() > deadline) {
                    end("nothing was stored for long; the messages wait at the broker");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end("interrupted");
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        end(
                response.getException() == null
                        ? "the broker ended it: " + response
                        : BrokerOptions.explain(response.getException()));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.warn("MQTT client: {}", BrokerOptions.explain(exception));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // why: whoever publishes waits for it
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // why: subscribing from here can block the client for good; open() returns instead
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        LOG.warn("The broker asks for an authentication exchange (reason code {}), which is not supported", reasonCode);
    }
}
