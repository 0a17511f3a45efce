package vn.dcim.snmp;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceCollector.State;
import vn.dcim.core.device.DeviceCollector.Statistics;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.ingest.SampleSink;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.RawValue;
import vn.dcim.core.telemetry.Sample;
import vn.dcim.core.telemetry.SampleBatch;
import vn.dcim.snmp.profile.RawValues;
import vn.dcim.snmp.transport.Answer;
import vn.dcim.snmp.transport.SnmpPeer;

/**
 * One device in its rhythm. A turn asks for what is due and hands the answer to the pipeline; at most one turn is under way, and
 * whoever holds {@code busy} owns the state.
 */
public final class PolledDevice {

    private static final Logger LOG = LoggerFactory.getLogger(PolledDevice.class);

    /** How many answers of one device may wait to be stored before it is not asked any more. */
    private static final int MAX_UNSTORED = 60;
    /** After so many turns in which a point was missing, what the device offers is found out anew. */
    private static final int MISSING_TURNS = 3;

    private final Device device;
    private final Credentials credentials;
    private final PollPlan plan;
    private final SnmpPeer peer;
    private final SnmpConfig config;
    private final PollTime time;
    private final SampleSink sink;
    private final Followers followers;

    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    /** Whether the turn under way was asked for, and did not come by its rhythm. */
    private volatile boolean outOfTurn;

    private final AtomicInteger unstored = new AtomicInteger();
    private final CounterMemory counters = new CounterMemory();
    private final Map<Integer, Double> speeds = new HashMap<>();
    private final LongAdder cycles = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder lost = new LongAdder();

    private long slowDue;
    private long staticDue;
    private CounterMemory.Moment last;
    private int missedInARow;
    private int turnsWithMissing;
    private long silentSince;
    private volatile long pausedUntil;
    private volatile State state = State.NEW;
    private volatile Instant lastAnswer;
    private volatile Duration lastCycle = Duration.ZERO;
    private volatile String lastFailure = "";
    private volatile boolean closed;
    private volatile CompletionStage<Boolean> handedOver = CompletableFuture.completedFuture(true);

    /** What is to be done about the device as a whole. Called on the thread of a turn or of the pipeline: returns at once. */
    interface Followers {

        /** What it offers is to be found out anew. */
        void rediscover();

        /** Another process stores what it says, so this one is to see whether the device is still its own. */
        void notOurs();
    }

    PolledDevice(
            Device device,
            Credentials credentials,
            PollPlan plan,
            SnmpPeer peer,
            SnmpConfig config,
            PollTime time,
            SampleSink sink,
            Followers followers) {
        this.device = device;
        this.credentials = credentials;
        this.plan = plan;
        this.peer = peer;
        this.config = config;
        this.time = time;
        this.sink = sink;
        this.followers = followers;
        slowDue = time.nanos();
        staticDue = slowDue;
        pausedUntil = slowDue;
    }

