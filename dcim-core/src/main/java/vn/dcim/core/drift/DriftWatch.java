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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetIdentity;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceFact;
import vn.dcim.core.device.DeviceFacts;
import vn.dcim.core.device.DeviceOffers;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.device.Reachability;
import vn.dcim.core.ingest.RejectedMessage;
import vn.dcim.core.ingest.RejectedMessageRepository;
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
import vn.dcim.core.text.PlainText;

/** Compares the register with what devices say and what else is heard, again and again, and keeps what differs. */
@Singleton
@Requires(property = "datasources.default.url")
public class DriftWatch implements ScheduledJob {

    private static final int AT_ONCE = 500;
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_SIDE = 500;
    private static final int LONGEST_FOUND_BY = 1500;

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
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final Duration every;

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

    /** Compares now; one at a time over all nodes. Returns in how many lines they differ. */
    public int compare() {
        return transactions.executeWrite(_ -> {
            lines.lock();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            List<Device> known =
                    StreamSupport.stream(devices.findAll().spliterator(), false).toList();
            noteAnswers(known);
            Map<String, DriftLine> found = new Draft(known, now).found();
            keep(found, now);
            lines.mark(now);
            return found.size();
        });
    }

    /** Since when a device is silent is nowhere else: a reading tells that it is. */
    private void noteAnswers(List<Device> known) {
        Map<Long, Map<String, DeviceFact>> current = facts.current();
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

    private static String told(Map<Long, Map<String, DeviceFact>> current, Device device) {
        DeviceFact fact = current.getOrDefault(device.id(), Map.of()).get(DeviceFact.ANSWERS);
        return fact == null ? "" : fact.told();
    }

    private void keep(Map<String, DriftLine> found, Instant now) {
        Map<String, DriftLine> gone = new HashMap<>();
        lines.findAll().forEach(line -> gone.put(key(line.kind(), line.subject()), line));
        Map<String, DriftSilence> quiet = new HashMap<>();
        silences.findByEndedOrderById(false)
                .forEach(silence -> quiet.put(key(silence.kind(), silence.subject()), silence));
        List<DriftLine> added = new ArrayList<>();
        List<DriftLine> changed = new ArrayList<>();
        found.forEach((key, line) -> {
            DriftLine before = gone.remove(key);
            DriftLine wanted = kept(line, before, quiet.get(key), now);
            if (before == null) {
                added.add(wanted);
            } else if (!wanted.equals(before)) {
                changed.add(wanted);
            }
        });
        chunks(
                List.copyOf(gone.values()),
                some -> lines.deleteByIdIn(some.stream().map(DriftLine::id).toList()));
        chunks(changed, lines::updateAll);
        chunks(added, lines::saveAll);
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

    private static String key(DriftKind kind, String subject) {
        return kind + " " + subject;
    }

    private static <T> void chunks(List<T> all, Consumer<List<T>> work) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            work.accept(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
    }

    /** One look at everything. */
    private final class Draft {

        private final List<Device> known;
        private final Instant now;
        private final AssetNames names = assets.names();
        private final List<Asset> tied = assets.tied();
        private final List<AssetIdentity> untied = assets.untied();
        private final Map<Long, Map<String, DeviceFact>> current = facts.current();
        private final Map<String, DriftLine> found = new LinkedHashMap<>();

        Draft(List<Device> known, Instant now) {
            this.known = known;
            this.now = now;
        }

        Map<String, DriftLine> found() {
            Map<Long, Device> byId = known.stream().collect(Collectors.toMap(Device::id, Function.identity()));
            tied.stream()
                    .filter(asset -> byId.containsKey(asset.deviceId()))
                    .forEach(asset -> compare(asset, byId.get(asset.deviceId())));
            proposeOrMiss();
            untied.stream()
                    .filter(asset -> asset.status() == AssetStatus.IN_USE && words.isMonitorable(asset.kind()))
                    .forEach(asset -> unmonitored(asset, null));
            findStrangers();
            return found;
        }

        private void compare(Asset asset, Device device) {
            Map<String, DeviceFact> told = current.getOrDefault(device.id(), Map.of());
            if (device.state() == Device.State.RETIRED) {
                if (asset.status() == AssetStatus.IN_USE && words.isMonitorable(asset.kind())) {
                    unmonitored(AssetIdentity.of(asset), device);
                }
                return;
            }
            if (asset.status() != AssetStatus.DISPOSED) {
                DriftRules.compare(asset, device, names, words).stream()
                        .filter(Comparison::isDrift)
                        .forEach(one ->
                                add(one.kind(), asset, device, one.noted(), one.seen(), since(one.kind(), told)));
            }
            DeviceFact answers = told.get(DeviceFact.ANSWERS);
            DriftRules.contradiction(asset.status(), device.state(), answers, now, Duration.ofDays(config.silentDays()))
                    .ifPresent(kind -> add(
                            kind,
                            asset,
                            device,
                            asset.status().code(),
                            kind == DriftKind.SILENT ? answers.since().toString() : device.name(),
                            answers.since()));
        }

        private Instant since(DriftKind kind, Map<String, DeviceFact> told) {
            DeviceFact fact =
                    switch (kind) {
                        case MAKER -> told.get(DeviceFact.VENDOR);
                        case MODEL -> told.get(DeviceFact.MODEL);
                        case SERIAL -> told.get(DeviceFact.SERIAL);
                        case FIRMWARE -> told.get(DeviceFact.FIRMWARE);
                        default -> null;
                    };
            return fact == null ? now : fact.since();
        }

        private void add(DriftKind kind, Asset asset, Device device, String noted, String seen, Instant since) {
            add(
                    kind,
                    "asset:" + asset.id(),
                    asset.id(),
                    device.id(),
                    asset.name(),
                    noted,
                    seen,
                    false,
                    since,
                    Stream.of(device.name(), asset.tag(), asset.serial()));
        }

        private void unmonitored(AssetIdentity asset, @Nullable Device retired) {
            add(
                    DriftKind.UNMONITORED,
                    "asset:" + asset.id(),
                    asset.id(),
                    retired == null ? null : retired.id(),
                    asset.name(),
                    asset.kind().code(),
                    retired == null ? "" : retired.name(),
                    false,
                    now,
                    Stream.of(asset.maker(), asset.model(), asset.serial()));
        }

        private void proposeOrMiss() {
            Set<Long> taken = tied.stream().map(Asset::deviceId).collect(Collectors.toSet());
            List<Device> free = known.stream()
                    .filter(device -> device.state() != Device.State.RETIRED && !taken.contains(device.id()))
                    .toList();
            Map<Long, Proposal> best = new HashMap<>();
            new TieRules(words)
                    .propose(free, untied)
                    .forEach(one -> best.putIfAbsent(one.device().id(), one));
            for (Device device : free) {
                Proposal one = best.get(device.id());
                if (one == null) {
                    add(
                            DriftKind.NO_ASSET,
                            "device:" + device.id(),
                            null,
                            device.id(),
                            device.name(),
                            "",
                            (device.vendor() + " " + device.model() + " " + device.serial()).strip(),
                            false,
                            device.createdAt(),
                            Stream.of(device.address()));
                } else {
                    add(
                            DriftKind.TIE,
                            "device:" + device.id(),
                            one.asset().id(),
                            device.id(),
                            device.name(),
                            one.asset().name(),
                            one.told(),
                            one.certain(),
                            now,
                            Stream.of(one.asset().serial(), device.address()));
                }
            }
        }

        private void findStrangers() {
            Set<String> registered = new HashSet<>();
            known.forEach(device -> {
                registered.add(device.address());
                registered.add(DeviceAddresses.ip(device));
            });
            Stream.concat(untied.stream().map(AssetIdentity::ips), tied.stream().map(Asset::ips))
                    .flatMap(ips -> Stream.of(ips.split(" ")))
                    .forEach(registered::add);
            offers.stream()
                    .map(DeviceOffers::offers)
                    .flatMap(Collection::stream)
                    .filter(offer -> !registered.contains(offer.address()))
                    .forEach(offer -> stranger(offer.address(), "offer", offer.vendor(), offer.firstSeenAt()));
            rejected.unknownSenders(now.minus(Duration.ofDays(config.senderDays())))
                    .forEach(sender -> {
                        // why: behind the address of a trap stands what it told
                        boolean isTrap = sender.kind() == RejectedMessage.Kind.TRAP;
                        String address = isTrap ? sender.source().split(" ", 2)[0] : sender.source();
                        String ip = DeviceAddresses.ip(address);
                        if (!registered.contains(ip.isEmpty() ? address : ip)) {
                            stranger(address, isTrap ? "trap" : "topic", "", now);
                        }
                    });
        }

        private void stranger(String address, String how, String vendor, Instant since) {
            add(DriftKind.UNREGISTERED, address, null, null, address, vendor, how, false, since, Stream.of());
        }

        private void add(
                DriftKind kind,
                String subject,
                @Nullable Long assetId,
                @Nullable Long deviceId,
                String name,
                String noted,
                String seen,
                boolean certain,
                Instant since,
                Stream<String> more) {
            String foundBy = Stream.concat(Stream.of(name, noted, seen), more)
                    .filter(word -> !word.isEmpty())
                    .map(PlainText::of)
                    .collect(Collectors.joining(" "));
            String one = cut(subject, LONGEST_SUBJECT).strip();
            found.putIfAbsent(
                    key(kind, one),
                    new DriftLine(
                            null,
                            kind,
                            kind.ordinal(),
                            one,
                            assetId,
                            deviceId,
                            cut(name, LONGEST_SUBJECT),
                            cut(noted, LONGEST_SIDE),
                            cut(seen, LONGEST_SIDE),
                            certain,
                            since,
                            cut(foundBy, LONGEST_FOUND_BY),
                            null,
                            "",
                            ""));
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
