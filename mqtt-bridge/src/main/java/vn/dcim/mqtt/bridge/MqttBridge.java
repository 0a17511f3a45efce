package vn.dcim.mqtt.bridge;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.SSLSession;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.device.Device;
import vn.dcim.core.ingest.MessageReceipts;
import vn.dcim.core.ingest.SampleSink;
import vn.dcim.core.ingest.SessionFilters;
import vn.dcim.core.node.Collector;
import vn.dcim.core.node.DeviceShares;
import vn.dcim.core.node.Ownership;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.Sample;
import vn.dcim.core.telemetry.SampleBatch;
import vn.dcim.mqtt.discovery.AnnouncedDevices;
import vn.dcim.mqtt.discovery.Told;
import vn.dcim.mqtt.map.SparkplugMap;
import vn.dcim.mqtt.map.TopicMap;
import vn.dcim.mqtt.map.TopicMaps;

/**
 * Keeps one session with the broker and brings what is published into the pipeline: every message of QoS 1 once, over the ends
 * of connections, brokers and this program. Of several processes on one database one has the session; another that takes over gets
 * from the broker what waited there.
 */
@Context
@Requires(property = "dcim.mqtt.url")
public class MqttBridge implements Collector {

    private static final Logger LOG = LoggerFactory.getLogger(MqttBridge.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final MqttConfig config;
    private final TopicMaps maps;
    private final List<String> filters;
    private final List<String> covered;
    private final AnnouncedDevices announced;
    private final SessionFilters sessions;
    private final MqttDevices devices;
    private final SampleSink sink;
    private final RejectedMessages rejected;
    private final Clock clock;
    private final @Nullable SparkplugLine sparkplug;
    private final Ownership ownership;
    private final HandOff handOff;
    private final SilenceWatch silence = new SilenceWatch(() -> System.nanoTime() / 1_000_000);
    private final Dispatcher dispatcher;
    private final Thread thread = Thread.ofPlatform().name("mqtt-connect").unstarted(this::run);
    private final CountDownLatch ending = new CountDownLatch(1);
    private final AtomicLong connections = new AtomicLong();
    private List<String> unwanted = List.of();
    private final Object turn = new Object();
    private volatile boolean isOurTurn;
    private volatile boolean settled;
    private boolean retainedWanted = true;
    private volatile BrokerConnection connection;
    private volatile boolean connected;
    private volatile String lastFailure = "";

    MqttBridge(
            MqttConfig config,
            MqttDevices devices,
            SeenDevices seen,
            SampleSink sink,
            MessageReceipts receipts,
            SessionFilters sessions,
            RejectedMessages rejected,
            BackupReports reports,
            AnnouncedDevices announced,
            @Nullable SparkplugLine sparkplug,
            Ownership ownership,
            Clock clock) {
        this.config = config;
        this.sparkplug = sparkplug;
        this.maps = TopicMaps.load(PointVocabulary.load(), config.maps() == null ? null : Path.of(config.maps()));
        this.announced = announced;
        List<String> wanted = Stream.of(
                        maps.filters(),
                        config.subscriptions(),
                        List.of(BackupReports.FILTER),
                        announced.announcementFilters())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        this.filters = TopicMaps.withoutCovered(wanted);
        this.covered =
                wanted.stream().filter(filter -> !filters.contains(filter)).toList();
        this.devices = devices;
        this.sessions = sessions;
        this.sink = sink;
        this.rejected = rejected;
        this.clock = clock;
        this.ownership = ownership;
        this.handOff = new HandOff(config.handOff(), config.handOffBytes());
        this.dispatcher = new Dispatcher(
                handOff,
                new Interpreter(
                        maps,
                        devices,
                        seen,
                        announced,
                        sparkplug == null ? List.of() : List.of(SparkplugMap.NAMESPACE)),
                new ReceiptBook(receipts, config.clientId()),
                sink,
                rejected,
                reports,
                silence);
    }

    TopicMaps maps() {
        return maps;
    }

    @PostConstruct
    void start() {
        devices.load();
        announced.load();
        dispatcher.start();
        if (sparkplug != null) {
            sparkplug.start();
        }
        ownership.join(this);
        thread.start();
    }

    @Override
    public String kind() {
        return DeviceShares.MQTT;
    }

    @Override
    public void take(Set<String> leases) {
        announced.load();
        synchronized (turn) {
            silence.begin();
            isOurTurn = true;
            settled = false;
            turn.notifyAll();
        }
        if (sparkplug != null) {
            sparkplug.take();
        }
    }

    @Override
    public void letGo(Set<String> leases) {
        synchronized (turn) {
            isOurTurn = false;
        }
        BrokerConnection now = connection;
        if (now != null) {
            now.end("another process has the session");
        }
        if (sparkplug != null) {
            sparkplug.letGo();
        }
        try {
            dispatcher.awaitIdle(LEAVING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until this process has the session; returns false when the program ends before. */
    private boolean awaitTurn() throws InterruptedException {
        synchronized (turn) {
            while (!isOurTurn && !isEnding()) {
                turn.wait(TICK.toMillis());
            }
            return isOurTurn;
        }
    }

    /** Finds what earlier runs may have subscribed to and this one must not be sent. */
    private void findUnwanted(List<String> wanted) {
        Set<String> had = sessions.of(config.clientId());
        unwanted = Stream.concat(covered.stream(), had.stream().filter(filter -> !wanted.contains(filter)))
                .distinct()
                .toList();
        // why: before they are asked for, so that a run that is killed meanwhile leaves none unknown to the next
        sessions.keep(
                config.clientId(),
                Stream.concat(wanted.stream(), had.stream()).distinct().toList());
    }

    /** Returns what is to be heard now: that of the settings, and the topics that devices have announced. */
    private List<String> wanted() {
        List<String> wide = filters.stream()
                .filter(filter -> filter.contains("+") || filter.contains("#"))
                .toList();
        return Stream.concat(filters.stream(), announced.topics().stream().filter(topic -> wide.stream()
                        .noneMatch(filter -> TopicMaps.covers(filter, topic))))
                .distinct()
                .toList();
    }

    /** Tells whether another process has the session, and this one stands by. */
    boolean isStandby() {
        return !isOurTurn;
    }

    public BridgeStatistics statistics() {
        return new BridgeStatistics(
                connected,
                connections.get(),
                dispatcher.received(),
                dispatcher.stored(),
                dispatcher.duplicates(),
                rejected.total(),
                lastFailure);
    }

    /** Returns what TLS settled on with the broker; empty without TLS or without a line. */
    Optional<SSLSession> session() {
        return connected ? Optional.ofNullable(connection).flatMap(BrokerConnection::session) : Optional.empty();
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!isEnding()) {
                if (!awaitTurn()) {
                    return;
                }
                if (stay()) {
                    pause = FIRST_PAUSE;
                }
                rest(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            LOG.debug("The bridge ends");
        }
    }

    /** Connects and stays connected as long as it goes; returns whether it went at all. */
    private boolean stay() throws InterruptedException {
        try (BrokerConnection now = new BrokerConnection(config, handOff, clock)) {
            connection = now;
            if (!isOurTurn) {
                return false;
            }
            announced.takeChanged();
            List<String> wanted = wanted();
            if (!settled) {
                findUnwanted(wanted);
            }
            boolean resumed = now.open();
            // why: with a resumed session all that changed while we were away comes by itself; what was not, is known
            now.subscribe(wanted, retainedWanted || !resumed);
            if (resumed) {
                now.unsubscribe(unwanted);
            }
            if (!settled) {
                sessions.keep(config.clientId(), wanted);
                settled = true;
            }
            retainedWanted = false;
            devices.takeAdded();
            connections.incrementAndGet();
            connected = true;
            silence.lineUp();
            LOG.info("Connected to {} as {}, session {}", config.url(), config.clientId(), resumed ? "resumed" : "new");
            while (!now.awaitEnd(TICK)) {
                tick();
                boolean isAnnounced = announced.takeChanged();
                if (devices.takeAdded() || isAnnounced) {
                    listen(now, isAnnounced);
                }
            }
            lost(now.reason());
            return true;
        } catch (MqttException | RuntimeException e) {
            lost(BrokerFault.of(e, config.url())
                    .map(fault -> fault.sentence(config.url()))
                    .orElseGet(() -> BrokerOptions.explain(e)));
            return false;
        } finally {
            handOff.forget(connection);
        }
    }

    private void listen(BrokerConnection now, boolean isAnnounced) throws MqttException {
        List<String> wanted = wanted();
        if (isAnnounced) {
            Set<String> had = sessions.of(config.clientId());
            List<String> gone =
                    had.stream().filter(filter -> !wanted.contains(filter)).toList();
            // why: known before they are asked for, as at the start
            sessions.keep(
                    config.clientId(),
                    Stream.concat(wanted.stream(), gone.stream()).distinct().toList());
            now.unsubscribe(gone);
            sessions.keep(config.clientId(), wanted);
        }
        now.subscribe(wanted, true);
    }

    private void lost(String why) {
        connected = false;
        silence.lineDown();
        if (!isEnding() && !why.equals(lastFailure)) {
            LOG.warn("No connection to {}: {}", config.url(), why);
        }
        lastFailure = why;
    }

    /** Waits before the next attempt, and until all that the last connection brought has found its place. */
    private void rest(Duration pause) throws InterruptedException {
        long left = pause.toMillis();
        while (left > 0 && !ending.await(Math.min(left, TICK.toMillis()), TimeUnit.MILLISECONDS)) {
            left -= TICK.toMillis();
            tick();
        }
        while (!isEnding() && !dispatcher.awaitIdle(TICK)) {
            tick();
        }
    }

    private void tick() {
        if (!isOurTurn) {
            return;
        }
        try {
            rejected.tick();
            retainedWanted |= silence.linePassedLimit();
            Map<Long, Duration> intervals = new HashMap<>();
            for (Device device : devices.active()) {
                if (sparkplug != null && SparkplugReader.isOurs(device)) {
                    continue;
                }
                intervals.put(
                        device.id(),
                        maps.byId(device.profile()).flatMap(TopicMap::every).orElse(null));
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            silence.fallenSilent(intervals).forEach(id -> sink.accept(SampleBatch.silence(id, now)));
            announced.expired().forEach(told -> expire(told, now));
        } catch (RuntimeException e) {
            LOG.warn("What is due every second failed: {}", e.toString());
        }
    }

    private void expire(Told told, Instant now) {
        for (Device device : devices.at(told.base())) {
            if (device.state() != Device.State.ACTIVE) {
                continue;
            }
            if (told.online().isPresent()) {
                sink.accept(SampleBatch.silence(device.id(), now));
                continue;
            }
            List<Sample> samples = told.stale().stream()
                    .flatMap(value -> devices
                            .point(device.id(), value.name())
                            .map(point -> new Sample(point.id(), value.raw(), Quality.STALE))
                            .stream())
                    .toList();
            if (!samples.isEmpty()) {
                sink.accept(SampleBatch.event(device.id(), now, samples.hashCode(), samples));
            }
        }
    }

    private boolean isEnding() {
        return ending.getCount() == 0;
    }

    @PreDestroy
    void end() throws InterruptedException {
        ending.countDown();
        synchronized (turn) {
            turn.notifyAll();
        }
        BrokerConnection now = connection;
        if (now != null) {
            now.end("the program ends");
        }
        thread.join(Duration.ofSeconds(10));
        dispatcher.close();
    }
}
