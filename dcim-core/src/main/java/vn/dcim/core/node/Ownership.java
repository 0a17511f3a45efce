package vn.dcim.core.node;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.support.LockException;
import net.javacrumbs.shedlock.support.StorageBasedLockProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.schedule.LoopThread;

/**
 * What this process collects, and what others do. Each share of the devices has one owner at a time, by a lease that it extends every
 * few seconds; who dies or hangs loses its shares to the others when the term runs out, who joins gets what the others have beyond
 * their part.
 *
 * <p>While the database is away nobody can take anything, and everybody goes on with what it has. Whoever comes back asks first for
 * what it had: a share whose term ran out is taken by another only after the database has been there for a whole term.
 *
 * <p>What decides is not the belief in memory but the row of the lease, read within the transaction that writes ({@link #verify}): a
 * process that hung and wakes up finds there that it has been succeeded.
 */
@Context
@Requires(property = "datasources.default.url")
public class Ownership {

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    /** So long before its first word a run of the program may have read what stands. */
    private static final Duration STARTING = Duration.ofMinutes(1);

    private static final Duration FORGET_AFTER = Duration.ofDays(1);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final NodeConfig config;
    private final NodeRows rows;
    private final DeviceShares shares;
    private final Clock clock;
    private final ApplicationEventPublisher<NodeGone> publisher;
    private final String id = UUID.randomUUID().toString();
    private final String process = RunningProcess.identity();
    private final Provider leases;
    private final LoopThread loop;
    private final List<Collector> collectors = new CopyOnWriteArrayList<>();
    private final List<Successor> successors = new CopyOnWriteArrayList<>();
    private final LongAdder takeovers = new LongAdder();
    private final LongAdder losses = new LongAdder();

    /** Guards what follows; never held while the database or a collector is called. */
    private final Object state = new Object();

    private final Map<String, SimpleLock> held = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private volatile Map<String, Lease> foreign = Map.of();
    private volatile Map<String, Lease> known = Map.of();
    private volatile List<LivingNode> living = List.of();

    private boolean reachable;
    private long reachableSince;
    private long forgottenAt = System.nanoTime();
    private boolean ending;

    /** ShedLock with leases in the database, by its clock. */
    private static final class Provider extends StorageBasedLockProvider {
        Provider(LeaseRows rows) {
            super(rows);
        }
    }

    Ownership(
            NodeConfig config,
            NodeRows rows,
            DeviceShares shares,
            Clock clock,
            ApplicationEventPublisher<NodeGone> publisher) {
        this.config = config;
        this.rows = rows;
        this.shares = shares;
        this.clock = clock;
        this.publisher = publisher;
        this.leases = new Provider(new LeaseRows(rows, id));
        this.loop = LoopThread.steady("node", config.beat(), this::beat);
    }

    @PostConstruct
    void start() {
        loop.start();
    }

    /** Has a collector get its part, and returns with the first of it, where the database is there. */
    public void join(Collector collector) {
        collectors.add(collector);
        try {
            beat();
        } catch (SQLException | LockException e) {
            LOG.warn("Nothing of {} can be taken yet: {}", collector.kind(), e.toString());
        }
    }

    /** Has a part of the program be told before devices are taken. */
    public void join(Successor successor) {
        successors.add(successor);
    }

    /** Returns the id of this run of the program among the nodes. */
    public String node() {
        return id;
    }

    /** Returns the processes on this database that live, as seen at the last beat; this one too. */
    public List<LivingNode> nodes() {
        return living;
    }

    /** Tells whether other processes live on this database. */
    public boolean isShared() {
        return living.stream().anyMatch(node -> !node.id().equals(id));
    }

    /** Returns all leases as seen at the last beat, by name. */
    public Map<String, Lease> leases() {
        return known;
    }

    /** Returns how many devices fall under leases. */
    public int devicesOf(Collection<String> names) {
        return shares.devicesOf(names).size();
    }

    /** Returns how many shares this process has. */
    public int held() {
        synchronized (state) {
            return held.size();
        }
    }

    public long takeovers() {
        return takeovers.sum();
    }

    public long losses() {
        return losses.sum();
    }

    /** Tells whether this process collects the devices of a lease. */
    public boolean holds(String lease) {
        synchronized (state) {
            return held.containsKey(lease);
        }
    }

    /** Tells that no other process is known to collect a device: it is this one's, or nobody's. */
    public boolean isOurs(long deviceId) {
        return foreign.isEmpty() || ownerElsewhere(deviceId).isEmpty();
    }

    /** Returns the lease by which another process collects a device. */
    public Optional<Lease> ownerElsewhere(long deviceId) {
        Map<String, Lease> theirs = foreign;
        if (theirs.isEmpty()) {
            return Optional.empty();
        }
        String lease = shares.leaseOf(deviceId);
        return lease == null ? Optional.empty() : Optional.ofNullable(theirs.get(lease));
    }

