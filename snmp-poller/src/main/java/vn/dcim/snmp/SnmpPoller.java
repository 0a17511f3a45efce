package vn.dcim.snmp;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.device.CredentialVault;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceChanged;
import vn.dcim.core.device.DeviceCollector;
import vn.dcim.core.device.DeviceRegistry;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.ingest.SampleSink;
import vn.dcim.core.node.Collector;
import vn.dcim.core.node.DeviceShares;
import vn.dcim.core.node.Ownership;
import vn.dcim.core.point.PointRepository;
import vn.dcim.snmp.profile.ProfileLibrary;
import vn.dcim.snmp.transport.LiveAgent;
import vn.dcim.snmp.transport.SnmpAddress;
import vn.dcim.snmp.transport.SnmpPeer;
import vn.dcim.snmp.transport.SnmpTransport;

/**
 * Asks every active SNMP device of this process's shares in its rhythm, each at its own place within the cycle so that requests are
 * spread evenly, those of a tick together. Follows the registry: a device that is added, changed or paused is asked accordingly at once.
 */
@Singleton
@Requires(condition = SnmpRole.class)
@Requires(beans = SampleSink.class)
public final class SnmpPoller implements DeviceCollector, Collector {

    private static final Logger LOG = LoggerFactory.getLogger(SnmpPoller.class);

    /** The whole parts taken off, the multiples of this lie evenly between 0 and 1, however many there are. */
    private static final double GOLDEN_SECTION = 0.618_033_988_749_895;

    /** Devices that are due within this are asked together, since waking the threads costs more than asking. */
    private static final Duration TICK = Duration.ofMillis(100);

    private static final int TICKS_PER_CYCLE = 10;
    private static final int PARALLEL_DISCOVERIES = 16;
    private static final long RETRY_SECONDS = 15;
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final SnmpConfig config;
    private final DeviceRepository devices;
    private final PointRepository points;
    private final CredentialVault vault;
    private final DeviceRegistry registry;
    private final ProfileLibrary library;
    private final SnmpTransport transport;
    private final SampleSink sink;
    private final Ownership ownership;
    private final DeviceShares shares;
    private final PollTime time;

