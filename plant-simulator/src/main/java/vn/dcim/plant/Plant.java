package vn.dcim.plant;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.plant.line.Providers;
import vn.dcim.plant.model.PlantModel;
import vn.dcim.plant.mqtt.Broker;
import vn.dcim.plant.mqtt.PlantPublisher;
import vn.dcim.plant.scenario.Director;
import vn.dcim.plant.scenario.Scenario;
import vn.dcim.plant.scenario.Stage;
import vn.dcim.plant.snmp.SnmpAgent;
import vn.dcim.plant.snmp.UsmCredentials;
import vn.dcim.plant.time.TimeSource;

/**
 * A running simulated data centre: the model, its SNMP agents, its MQTT publishers, its source of time and its scenarios.
 *
 * <p>With a clock that follows another one it moves by itself from {@link #start()} on; {@link #advance} moves either kind
 * of clock forward at once and returns when the plant is there.
 */
public final class Plant implements AutoCloseable {

    /** The SNMPv3 user with AES-256 that every agent knows besides its community; UPS-B, which is older, has its own alone. */
    public static final UsmCredentials MONITOR = new UsmCredentials(
            "giamsat",
            UsmCredentials.Auth.SHA256,
            "demo-auth-giamsat",
            UsmCredentials.Priv.AES256,
            "demo-priv-giamsat");

    private static final Logger LOG = LoggerFactory.getLogger(Plant.class);
    private static final Duration BEAT = Duration.ofMillis(100);

    private final PlantClock clock;
    private final PlantModel model;
    private final PlantAgents agents;
    private final TimeSource time;
    private final List<PlantDevice> devices;
    private final Director director;
    private final Runnable brokerRestart;
    private final PlantTraps traps;
    private final PlantPublisher publisher;
    private final Providers providers;
    private volatile Thread beat;

    private Plant(Builder builder) {
        clock = builder.clock;
        brokerRestart = builder.brokerRestart;
        model = new PlantModel(builder.seed, clock.instant());
        agents = new PlantAgents(model, builder.bind, builder.portBase);
        time = TimeSource.open(builder.bind, clock);
        devices = PlantMap.of(model, agents, time);
        director = new Director(new PlantStage());
        traps = builder.trapReceiver == null ? null : new PlantTraps(model, agents, builder.trapReceiver);
        publisher = builder.broker == null ? null : new PlantPublisher(model, builder.broker, builder.sparkplugHost);
        providers = builder.providers ? Providers.open(model) : null;
    }

    /** A builder; by default seed 1, the system's clock, 127.0.0.1, free ports, and no MQTT. */
    public static Builder builder() {
        return new Builder();
    }