    /** Returns the devices among those of a collector that this process has to collect now. */
    public boolean collects(long deviceId) {
        String lease = shares.leaseOf(deviceId);
        return lease != null && holds(lease);
    }

    /**
     * Keeps what this process has from being taken until the transaction of the caller is over, and finds out what has been taken
     * already. To be called first in each transaction that writes what was collected.
     */
    public void verify(Connection connection) throws SQLException {
        Set<String> ours;
        synchronized (state) {
            ours = new TreeSet<>(held.keySet());
        }
        if (ours.isEmpty()) {
            return;
        }
        Map<String, Lease> now = NodeRows.hold(connection, ours);
        now.values().stream().filter(lease -> !lease.isHeldBy(id)).forEach(this::isTaken);
    }

    /**
     * Has the server end a transaction in the middle of which this process hangs: else it would keep others from taking over what it
     * holds.
     *
     * @return whether that is to be undone by {@link #unguard} before the connection goes back to its pool; false where this process
     *     holds nothing
     */
    public boolean guard(Connection connection) throws SQLException {
        synchronized (state) {
            if (held.isEmpty()) {
                return false;
            }
        }
        set(connection, String.valueOf(Math.max(1, config.lease().toSeconds())));
        return true;
    }

    public void unguard(Connection connection) {
        try {
            set(connection, "DEFAULT");
        } catch (SQLException e) {
            // why: a connection on which nothing can be said any more is thrown away by its pool
            LOG.debug("A connection has ended: {}", e.toString());
        }
    }