    private final Map<Long, Turns> polled = new ConcurrentHashMap<>();
    private PollTotals ended = PollTotals.NONE;
    private final Set<Long> discovering = ConcurrentHashMap.newKeySet();
    private final Set<Long> refreshed = ConcurrentHashMap.newKeySet();
    private final Set<Long> refreshedAgain = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor schedule = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("snmp-turns").factory());
    // why: changes of one device must be followed in their order
    private final ExecutorService changes = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("snmp-changes").factory());
    // why: not virtual, since they use the database, see docs/decisions/0006
    private final ExecutorService workers = Executors.newFixedThreadPool(
            PARALLEL_DISCOVERIES, Thread.ofPlatform().name("snmp-discovery-", 0).factory());

    SnmpPoller(
            SnmpConfig config,
            DeviceRepository devices,
            PointRepository points,
            CredentialVault vault,
            DeviceRegistry registry,
            ProfileLibrary library,
            SnmpTransport transport,
            SampleSink sink,
            Ownership ownership,
            DeviceShares shares,
            Clock clock) {
        this.config = config;
        this.devices = devices;
        this.points = points;
        this.vault = vault;
        this.registry = registry;
        this.library = library;
        this.transport = transport;
        this.sink = sink;
        this.ownership = ownership;
        this.shares = shares;
        this.time = PollTime.of(clock);
        schedule.setRemoveOnCancelPolicy(true);
    }

    /** A device that is asked, and its entries in the schedule. */
    private record Turns(PolledDevice device, Future<?> turns, Future<?> discovery) {

        private void end() {
            turns.cancel(false);
            discovery.cancel(false);
            device.close();
        }

        private boolean isOfSameAgent(Device other, Credentials credentials) {
            return device.device().address().equals(other.address())
                    && device.credentials().equals(credentials);
        }
    }

    @EventListener
    void begin(StartupEvent event) {
        ownership.join(this);
    }

    @Override
    public String kind() {
        return DeviceShares.SNMP;
    }

    @Override
    public void take(Set<String> leases) {
        surely("the devices of " + leases, () -> devices.findByState(Device.State.ACTIVE).stream()
                .filter(device -> leases.contains(shares.leaseOf(device.id())))
                .forEach(device -> followSurely(device, false)));
    }

    @Override
    public void letGo(Set<String> leases) {
        List<PolledDevice> left = new ArrayList<>();
        // why: in its turn, or a device whose following is under way would be asked for ever after
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            changes.execute(() -> {
                polledDevices().stream()
                        .filter(polled ->
                                leases.contains(shares.leaseOf(polled.device().id())))
                        .forEach(polled -> {
                            leave(polled.device().id());
                            left.add(polled);
                        });
                done.complete(null);
            });
            done.thenCompose(_ -> CompletableFuture.allOf(
                            left.stream().map(PolledDevice::settled).toArray(CompletableFuture<?>[]::new)))
                    .get(LEAVING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} need not be let go: the program ends", leases);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("What devices of {} said last is not stored yet: {}", leases, e.toString());
        }
    }

    @EventListener
    void changed(DeviceChanged event) {
        followSurely(event.device(), true);
    }

    private void followSurely(Device device, boolean atOnce) {
        if (device.isSnmp()) {
            surely("device " + device.name(), () -> follow(registry.get(device.id()), atOnce));
        }
    }

    /** Does something in its turn, again after a while when the database fails. */
    private void surely(String what, Runnable work) {
        try {
            changes.execute(() -> {
                try {
                    work.run();
                } catch (DcimException e) {
                    LOG.error("{} cannot be asked: {}", what, e.getMessage());
                } catch (RejectedExecutionException e) {
                    LOG.debug("{} is not asked: the program ends", what);
                } catch (RuntimeException e) {
                    LOG.error("{} cannot be asked yet; next attempt in {} s", what, RETRY_SECONDS, e);
                    if (!schedule.isShutdown()) {
                        schedule.schedule(() -> surely(what, work), RETRY_SECONDS, TimeUnit.SECONDS);
                    }
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is not asked: the program ends", what);
        }
    }

    private void follow(Device device, boolean atOnce) {
        Turns before = leave(device.id());
        if (device.state() != Device.State.ACTIVE || !ownership.collects(device.id())) {
            return;
        }
        PollPlan plan = new PollPlan(points.findByDeviceIdOrderByName(device.id()));
        if (plan.lacksRates()) {
            // why: this publishes a change, by which the device is followed with its rates
            registry.reconcile(device.id(), RatePoints.with(plan.offered()));
            return;
        }
        Credentials credentials = credentials(device);
        // why: what was learned of an agent holds on while it is the same agent
        SnmpPeer peer = before != null && before.isOfSameAgent(device, credentials)
                ? before.device().peer()
                : transport.peer(SnmpAddress.parse(device.address()), credentials);
        PolledDevice asked =
                new PolledDevice(device, credentials, plan, peer, config, time, sink, new PolledDevice.Followers() {

                    @Override
                    public void rediscover() {
                        SnmpPoller.this.rediscover(device.id());
                    }

                    @Override
                    public void notOurs() {
                        followSurely(device, false);
                    }
                });
        start(asked);
        if (atOnce) {
            // why: whoever has just added a device is looking at it
            schedule.execute(asked::turn);
        }
    }

    /** In one step with {@link #totals}: a count that falls for a moment looks like a restart of the program. */
    private synchronized @Nullable Turns leave(long deviceId) {
        Turns before = polled.remove(deviceId);
        if (before != null) {
            before.end();
            ended = ended.plus(before.device().statistics());
        }
        return before;
    }

    /** Returns what was counted since the program started. */
    synchronized PollTotals totals() {
        PollTotals totals = ended;
        for (Turns turns : polled.values()) {
            totals = totals.plus(turns.device().statistics());
        }
        return totals;
    }

    private void start(PolledDevice device) {
        long id = device.device().id();
        double place = id * GOLDEN_SECTION % 1;
        polled.put(
                id,
                new Turns(
                        device,
                        regularly(config.cycle(), config.fastCycle(), place, device::turn),
                        regularly(config.staticCycle(), config.staticCycle(), place, () -> rediscover(id))));
    }

    private Future<?> regularly(Duration within, Duration every, double place, Runnable work) {
        return schedule.scheduleAtFixedRate(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        // why: the schedule drops what throws, and the device would never be asked again
                        LOG.error("A turn failed", e);
                    }
                },
                toTick(System.nanoTime(), (long) (within.toNanos() * place), every.toNanos()),
                every.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** Returns a delay that ends at a tick, which all devices share; in a cycle there are enough of them to spread requests. */
    static long toTick(long nowNanos, long delayNanos, long cycleNanos) {
        long tick = Math.max(1, Math.min(TICK.toNanos(), cycleNanos / TICKS_PER_CYCLE));
        return delayNanos + Math.floorMod(-(nowNanos + delayNanos), tick);
    }

    private Credentials credentials(Device device) {
        SnmpAddress address = SnmpAddress.parse(device.address());
        return vault.get(device.id())
                .orElseGet(() -> Credentials.v2c(Objects.requireNonNullElse(address.name(), "public")));
    }

    /** At most once a pause and device: a storm of traps must not become one of requests. */
    @Override
    public void refresh(long deviceId) {
        Turns turns = polled.get(deviceId);
        if (turns == null) {
            return;
        }
        if (refreshed.add(deviceId)) {
            schedule.execute(turns.device()::refresh);
            schedule.schedule(() -> endRefresh(deviceId), config.refreshPause().toMillis(), TimeUnit.MILLISECONDS);
        } else {
            refreshedAgain.add(deviceId);
        }
    }

    private void endRefresh(long deviceId) {
        refreshed.remove(deviceId);
        if (refreshedAgain.remove(deviceId)) {
            refresh(deviceId);
        }
    }

    @Override
    public void rediscover(long deviceId) {
        Turns turns = polled.get(deviceId);
        if (turns != null && discovering.add(deviceId)) {
            workers.execute(() -> discover(turns));
        }
    }

    private void discover(Turns turns) {
        Device device = turns.device().device();
        try {
            // why: a peer of its own, so that the regular turns go on meanwhile
            LiveAgent agent = new LiveAgent(transport.peer(
                    SnmpAddress.parse(device.address()), turns.device().credentials()));
            var found = library.byId(device.profile()).isPresent()
                    ? library.resolve(device.profile(), agent)
                    : library.identify(agent);
            agent.warnings().forEach(warning -> LOG.warn("Device {}: {}", device.name(), warning));
            Map<String, String> said = new HashMap<>(found.facts());
            said.putAll(InterfaceAddresses.of(agent));
            registry.identify(device.id(), found.vendor(), found.model(), said);
            if (found.points().isEmpty()) {
                LOG.warn(
                        "Device {} offers nothing of {} any more; its points are kept",
                        device.name(),
                        device.profile());
            } else {
                registry.reconcile(device.id(), DeviceClock.with(RatePoints.with(found.values()), agent, time.now()));
            }
        } catch (DcimException e) {
            LOG.warn("What device {} offers was not found out: {}", device.name(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("What device {} offers was not found out", device.name(), e);
        } finally {
            discovering.remove(device.id());
        }
    }

    @Override
    public Optional<Statistics> statistics(long deviceId) {
        return Optional.ofNullable(polled.get(deviceId))
                .map(turns -> turns.device().statistics());
    }

    /** Returns every device that is asked now. */
    public List<PolledDevice> polledDevices() {
        return polled.values().stream().map(Turns::device).toList();
    }

    @PreDestroy
    void end() {
        changes.shutdownNow();
        schedule.shutdownNow();
        workers.shutdownNow();
        polled.values().forEach(Turns::end);
    }
}