    public Device device() {
        return device;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** Returns the point of a name, unless the device does not offer it. */
    public Optional<Point> point(String name) {
        return plan.point(name);
    }

    public SnmpPeer peer() {
        return peer;
    }

    /** Asks for what is due, unless the last turn is still under way or the device is left alone. */
    void turn() {
        long now = time.nanos();
        if (closed || now - pausedUntil < 0) {
            return;
        }
        if (unstored.get() >= MAX_UNSTORED || !busy.compareAndSet(false, true)) {
            skipped.increment();
            return;
        }
        Set<PollClass> due = due(now);
        if (due.isEmpty()) {
            release();
            return;
        }
        ask(due, now);
    }

    /** Asks at once for all that changes, also a device that is left alone; after the turn that is under way. */
    void refresh() {
        if (closed) {
            return;
        }
        if (busy.compareAndSet(false, true)) {
            outOfTurn = true;
            ask(EnumSet.of(PollClass.FAST, PollClass.SLOW), time.nanos());
        } else {
            again.set(true);
        }
    }

    void close() {
        closed = true;
    }

    /** Returns what is done when the last answer that was handed over is stored, or is not to be. */
    CompletableFuture<Void> settled() {
        // why: the pipeline takes the answers of a device in their order
        return handedOver.<Void>handle((_, _) -> null).toCompletableFuture();
    }

    private Set<PollClass> due(long now) {
        Set<PollClass> due = EnumSet.noneOf(PollClass.class);
        if (plan.has(PollClass.FAST) || missedInARow > 0) {
            due.add(PollClass.FAST);
        }
        // why: turns come a little early or late; half a fast cycle is what may be missing
        long early = config.fastCycle().toNanos() / 2;
        if (now - slowDue >= -early) {
            due.add(PollClass.SLOW);
        }
        if (now - staticDue >= -early) {
            due.add(PollClass.STATIC);
        }
        return due.stream().anyMatch(plan::has) ? due : Set.of();
    }

    private void ask(Set<PollClass> due, long started) {
        if (missedInARow > 1) {
            // why: whether a silent device is back is found out with a single variable
            peer.get(List.of(PollPlan.SYS_UP_TIME), config.cycle())
                    .whenComplete((answer, failure) -> owned(() -> {
                        if (failure != null) {
                            missed(cause(failure));
                        } else {
                            askAll(EnumSet.allOf(PollClass.class), time.nanos());
                        }
                    }));
        } else {
            askAll(due, started);
        }
    }

    private void askAll(Set<PollClass> due, long started) {
        List<OID> asked = plan.oids(due);
        Duration deadline = config.cycle().minus(config.cycle().dividedBy(10));
        peer.get(asked, deadline)
                .whenComplete((answer, failure) -> owned(() -> {
                    if (failure != null) {
                        missed(cause(failure));
                    } else {
                        answered(answer, asked, due, started);
                        release();
                        // why: whoever sees the count may rely on what the turn has stored, and on a device that is
                        // free again
                        cycles.increment();
                    }
                }));
    }

    /** Runs a part of a turn; a bug in it must not end the polling of the device. */
    private void owned(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            LOG.error("A turn of device {} at {} failed", device.name(), device.address(), e);
            release();
        }
    }

    private void answered(Answer answer, List<OID> asked, Set<PollClass> due, long started) {
        Instant at = time.now().truncatedTo(ChronoUnit.MILLIS);
        Map<OID, Variable> values = answer.values();
        OptionalLong upTime = values.get(PollPlan.SYS_UP_TIME) instanceof TimeTicks ticks
                ? OptionalLong.of(ticks.getValue())
                : OptionalLong.empty();
        CounterMemory.Moment moment = new CounterMemory.Moment(at, upTime);
        if (hasRestarted(moment)) {
            LOG.info("Device {} at {} restarted: its points are found anew", device.name(), device.address());
            counters.forget();
            staticDue = started;
            followers.rediscover();
        }
        last = moment;
        List<Sample> samples = samples(values, asked, moment);
        addClock(samples, values, at, Duration.ofNanos(time.nanos() - started));
        next(due, started);
        lookForMissing(answer, asked);
        missedInARow = 0;
        pausedUntil = started;
        lastAnswer = at;
        lastCycle = Duration.ofNanos(time.nanos() - started);
        lastFailure = answer.broken() == null ? "" : answer.broken().getMessage();
        state = State.ANSWERING;
        if (!samples.isEmpty()) {
            store(SampleBatch.cycle(device.id(), at, samples), outOfTurn);
        }
    }

    private boolean hasRestarted(CounterMemory.Moment now) {
        return last != null
                && last.upTime().isPresent()
                && now.upTime().isPresent()
                && UpTime.judge(
                                last.upTime().getAsLong(),
                                now.upTime().getAsLong(),
                                Duration.between(last.at(), now.at()))
                        == UpTime.RESTARTED;
    }

    private List<Sample> samples(Map<OID, Variable> values, List<OID> asked, CounterMemory.Moment moment) {
        List<Sample> samples = new ArrayList<>(values.size());
        values.forEach((oid, variable) -> plan.fedBy(oid).ifPresent(fed -> {
            if (fed.octets() > 0) {
                speeds.put(oid.last(), variable.toLong() * fed.octets());
            }
            if (!fed.values().isEmpty()) {
                RawValue raw = RawValues.of(variable);
                fed.values().forEach(point -> samples.add(Sample.live(point.id(), raw)));
            }
            if (!fed.rates().isEmpty()) {
                addRates(samples, oid, variable, fed, values, moment);
            }
        }));
        if (values.size() < asked.size()) {
            asked.stream()
                    .filter(Interfaces::isDiscontinuity)
                    .filter(oid -> !values.containsKey(oid))
                    .forEach(plan::drop);
        }
        return samples;
    }