    private static void set(Connection connection, String seconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION idle_transaction_timeout = " + seconds);
        }
    }

    private void isTaken(Lease lease) {
        synchronized (state) {
            if (held.remove(lease.name()) == null) {
                return;
            }
            lost.add(lease.name());
            Map<String, Lease> theirs = new HashMap<>(foreign);
            theirs.put(lease.name(), lease);
            foreign = Map.copyOf(theirs);
        }
        losses.increment();
        LOG.warn("Another process has taken {}; this one was silent for longer than {}", lease.name(), config.lease());
        loop.wake();
    }

    /** Gives word, keeps what this process has, and takes what is its part. */
    private synchronized void beat() throws SQLException {
        if (ending) {
            return;
        }
        try {
            boolean first = living.isEmpty();
            letGoOfLost();
            rows.beat(id, config, kinds(), process);
            look();
            if (first) {
                endDead();
            }
            keep();
            for (Collector collector : collectors) {
                share(collector);
            }
            strikeOut();
            forget();
        } catch (SQLException | RuntimeException e) {
            reachable = false;
            throw e;
        }
    }

    private List<String> kinds() {
        return collectors.stream().map(Collector::kind).toList();
    }

    private void look() throws SQLException {
        living = rows.living(config.lease());
        known = rows.leases();
        if (!reachable) {
            reachable = true;
            reachableSince = System.nanoTime();
        }
        synchronized (state) {
            foreign = known.values().stream()
                    .filter(lease -> lease.isForeignTo(id) && !held.containsKey(lease.name()))
                    .collect(Collectors.toUnmodifiableMap(Lease::name, lease -> lease));
        }
    }

    /** Strikes out runs of this machine that have surely ended, so that what they had need not run out. */
    private void endDead() throws SQLException {
        for (Map.Entry<String, String> other : rows.processes().entrySet()) {
            if (!other.getKey().equals(id) && RunningProcess.hasEnded(other.getValue())) {
                rows.end(other.getKey());
            }
        }
        look();
    }

    private void keep() throws SQLException {
        Map<String, SimpleLock> ours;
        synchronized (state) {
            ours = new HashMap<>(held);
        }
        if (ours.isEmpty() || rows.extend(id, ours.keySet(), config.lease()) == ours.size()) {
            letGoOfLost();
            return;
        }
        // why: one by one, since at least one has been taken and it is not known which
        ours.forEach((name, lock) -> {
            Optional<SimpleLock> extended = lock.extend(config.lease(), Duration.ZERO);
            if (extended.isPresent()) {
                synchronized (state) {
                    held.replace(name, extended.get());
                }
            } else {
                isTaken(known.getOrDefault(name, new Lease(name, "", Instant.EPOCH, Instant.EPOCH, false)));
            }
        });
        letGoOfLost();
    }

    private void letGoOfLost() {
        Set<String> gone;
        synchronized (state) {
            gone = Set.copyOf(lost);
            lost.clear();
        }
        if (!gone.isEmpty()) {
            collectors.forEach(collector -> ofKind(gone, collector.kind(), collector::letGo));
        }
    }

    private static void ofKind(Set<String> names, String kind, Consumer<Set<String>> use) {
        Set<String> those = names.stream()
                .filter(name -> DeviceShares.kindOf(name).equals(kind))
                .collect(Collectors.toSet());
        if (!those.isEmpty()) {
            use.accept(those);
        }
    }

    private void share(Collector collector) throws SQLException {
        String kind = collector.kind();
        Set<String> all = DeviceShares.leasesOf(kind);
        Set<String> ours = new TreeSet<>(all);
        synchronized (state) {
            ours.retainAll(held.keySet());
        }
        List<LivingNode> sharing =
                living.stream().filter(node -> node.kinds().contains(kind)).toList();
        // why: one share stays where it is, wherever that is
        int quota =
                all.size() == 1 ? 1 : Quota.of(all.size(), sharing).getOrDefault(id, ours.isEmpty() ? 0 : ours.size());
        if (ours.size() > quota) {
            giveBack(collector, ours.stream().skip(quota).collect(Collectors.toSet()));
        } else if (ours.size() < quota) {
            take(collector, all, quota - ours.size());
        }
    }

    private void giveBack(Collector collector, Set<String> surplus) {
        Map<String, SimpleLock> leaving = new HashMap<>();
        synchronized (state) {
            for (String name : surplus) {
                SimpleLock lock = held.remove(name);
                if (lock != null) {
                    leaving.put(name, lock);
                }
            }
        }
        collector.letGo(Set.copyOf(leaving.keySet()));
        leaving.values().forEach(SimpleLock::unlock);
        LOG.info("{} given back for others to take", new TreeSet<>(surplus));
    }

    private void take(Collector collector, Set<String> all, int wanted) throws SQLException {
        Map<String, SimpleLock> taken = lock(all, wanted);
        if (taken.isEmpty()) {
            return;
        }
        try {
            Set<Long> devices = shares.devicesOf(taken.keySet());
            if (!devices.isEmpty() && taken.keySet().stream().anyMatch(this::hadAnOwner)) {
                for (Successor successor : successors) {
                    successor.succeed(devices);
                }
            }
        } catch (SQLException | RuntimeException e) {
            taken.values().forEach(SimpleLock::unlock);
            throw e;
        }
        synchronized (state) {
            held.putAll(taken);
            Map<String, Lease> theirs = new HashMap<>(foreign);
            theirs.keySet().removeAll(taken.keySet());
            foreign = Map.copyOf(theirs);
        }
        takeovers.add(taken.size());
        LOG.info("{} taken", new TreeSet<>(taken.keySet()));
        collector.take(Set.copyOf(taken.keySet()));
        known = rows.leases();
    }

    private Map<String, SimpleLock> lock(Set<String> all, int wanted) {
        Map<String, SimpleLock> taken = new HashMap<>();
        try {
            for (String name : new TreeSet<>(all)) {
                if (taken.size() < wanted && !holds(name) && isFree(name)) {
                    leases.lock(new LockConfiguration(clock.instant(), name, config.lease(), Duration.ZERO))
                            .ifPresent(lock -> taken.put(name, lock));
                }
            }
        } catch (LockException e) {
            // why: whoever hangs in the middle of a transaction holds all of its leases until the server ends that, and
            // this is no sign that the database is away
            LOG.debug("Not all that is free can be taken yet: {}", e.getMessage());
        }
        return taken;
    }

    /** Tells whether another run of the program may have looked after a share since this one read what it begins with. */
    private boolean hadAnOwner(String name) {
        Lease lease = known.get(name);
        Optional<Instant> started = living.stream()
                .filter(node -> node.id().equals(id))
                .map(LivingNode::startedAt)
                .findFirst();
        return lease != null
                && started.map(at -> lease.until().isAfter(at.minus(STARTING))).orElse(true);
    }

    /** Tells whether a lease may be taken: never held, given back, or run out with all having had time to come back to it. */
    private boolean isFree(String name) {
        Lease lease = known.get(name);
        return lease == null || lease.holder().isEmpty() || !lease.live() && isSettled();
    }

    /** Tells whether all processes have had the time to come back to a database that was away. */
    private boolean isSettled() {
        return System.nanoTime() - reachableSince >= config.lease().toNanos();
    }

    private void strikeOut() throws SQLException {
        if (isSettled()) {
            rows.strikeOut(config.lease()).forEach(gone -> {
                LOG.warn("Process {} has given no word since {}", gone.name(), gone.seenAt());
                publisher.publishEvent(gone);
            });
        }
    }

    private void forget() throws SQLException {
        if (System.nanoTime() - forgottenAt > FORGET_EVERY.toNanos()) {
            rows.forget(FORGET_AFTER);
            forgottenAt = System.nanoTime();
        }
    }

    /** Gives everything back, for others to take at once. */
    @PreDestroy
    void end() throws InterruptedException {
        loop.end();
        synchronized (this) {
            ending = true;
            synchronized (state) {
                held.clear();
            }
            try {
                rows.end(id);
            } catch (SQLException e) {
                LOG.debug("What this process had runs out by itself: {}", e.toString());
            }
        }
        loop.await();
    }
}
