package vn.dcim.core.drift;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceFact;
import vn.dcim.core.device.DeviceFacts;
import vn.dcim.core.device.DeviceOffers;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.drift.DriftMemory.Untied;
import vn.dcim.core.ingest.RejectedMessageRepository;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.Quality;
import vn.dcim.core.schedule.JobPlan;
import vn.dcim.core.schedule.JobResult;
import vn.dcim.core.schedule.JobRun;
import vn.dcim.core.schedule.JobTrigger;
import vn.dcim.core.schedule.ScheduledJob;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.version.Versions;

/** Compares the register with what devices say and what else is heard, again and again, and keeps what differs. */
@Singleton
@Requires(property = "datasources.default.url")
public class DriftWatch implements ScheduledJob {

    private static final int AT_ONCE = 500;

    private final Assets assets;
    private final DeviceRepository devices;
    private final DeviceFacts facts;
    private final PointRepository points;
    private final LatestReadings latest;
    private final List<DeviceOffers> offers;
    private final RejectedMessageRepository rejected;
    private final DriftLineRepository lines;
    private final DriftSilenceRepository silences;
    private final DriftWords words;
    private final DriftConfig config;
    private final PlaceRepository places;
    private final Versions versions;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final Duration every;
    private final ReentrantLock comparing = new ReentrantLock();
    private volatile DriftMemory memory;
    private volatile Told newest;

    private record Told(long mark, Map<Long, Map<String, DeviceFact>> facts) {}

    DriftWatch(
            Assets assets,
            DeviceRepository devices,
            DeviceFacts facts,
            PointRepository points,
            LatestReadings latest,
            List<DeviceOffers> offers,
            RejectedMessageRepository rejected,
            DriftLineRepository lines,
            DriftSilenceRepository silences,
            DriftWords words,
            DriftConfig config,
            PlaceRepository places,
            Versions versions,
            TransactionOperations<Connection> transactions,
            Clock clock,
            @Value("${dcim.drift.every:2m}") Duration every) {
        this.assets = assets;
        this.devices = devices;
        this.facts = facts;
        this.points = points;
        this.latest = latest;
        this.offers = offers;
        this.rejected = rejected;
        this.lines = lines;
        this.silences = silences;
        this.words = words;
        this.config = config;
        this.places = places;
        this.versions = versions;
        this.transactions = transactions;
        this.clock = clock;
        this.every = every;
    }

    @Override
    public JobPlan plan() {
        return JobPlan.of("drift", JobTrigger.every(every, Duration.ofMinutes(3)));
    }

    @Override
    public JobResult run(JobRun run) {
        return JobResult.of("differences", compare());
    }

    /**
     * Compares now; one at a time over all nodes. Where nothing has changed since the last time, that is all that is found out.
     *
     * @return in how many lines they differ
     */
    public int compare() {
        if (versions.isWriting()) {
            // why: what this transaction has changed may never be, and must not be remembered
            return compareUpon(null).found().size();
        }
        comparing.lock();
        try {
            memory = compareUpon(memory);
            return memory.found().size();
        } finally {
            comparing.unlock();
        }
    }

    private DriftMemory compareUpon(@Nullable DriftMemory last) {
        return transactions.executeWrite(_ -> {
            lines.lock();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            // why: whoever sends a log or tells the time is in the register as what it is, a switch or a server, or is
            // not of the centre
            List<Device> known = list(devices.findAll()).stream()
                    .filter(device -> !device.isLogSource() && !device.isNtp())
                    .toList();
            noteAnswers(known);
            Instant register = versions.newest();
            long factMark = facts.mark();
            DriftInputs inputs = inputs(known, now);
            boolean isNewest = last != null && lines.findMark().equals(Optional.of(last.comparedAt()));
            lines.mark(now);
            if (last != null
                    && last.holds(register, factMark, inputs, now)
                    // why: another node comes to the same, save for what this one alone has heard
                    && (isNewest || inputs.offers().isEmpty())) {
                return isNewest ? last.comparedAt(now) : last;
            }
            return compared(last, isNewest, register, factMark, inputs, now);
        });
    }

    private DriftInputs inputs(List<Device> known, Instant now) {
        return new DriftInputs(
                known,
                list(places.findAll()),
                offers.stream()
                        .flatMap(some -> some.offers().stream())
                        .map(DriftInputs.Heard::new)
                        .toList(),
                rejected.unknownSenders(now.minus(Duration.ofDays(config.senderDays()))).stream()
                        .map(DriftInputs.Sender::of)
                        .toList(),
                silences.findByEndedOrderById(false));
    }

    private DriftMemory compared(
            @Nullable DriftMemory before,
            boolean isNewest,
            Instant register,
            long factMark,
            DriftInputs inputs,
            Instant now) {
        Map<Long, Untied> untied = untied(before, register, now);
        DriftDraft draft = new DriftDraft(
                inputs,
                assets.tied(),
                untied,
                told(factMark),
                assets.names(),
                words,
                Duration.ofDays(config.silentDays()),
                now);
        Map<String, DriftLine> found = draft.found();
        return new DriftMemory(
                register,
                factMark,
                inputs,
                untied,
                found,
                keep(found, isNewest ? before : null, inputs, now),
                now,
                draft.due());
    }