    /** Lets the plant move with its clock. */
    public Plant start() {
        if (beat != null) {
            throw new IllegalStateException("The plant is already started");
        }
        beat = Thread.ofPlatform().daemon().name("plant").start(this::run);
        return this;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                catchUp();
                Thread.sleep(BEAT);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("The plant missed a step: {}", e.getMessage(), e);
            }
        }
    }

    private synchronized void catchUp() {
        model.advanceTo(clock.instant(), this::afterStep);
        if (publisher != null) {
            locked(publisher::flush);
        }
    }

    private void afterStep() {
        director.step();
        if (traps != null) {
            traps.step();
        }
        if (publisher != null) {
            publisher.step();
        }
        if (providers != null) {
            providers.step();
        }
    }

    /** Moves the plant's clock forward and the plant with it. */
    public void advance(Duration by) {
        clock.advance(by);
        catchUp();
    }

    /** The plant's time. */
    public PlantClock clock() {
        return clock;
    }

    /** The physics, to read or to change under its lock. */
    public PlantModel model() {
        return model;
    }

    /** Reads something from the model at one moment. */
    public <T> T read(Supplier<T> reading) {
        model.lock().lock();
        try {
            return reading.get();
        } finally {
            model.lock().unlock();
        }
    }

    /** What answers behind the Internet lines, or null where nothing was asked for or this machine has no such addresses. */
    public Providers providers() {
        return providers;
    }

    /** Whether all its gateways are connected to the broker; false without one. */
    public boolean publishing() {
        return publisher != null && publisher.connected();
    }

    /** Whether the broker has taken all that was published so far; true without one. */
    public boolean delivered() {
        return publisher == null || publisher.delivered();
    }

    /** All devices and nodes, what feeds before what is fed. */
    public List<PlantDevice> devices() {
        return devices;
    }

    /** The device or node with this key. */
    public PlantDevice device(String key) {
        return devices.stream()
                .filter(device -> device.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The plant has no " + key));
    }

    /** The SNMP agent of a device, to make it misbehave. */
    public SnmpAgent agent(String key) {
        return agents.get(key);
    }

    /** The source of time, to make it misbehave. */
    public TimeSource time() {
        return time;
    }

    /** All scenarios by name. */
    public Map<String, Scenario> scenarios() {
        return director.scenarios();
    }

    /** Starts a scenario; unknown names and those under way are refused. */
    public void start(String scenario) {
        locked(() -> {
            director.start(scenario);
            publishChanges();
        });
    }

    /** Begins a scenario's way back. */
    public void stop(String scenario) {
        locked(() -> {
            director.stop(scenario);
            publishChanges();
        });
    }

    private void publishChanges() {
        if (traps != null) {
            traps.step();
        }
        if (publisher != null) {
            publisher.changes();
        }
    }

    /** Names of the scenarios under way, their way back included. */
    public Set<String> running() {
        return read(director::running);
    }

    private void locked(Runnable action) {
        model.lock().lock();
        try {
            action.run();
        } finally {
            model.lock().unlock();
        }
    }

    /** Ends the threads and closes the agents. */
    @Override
    public void close() {
        Thread running = beat;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (publisher != null) {
            publisher.close();
        }
        if (traps != null) {
            traps.close();
        }
        if (providers != null) {
            providers.close();
        }
        time.close();
        agents.close();
    }

    private final class PlantStage implements Stage {

        @Override
        public PlantModel model() {
            return model;
        }

        @Override
        public SnmpAgent agent(String key) {
            return agents.get(key);
        }

        @Override
        public void restartBroker() {
            // why: a restart takes seconds and the caller holds the model's lock
            Thread.ofVirtual().name("plant-broker-restart").start(brokerRestart);
        }
    }

    /** How a plant is made. */
    public static final class Builder {

        private long seed = 1;
        private PlantClock clock = PlantClock.following(Clock.systemUTC());
        private InetAddress bind = InetAddress.getLoopbackAddress();
        private int portBase;
        private Broker broker;
        private String sparkplugHost;
        private boolean providers;
        private InetSocketAddress trapReceiver;
        private Runnable brokerRestart = () -> LOG.warn("Nobody restarts the broker of this plant");

        private Builder() {}

        /** The run: the same seed and the same inputs give the same values. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** The plant's time. */
        public Builder clock(PlantClock time) {
            clock = time;
            return this;
        }

        /** Where the agents listen. */
        public Builder bind(InetAddress address) {
            bind = address;
            return this;
        }

        /** UDP port of the first agent, the others follow; 0 lets the system choose. */
        public Builder portBase(int port) {
            portBase = port;
            return this;
        }

        /** The broker to publish to, such as {@code tcp://127.0.0.1:1883}. */
        public Builder mqtt(String url) {
            return mqtt(Broker.open(url));
        }

        /** The broker to publish to. */
        public Builder mqtt(Broker target) {
            broker = target;
            return this;
        }

        /** The Sparkplug host application that the edge node waits for before it gives birth; by default it waits for none. */
        public Builder sparkplugHost(String hostId) {
            sparkplugHost = hostId;
            return this;
        }

        /** Lets gateway, names and a host outside answer behind each Internet line; by default none do. */
        public Builder providers() {
            providers = true;
            return this;
        }

        /** Where the UPSes and the router send their traps and informs; by default they send none. */
        public Builder traps(InetSocketAddress receiver) {
            trapReceiver = receiver;
            return this;
        }

        /** Who restarts the MQTT broker for the scenario broker-restart. */
        public Builder onBrokerRestart(Runnable action) {
            brokerRestart = action;
            return this;
        }

        public Plant build() {
            return new Plant(this);
        }
    }
}
