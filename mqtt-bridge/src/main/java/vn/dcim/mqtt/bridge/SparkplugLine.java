package vn.dcim.mqtt.bridge;

import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.device.Device;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.ingest.SampleSink;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.telemetry.SampleBatch;
import vn.dcim.mqtt.map.Fault;
import vn.dcim.mqtt.map.SparkplugMap;
import vn.dcim.mqtt.map.SparkplugMaps;
import vn.dcim.mqtt.sparkplug.EdgeNodes;
import vn.dcim.mqtt.sparkplug.Event;
import vn.dcim.mqtt.sparkplug.Heard;
import vn.dcim.mqtt.sparkplug.HostCounts;

/**
 * A host application of Sparkplug B 3.0, on a line of its own: the specification wants a session of which nothing is kept. What cannot
 * be stored ends the line, so that edge nodes which wait for this host see it gone, keep what they measure, and tell it afterwards.
 * Of several processes on one database the one that has the MQTT devices has this line too.
 */
@Singleton
@Requires(property = "dcim.mqtt.url")
@Requires(property = "dcim.mqtt.sparkplug.host-id")
class SparkplugLine {

    private static final Logger LOG = LoggerFactory.getLogger(SparkplugLine.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration LEAVING = Duration.ofSeconds(5);
    private static final int GROUP = 500;
    private static final int IN_FLIGHT = 2_000;

    private final MqttConfig mqtt;
    private final SparkplugConfig config;
    private final SampleSink sink;
    private final RejectedMessages rejected;
    private final Clock clock;
    private final SparkplugMaps maps;
    private final SparkplugReader reader;
    private final EdgeNodes nodes;
    private final HandOff handOff;
    private final SilenceWatch silence = new SilenceWatch(SparkplugLine::elapsedMs);
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final ExecutorService acknowledging = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sparkplug-acknowledge").daemon().factory());
    private final Thread thread = Thread.ofPlatform().name("sparkplug").unstarted(this::run);
    private final LongAdder received = new LongAdder();
    private final LongAdder stored = new LongAdder();
    private final Object turn = new Object();
    private boolean ending;
    private volatile boolean isOurTurn;
    private volatile boolean connected;
    private volatile BrokerConnection connection;
    private volatile String lastFailure = "";
    /** The latest that edge nodes have been told of this host; of the thread of this line alone. */
    private Instant told = Instant.MIN;

    SparkplugLine(
            MqttConfig mqtt,
            SparkplugConfig config,
            MqttDevices devices,
            SeenDevices seen,
            SampleSink sink,
            RejectedMessages rejected,
            PointVocabulary vocabulary,
            Clock clock) {
        this.mqtt = mqtt;
        this.config = config;
        this.sink = sink;
        this.rejected = rejected;
        this.clock = clock;
        this.maps = SparkplugMaps.load(vocabulary, config.maps() == null ? null : Path.of(config.maps()));
        this.reader = new SparkplugReader(maps, devices, seen);
        this.nodes = new EdgeNodes(config.times(), SparkplugLine::elapsedMs);
        this.handOff = new HandOff(mqtt.handOff(), mqtt.handOffBytes());
    }

    private static long elapsedMs() {
        return System.nanoTime() / 1_000_000;
    }

    SparkplugMaps maps() {
        return maps;
    }

    HostCounts counts() {
        return nodes.counts();
    }

    /** Tells whether the host is online: connected, subscribed, and its birth is with the broker. */
    boolean isConnected() {
        return connected;
    }

    boolean isStandby() {
        return !isOurTurn;
    }

    long received() {
        return received.sum();
    }

    long stored() {
        return stored.sum();
    }

    void start() {
        thread.start();
    }

    /** This process has the MQTT devices from now on. */
    void take() {
        synchronized (turn) {
            silence.begin();
            isOurTurn = true;
            turn.notifyAll();
        }
    }

    /** Another has; returns when what was taken in is stored, or will not be. */
    void letGo() {
        synchronized (turn) {
            isOurTurn = false;
        }
        end("another process has the session");
        try {
            if (room.tryAcquire(IN_FLIGHT, LEAVING.toMillis(), TimeUnit.MILLISECONDS)) {
                room.release(IN_FLIGHT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(String why) {
        BrokerConnection now = connection;
        if (now != null) {
            now.end(why);
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (awaitTurn()) {
                pause = stay() ? FIRST_PAUSE : pause;
                rest(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            LOG.debug("The host ends");
        }
    }

    /** Waits until this process has the MQTT devices; returns false when the program ends before. */
    private boolean awaitTurn() throws InterruptedException {
        synchronized (turn) {
            while (!isOurTurn && !ending) {
                turn.wait();
            }
            return !ending;
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        synchronized (turn) {
            if (!ending) {
                turn.wait(pause.toMillis());
            }
        }
        fallSilent();
    }

    /** Connects and stays connected as long as it goes; returns whether it went at all. */
    private boolean stay() throws InterruptedException {
        Instant since = now();
        HostState state = new HostState(config.hostId(), since.isAfter(told) ? since : told.plusMillis(1));
        boolean went = false;
        try (BrokerConnection now = new BrokerConnection(
                mqtt, mqtt.clientId() + "-sparkplug", tls -> options(state, tls), handOff, clock)) {
            connection = now;
            if (!isOurTurn) {
                return false;
            }
            now.open();
            now.subscribe(filters(state), true);
            now.publish(state.topic(), state.birth(), HostState.QOS, true);
            went = true;
            connected = true;
            lastFailure = "";
            silence.lineUp();
            LOG.info("Sparkplug host {} is online at {}", config.hostId(), mqtt.url());
            var order = new InOrderAcknowledgements(now::acknowledge);
            try {
                act(nodes.begin(bases()), now, order, 0);
                while (!now.isOver()) {
                    for (Arrival arrival : handOff.take(GROUP, TICK)) {
                        take(arrival, state, now, order);
                    }
                    act(nodes.tick(bases(), now()), now, order, 0);
                    now.awaitEnd(Duration.ZERO);
                }
                lost(now.reason());
            } finally {
                // why: the line is closed in order, so the broker would not send the will
                sayGoodbye(now, state);
            }
        } catch (MqttException | RuntimeException e) {
            lost(BrokerFault.of(e, mqtt.url())
                    .map(fault -> fault.sentence(mqtt.url()))
                    .orElseGet(() -> BrokerOptions.explain(e)));
        } finally {
            connected = false;
            silence.lineDown();
            handOff.forget(connection);
        }
        return went;
    }

    private MqttConnectionOptions options(HostState state, BrokerTls tls) {
        MqttConnectionOptions options = BrokerOptions.passing(mqtt, tls);
        options.setReceiveMaximum(mqtt.receiveMaximum());
        state.willOf(options);
        return options;
    }

    private List<String> filters(HostState state) {
        return config.groups().isEmpty()
                ? List.of(SparkplugMap.NAMESPACE + "#")
                : Stream.concat(
                                Stream.of(state.topic()),
                                config.groups().stream().map(group -> SparkplugMap.NAMESPACE + group + "/#"))
                        .toList();
    }

    private void take(Arrival arrival, HostState state, BrokerConnection now, InOrderAcknowledgements order)
            throws InterruptedException, MqttException {
        if (arrival.from() != now || now.isOver()) {
            return;
        }
        received.increment();
        if (arrival.topic().equals(state.topic())) {
            hearOwnState(arrival, state, now);
            acknowledge(order, arrival.packetId(), List.of(), now);
            return;
        }
        if (!arrival.isWhole()) {
            rejected.keep(arrival, Fault.of(Fault.Detail.BYTES, arrival.size()));
            acknowledge(order, arrival.packetId(), List.of(), now);
            return;
        }
        Heard heard = new Heard(
                arrival.topic(),
                arrival.payload(),
                arrival.retained(),
                arrival.receivedAt(),
                Fingerprint.of(arrival.topic(), arrival.payload()));
        act(isState(arrival.topic()) ? List.of() : nodes.hear(heard), now, order, arrival.packetId());
    }

    private void hearOwnState(Arrival arrival, HostState state, BrokerConnection now) throws MqttException {
        boolean isGone = HostState.saysGone(arrival.payload());
        // why: what the broker kept is of the run before us; that another is online now under our name is no reason to
        // outbid it
        Optional<Instant> later =
                arrival.retained() || isGone ? state.later(arrival.payload(), now()) : Optional.empty();
        if (later.isPresent()) {
            told = later.get();
            now.end("edge nodes were told of this host under " + told + ", which the clock here has not reached");
        } else if (isGone) {
            // why: the will of a line that is long gone may come after our birth
            now.publish(state.topic(), state.birth(), HostState.QOS, true);
        }
    }

    private static boolean isState(String topic) {
        return topic.startsWith(SparkplugMap.NAMESPACE + "STATE/");
    }

    private void act(List<Event> events, BrokerConnection now, InOrderAcknowledgements order, int packetId)
            throws InterruptedException, MqttException {
        List<SampleBatch> batches = new java.util.ArrayList<>();
        for (Event event : events) {
            switch (event) {
                case Event.Said said -> {
                    SparkplugReader.Meaning meaning = read(said);
                    meaning.faults().forEach(fault -> rejected.keep(said.from(), fault, now));
                    batches.addAll(meaning.batches());
                    meaning.batches().forEach(batch -> silence.heard(batch.deviceId()));
                }
                case Event.Gone gone -> batches.addAll(reader.gone(gone));
                case Event.Refused refused -> rejected.keep(refused.message(), refused.fault(), now);
                case Event.RebirthWanted wanted -> askForRebirth(wanted, now);
            }
        }
        if (packetId > 0 || !batches.isEmpty()) {
            acknowledge(order, packetId, batches, now);
        }
    }

    private SparkplugReader.Meaning read(Event.Said said) {
        try {
            return reader.read(said);
        } catch (DcimException e) {
            throw e;
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException | NullPointerException e) {
            // why: one message that the decoders cannot bear must not end the line for all others
            LOG.error("The decoders fail on a message of {}", said.base(), e);
            return new SparkplugReader.Meaning(List.of(), List.of(Fault.of(Fault.Detail.EXCEPTION, e)));
        }
    }

    /** Asks an edge node for its births (Sparkplug 3.0, 6.4.20: {@code Node Control/Rebirth}). */
    private void askForRebirth(Event.RebirthWanted wanted, BrokerConnection now) throws MqttException {
        long at = clock.millis();
        Payload command = Payload.newBuilder()
                .setTimestamp(at)
                .addMetrics(Payload.Metric.newBuilder()
                        .setName("Node Control/Rebirth")
                        .setTimestamp(at)
                        .setDatatype(DataType.Boolean.getNumber())
                        .setBooleanValue(true))
                .build();
        LOG.info("Edge node {}/{} is asked for its births", wanted.group(), wanted.node());
        now.publish(
                SparkplugMap.NAMESPACE + wanted.group() + "/NCMD/" + wanted.node(), command.toByteArray(), 0, false);
    }

    /** Hands over what a message said, and acknowledges it when that is durable. */
    private void acknowledge(
            InOrderAcknowledgements order, int packetId, List<SampleBatch> batches, BrokerConnection now)
            throws InterruptedException {
        if (!room.tryAcquire(mqtt.keepAlive().toMillis() / 2, TimeUnit.MILLISECONDS)) {
            now.end("nothing was stored for long; edge nodes keep what they measure");
            return;
        }
        CompletableFuture<?>[] stages = batches.stream()
                .map(batch -> sink.accept(batch)
                        .thenAccept(fresh -> stored.add(fresh ? 1 : 0))
                        .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        // why: the pipeline's thread, which completes the stages, must not wait for a socket
        CompletableFuture<?> durable = CompletableFuture.allOf(stages)
                .handleAsync((_, failure) -> settle(failure), acknowledging)
                .whenComplete((_, _) -> room.release());
        order.add(packetId, durable);
        // why: one thread acknowledges, in the order in which messages came
        durable.whenCompleteAsync(
                (_, failure) -> {
                    order.advance();
                    if (failure != null) {
                        now.end("a message was not stored: " + failure.getMessage());
                    }
                },
                acknowledging);
    }

    private static Void settle(Throwable failure) {
        if (failure == null) {
            return null;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (Dispatcher.isPassing(cause)) {
            throw new CompletionException(cause);
        }
        LOG.warn("What an edge node said is refused for good: {}", cause.getMessage());
        return null;
    }

    /** Says that the host goes, while the line still stands (host-topic-phid-death-payload-timestamp-disconnect-clean). */
    private void sayGoodbye(BrokerConnection now, HostState state) {
        try {
            now.publish(state.topic(), state.death(now()), HostState.QOS, true);
        } catch (MqttException e) {
            // why: the line is down, and the broker publishes the will
            LOG.debug("The host could not say that it goes: {}", e.getMessage());
        }
    }

    private void lost(String why) {
        connected = false;
        if (isOurTurn && !why.equals(lastFailure)) {
            LOG.warn("Sparkplug host {} is offline: {}", config.hostId(), why);
        }
        lastFailure = why;
    }

    private Set<String> bases() {
        return reader.registered().stream().map(MqttDevices::baseTopic).collect(Collectors.toSet());
    }

    /** Devices whose line is down for long are silent. */
    private void fallSilent() {
        if (!isOurTurn) {
            return;
        }
        try {
            Map<Long, Duration> watched = new HashMap<>();
            for (Device device : reader.registered()) {
                watched.put(device.id(), null);
            }
            Instant now = now();
            silence.fallenSilent(watched).forEach(id -> sink.accept(SampleBatch.silence(id, now)));
        } catch (RuntimeException e) {
            LOG.warn("Devices behind edge nodes cannot be called silent: {}", e.toString());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @PreDestroy
    void end() throws InterruptedException {
        synchronized (turn) {
            ending = true;
            turn.notifyAll();
        }
        end("the program ends");
        thread.join(Duration.ofSeconds(10));
        acknowledging.shutdown();
    }
}