    /** Brings up what was known of assets that are no device by those that were changed since. */
    private Map<Long, Untied> untied(@Nullable DriftMemory before, Instant register, Instant now) {
        if (before == null) {
            Map<Long, Untied> all = new HashMap<>();
            assets.untied().forEach(asset -> all.put(asset.id(), DriftDraft.untied(asset, words, now)));
            return all;
        }
        if (before.register().equals(register)) {
            return before.untied();
        }
        Map<Long, Untied> all = new HashMap<>(before.untied());
        chunks(assets.touchedAfter(before.register()), some -> {
            some.forEach(all::remove);
            assets.untied(some).forEach(asset -> all.put(asset.id(), DriftDraft.untied(asset, words, now)));
        });
        return all;
    }

    private static <T> List<T> list(Iterable<T> all) {
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    /** Since when a device is silent is nowhere else: a reading tells that it is. */
    private void noteAnswers(List<Device> known) {
        Map<Long, Map<String, DeviceFact>> current = told(facts.mark());
        Map<Long, Point> reachability = points.findByName(Reachability.POINT).stream()
                .filter(point -> !point.retired())
                .collect(Collectors.toMap(Point::deviceId, Function.identity()));
        for (Device device : known) {
            Point point = reachability.get(device.id());
            if (device.state() == Device.State.ACTIVE && point != null) {
                latest.of(point.id())
                        .filter(reading -> reading.quality() == Quality.GOOD)
                        .map(DriftWatch::answers)
                        .filter(told -> !told.equals(told(current, device)))
                        .ifPresent(told -> facts.note(device.id(), Map.of(DeviceFact.ANSWERS, told)));
            }
        }
    }

    private static String answers(Reading reading) {
        return (reading.value() == Reachability.REACHABLE.code() ? Reachability.REACHABLE : Reachability.UNREACHABLE)
                .name();
    }

    /** Returns what devices say of themselves, read again once one has said something new. */
    private Map<Long, Map<String, DeviceFact>> told(long mark) {
        Told known = newest;
        if (known == null || known.mark() != mark) {
            known = new Told(mark, facts.current());
            newest = known;
        }
        return known.facts();
    }

    private static String told(Map<Long, Map<String, DeviceFact>> current, Device device) {
        DeviceFact fact = current.getOrDefault(device.id(), Map.of()).get(DeviceFact.ANSWERS);
        return fact == null ? "" : fact.told();
    }

    /** Writes what is another than before, and returns all as it is kept. */
    private Map<String, DriftLine> keep(
            Map<String, DriftLine> found, @Nullable DriftMemory before, DriftInputs inputs, Instant now) {
        Map<String, DriftLine> kept = new HashMap<>();
        if (before == null) {
            lines.findAll().forEach(line -> kept.put(key(line), line));
        } else {
            kept.putAll(before.lines());
        }
        Set<String> gone = new HashSet<>(kept.keySet());
        Map<String, DriftSilence> quiet = new HashMap<>();
        inputs.silences().forEach(silence -> quiet.put(key(silence.kind(), silence.subject()), silence));
        boolean isQuietSame = before != null && before.inputs().silences().equals(inputs.silences());
        List<DriftLine> added = new ArrayList<>();
        List<DriftLine> changed = new ArrayList<>();
        found.forEach((key, line) -> {
            gone.remove(key);
            DriftLine was = kept.get(key);
            if (was != null && isQuietSame && before.found().get(key) == line) {
                return;
            }
            DriftLine wanted = kept(line, was, quiet.get(key), now);
            if (was == null) {
                added.add(wanted);
            } else if (!wanted.equals(was)) {
                changed.add(wanted);
                kept.put(key, wanted);
            }
        });
        chunks(
                List.copyOf(gone),
                some -> lines.deleteByIdIn(
                        some.stream().map(kept::remove).map(DriftLine::id).toList()));
        chunks(changed, lines::updateAll);
        chunks(added, some -> lines.saveAll(some).forEach(line -> kept.put(key(line), line)));
        return kept;
    }

    /** What it was before counts for since when it is; what somebody left as it is, only while both sides say the same. */
    private static DriftLine kept(
            DriftLine line, @Nullable DriftLine before, @Nullable DriftSilence silence, Instant now) {
        boolean isSame = before != null
                && before.noted().equals(line.noted())
                && before.seen().equals(line.seen());
        boolean isQuiet = silence != null && silence.fits(line.noted(), line.seen());
        return new DriftLine(
                before == null ? null : before.id(),
                line.kind(),
                line.urgency(),
                line.subject(),
                line.assetId(),
                line.deviceId(),
                line.name(),
                line.noted(),
                line.seen(),
                line.certain(),
                isSame ? before.since() : line.since().isAfter(now) ? now : line.since(),
                line.foundBy(),
                isQuiet ? silence.until() : null,
                isQuiet ? silence.reason() : "",
                isQuiet ? silence.actor() : "");
    }

    private static String key(DriftLine line) {
        return key(line.kind(), line.subject());
    }

    static String key(DriftKind kind, String subject) {
        return kind + " " + subject;
    }

    private static <T> void chunks(List<T> all, Consumer<List<T>> work) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            work.accept(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
    }
}