    private void addRates(
            List<Sample> samples,
            OID oid,
            Variable variable,
            PollPlan.Fed fed,
            Map<OID, Variable> values,
            CounterMemory.Moment moment) {
        long discontinuity =
                fed.discontinuity().map(values::get).map(Variable::toLong).orElse(0L);
        for (Point point : fed.rates()) {
            double limit = point.name().endsWith(".rate") ? speeds.getOrDefault(oid.last(), 0.0) : 0;
            counters.rate(oid, variable, moment, discontinuity, limit)
                    .ifPresent(rate -> samples.add(Sample.live(point.id(), RawValue.of(rate))));
        }
    }

    private void addClock(List<Sample> samples, Map<OID, Variable> values, Instant at, Duration took) {
        Variable date = values.get(DeviceClock.DATE);
        if (date != null) {
            plan.clock().ifPresent(clock -> DeviceClock.ahead(date, at, took)
                    .ifPresent(ahead -> samples.add(Sample.live(clock.id(), RawValue.of(ahead)))));
        }
    }

    private void next(Set<PollClass> due, long started) {
        if (due.contains(PollClass.SLOW)) {
            slowDue = started + config.cycle().toNanos();
        }
        if (due.contains(PollClass.STATIC)) {
            staticDue = started + config.staticCycle().toNanos();
        }
    }

    /** Points that the device no longer answers, turn after turn, are a sign that its tables have changed. */
    private void lookForMissing(Answer answer, List<OID> asked) {
        boolean missing = answer.broken() == null
                && answer.values().size() < asked.size()
                && asked.stream()
                        .anyMatch(oid ->
                                plan.fedBy(oid).isPresent() && !answer.values().containsKey(oid));
        turnsWithMissing = missing ? turnsWithMissing + 1 : 0;
        if (turnsWithMissing == MISSING_TURNS) {
            followers.rediscover();
        }
    }

    private void missed(Throwable failure) {
        if (failure instanceof DcimException e) {
            lastFailure = e.getMessage();
            state = e.code() == ErrorCode.DEVICE_REFUSED ? State.REFUSING : State.SILENT;
        } else {
            LOG.error("Device {} at {} cannot be asked", device.name(), device.address(), failure);
            lastFailure = String.valueOf(failure);
            state = State.SILENT;
        }
        long now = time.nanos();
        silentSince = missedInARow == 0 ? now : silentSince;
        missedInARow++;
        pausedUntil = now
                + BackOff.pause(missedInARow, Duration.ofNanos(now - silentSince))
                        .toNanos();
        counters.forget();
        peer.forgetAddress();
        if (missedInARow == 1) {
            LOG.info("Device {} does not answer: {}", device.name(), lastFailure);
        }
        store(SampleBatch.silence(device.id(), time.now().truncatedTo(ChronoUnit.MILLIS)), outOfTurn);
        release();
        missed.increment();
    }

    private void store(SampleBatch batch, boolean atOnce) {
        if (closed) {
            return;
        }
        unstored.incrementAndGet();
        CompletionStage<Boolean> stored = atOnce ? sink.acceptAtOnce(batch) : sink.accept(batch);
        handedOver = stored;
        stored.whenComplete((isNew, failure) -> {
            unstored.decrementAndGet();
            if (failure instanceof DcimException e && e.code() == ErrorCode.OTHER_NODE) {
                LOG.debug("Device {} is another process's now", device.name());
                followers.notOurs();
            } else if (failure != null) {
                lost.increment();
                LOG.warn("An answer of device {} was not stored: {}", device.name(), String.valueOf(failure));
            }
        });
    }

    private void release() {
        outOfTurn = false;
        busy.set(false);
        if (again.compareAndSet(true, false)) {
            refresh();
        }
    }

    Statistics statistics() {
        SnmpPeer.Learned learned = peer.learned();
        return new Statistics(
                state,
                lastAnswer,
                lastCycle,
                cycles.sum(),
                missed.sum(),
                skipped.sum(),
                lost.sum(),
                learned.timeouts(),
                learned.varbinds(),
                learned.roundTrip(),
                lastFailure);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
