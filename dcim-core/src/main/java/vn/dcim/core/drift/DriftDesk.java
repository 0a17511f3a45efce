package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetAlignment;
import vn.dcim.core.asset.AssetAlignment.Line;
import vn.dcim.core.asset.AssetAlignment.Step;
import vn.dcim.core.asset.AssetAlignment.Tie;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetNames;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.AssetUndo;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceFact;
import vn.dcim.core.device.DeviceFacts;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What people do about differences: take over what is real, or leave them as they are, one or many at once. */
@Singleton
public class DriftDesk {

    private final Assets assets;
    private final AssetAlignment alignment;
    private final AssetUndo undo;
    private final DeviceRepository devices;
    private final DeviceFacts facts;
    private final Drifts drifts;
    private final DriftWatch watch;
    private final DriftLineRepository lines;
    private final DriftSilenceRepository silences;
    private final DriftChangeRepository changes;
    private final DriftChangeLineRepository changeLines;
    private final DriftWords words;
    private final AuditLog audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    DriftDesk(
            Assets assets,
            AssetAlignment alignment,
            AssetUndo undo,
            DeviceRepository devices,
            DeviceFacts facts,
            Drifts drifts,
            DriftWatch watch,
            DriftLineRepository lines,
            DriftSilenceRepository silences,
            DriftChangeRepository changes,
            DriftChangeLineRepository changeLines,
            DriftWords words,
            AuditLog audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.assets = assets;
        this.alignment = alignment;
        this.undo = undo;
        this.devices = devices;
        this.facts = facts;
        this.drifts = drifts;
        this.watch = watch;
        this.lines = lines;
        this.silences = silences;
        this.changes = changes;
        this.changeLines = changeLines;
        this.words = words;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Why one of many was not done. */
    public record Refusal(String name, DcimException why) {}

    /**
     * What came of many.
     *
     * @param change null where nothing was done
     */
    public record Taken(@Nullable DriftChange change, List<Refusal> refusals) {}

    /**
     * Takes over what is real into the register, as one change: what a device says of itself, which device an asset is, and an asset
     * for a device that has none. What is refused stays open.
     *
     * @param ids of differences
     * @param reason empty where what is taken over says enough
     * @throws DcimException INVALID_VALUE (reason, line)
     */
    public Taken take(List<Long> ids, String reason, AssetTerms terms, String actor) {
        String why = Ties.reason(reason, 0);
        List<DriftLine> wanted = wanted(ids);
        var draft = new Draft(wanted);
        List<Step> steps = draft.steps();
        var kept = new DriftChange[1];
        List<Line> done = alignment.align(
                steps, terms, why, actor, (written, at) -> kept[0] = keep(written, draft.kinds, why, actor, at));
        List<Refusal> refusals = new ArrayList<>(draft.refusals);
        done.stream()
                .filter(line -> !line.isDone())
                .map(line -> new Refusal(draft.names.get(line.step()), line.refusal()))
                .forEach(refusals::add);
        watch.compare();
        return new Taken(kept[0], refusals);
    }

    private DriftChange keep(List<Line> written, Map<Step, String> kinds, String reason, String actor, Instant at) {
        List<Line> done = written.stream().filter(Line::isDone).toList();
        DriftChange change = changes.save(new DriftChange(null, at, actor, reason, done.size(), null, null, ""));
        changeLines.saveAll(done.stream()
                .map(line -> new DriftChangeLine(
                        null,
                        change.id(),
                        line.asset().id(),
                        line.asset().name(),
                        kinds.get(line.step()),
                        line.step().assetId() == null,
                        line.asset().revision(),
                        false))
                .toList());
        return change;
    }

    private List<DriftLine> wanted(List<Long> ids) {
        List<DriftLine> wanted = ids.isEmpty() ? List.of() : lines.findByIdIn(ids);
        if (wanted.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "line", "", "1, 2, …");
        }
        return wanted;
    }

    /** Differences on their way into the register. */
    private final class Draft {

        private final List<DriftLine> wanted;
        private final Map<Long, Asset> known;
        private final Map<Long, Device> knownDevices;
        private final AssetNames placeNames = assets.names();
        private final Map<Long, Map<String, DeviceFact>> told = facts.current();
        private final List<Refusal> refusals = new ArrayList<>();
        private final Map<Step, String> kinds = new HashMap<>();
        private final Map<Step, String> names = new HashMap<>();

        Draft(List<DriftLine> wanted) {
            this.wanted = wanted;
            known =
                    assets
                            .get(wanted.stream()
                                    .map(DriftLine::assetId)
                                    .filter(id -> id != null)
                                    .collect(Collectors.toSet()))
                            .stream()
                            .collect(Collectors.toMap(Asset::id, Function.identity()));
            knownDevices = StreamSupport.stream(devices.findAll().spliterator(), false)
                    .collect(Collectors.toMap(Device::id, Function.identity()));
        }

        List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            Map<Long, List<DriftLine>> byAsset = new LinkedHashMap<>();
            for (DriftLine line : wanted) {
                if (!line.kind().isTakeable()) {
                    refusals.add(new Refusal(
                            line.name(),
                            new DcimException(
                                    ErrorCode.INVALID_VALUE,
                                    "take",
                                    line.kind().code(),
                                    Arrays.stream(DriftKind.values())
                                            .filter(DriftKind::isTakeable)
                                            .map(DriftKind::code)
                                            .collect(Collectors.joining(", ")))));
                } else if (line.kind() == DriftKind.NO_ASSET) {
                    steps.add(told(line.name(), line.kind().code(), added(knownDevices.get(line.deviceId()))));
                } else {
                    byAsset.computeIfAbsent(line.assetId(), _ -> new ArrayList<>())
                            .add(line);
                }
            }
            byAsset.forEach((id, some) -> step(id, some, steps));
            return steps;
        }

        private Step told(String name, String codes, Step step) {
            kinds.put(step, codes);
            names.put(step, name);
            return step;
        }

        private void step(long assetId, List<DriftLine> some, List<Step> steps) {
            Asset asset = known.get(assetId);
            DriftLine first = some.getFirst();
            Device device = knownDevices.get(first.deviceId());
            if (asset == null || device == null) {
                refusals.add(new Refusal(
                        first.name(),
                        new DcimException(ErrorCode.NOT_FOUND, asset == null ? "asset" : "device", first.name())));
                return;
            }
            String codes = some.stream().map(line -> line.kind().code()).collect(Collectors.joining(", "));
            if (first.kind() == DriftKind.TIE) {
                some.stream()
                        .skip(1)
                        .forEach(line -> refusals.add(new Refusal(
                                line.name(), new DcimException(ErrorCode.TIED_ALREADY, asset.name(), device.name()))));
                steps.add(told(
                        first.name(),
                        first.kind().code(),
                        new Step(
                                assetId,
                                asset.revision(),
                                Map.of(),
                                new Tie(device.id(), "", device.name()),
                                first.seen())));
                return;
            }
            Map<DriftKind, Comparison> now = DriftRules.compare(
                            asset,
                            device,
                            Interfaces.of(device, told.getOrDefault(device.id(), Map.of())),
                            placeNames,
                            words)
                    .stream()
                    .collect(Collectors.toMap(Comparison::kind, Function.identity()));
            Map<AssetField, String> typed = new EnumMap<>(AssetField.class);
            for (DriftLine line : some) {
                Comparison one = now.get(line.kind());
                if (!asset.deviceId().equals(line.deviceId())
                        || !one.noted().equals(line.noted())
                        || !one.seen().equals(line.seen())) {
                    refusals.add(new Refusal(
                            asset.name(),
                            new DcimException(ErrorCode.CHANGED_MEANWHILE, asset.toString(), asset.changedBy())));
                    return;
                }
                typed.putAll(typed(one, asset));
            }
            steps.add(told(asset.name(), codes, new Step(assetId, asset.revision(), typed, null, "")));
        }

        private Map<AssetField, String> typed(Comparison one, Asset asset) {
            return switch (one.kind()) {
                case ADDRESS -> Map.of(AssetField.IP, (asset.ips() + " " + one.seen()).strip());
                // why: the unit was one of the place that it does not stand in
                case PLACE -> Map.of(AssetField.PLACE, one.seen(), AssetField.UNIT, "");
                default -> Map.of(one.kind().field(), one.seen());
            };
        }

        private Step added(Device device) {
            Map<AssetField, String> typed = new EnumMap<>(AssetField.class);
            typed.put(AssetField.NAME, device.name());
            typed.put(AssetField.KIND, TieRules.kind(device.deviceClass()).code());
            typed.put(AssetField.MAKER, device.vendor());
            typed.put(AssetField.MODEL, device.model());
            typed.put(AssetField.SERIAL, device.serial());
            typed.put(AssetField.FIRMWARE, device.firmware());
            typed.put(AssetField.IP, DeviceAddresses.ip(device));
            typed.put(AssetField.PLACE, placeNames.place(device.placeId()));
            typed.put(AssetField.STATUS, AssetStatus.IN_USE.code());
            typed.replaceAll((field, text) ->
                    field.longest() > 0 && text.length() > field.longest() ? text.substring(0, field.longest()) : text);
            return new Step(null, 0, typed, new Tie(device.id(), "", device.name()), "");
        }
    }

    /**
     * Leaves differences as they are, until a day or until one side says something else.
     *
     * @param until the last day; null for no end, where the kinds of all may stay so
     * @throws DcimException INVALID_VALUE (line, reason, until)
     */
    public void silence(List<Long> ids, @Nullable LocalDate until, String reason, String actor) {
        String why = Ties.reason(reason, 1);
        List<DriftLine> wanted = wanted(ids);
        boolean mayStay = wanted.stream().allMatch(line -> line.kind().mayStayQuiet());
        if (until == null && !mayStay || until != null && until.isBefore(drifts.today())) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "until", until == null ? "" : until.toString(), "dd/MM/yyyy");
        }
        LocalDate last = until == null ? DriftLine.NO_END : until;
        transactions.executeWrite(_ -> {
            wanted.forEach(line -> silences.end(line.kind(), line.subject()));
            silences.saveAll(wanted.stream()
                    .map(line -> new DriftSilence(
                            null,
                            line.kind(),
                            line.subject(),
                            line.noted(),
                            line.seen(),
                            last,
                            why,
                            actor,
                            clock.instant(),
                            false))
                    .toList());
            wanted.forEach(line -> audit.record(
                    actor, "drift.silence", line.toString(), both(line), until == null ? "" : until.toString(), why));
            return null;
        });
        watch.compare();
    }

    /** Has differences told again that were left as they are. @throws DcimException INVALID_VALUE (line) */
    public void speak(List<Long> ids, String actor) {
        List<DriftLine> wanted =
                wanted(ids).stream().filter(line -> line.quietUntil() != null).toList();
        transactions.executeWrite(_ -> {
            wanted.forEach(line -> {
                silences.end(line.kind(), line.subject());
                audit.record(actor, "drift.speak", line.toString(), line.quietFor(), both(line), "");
            });
            return null;
        });
        watch.compare();
    }

    private static String both(DriftLine line) {
        return Stream.of(line.noted(), line.seen()).collect(Collectors.joining(" ≠ "));
    }

    /** Tells what would come of undoing a change; writes nothing. */
    public List<AssetUndo.Line> planUndo(DriftChange change) {
        return undo.plan(open(change));
    }

    /**
     * Puts back what a change did, as far as nobody touched it since.
     *
     * @throws DcimException INVALID_VALUE (reason); ILLEGAL_TRANSITION where nothing can be put back
     */
    public List<AssetUndo.Line> undo(DriftChange change, String reason, String actor) {
        String why = Ties.reason(reason, 1);
        List<AssetUndo.Step> steps = open(change);
        if (undo.plan(steps).stream().noneMatch(line -> line.fate().isDone())) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "change " + change.id(), "UNDONE", "UNDO");
        }
        List<AssetUndo.Line> done = undo.undo(steps, why, actor, (result, at) -> {
            changes.update(change.id(), at, actor, why);
            changeLines.undo(
                    change.id(),
                    result.stream()
                            .filter(line -> line.fate().isDone())
                            .map(line -> line.step().assetId())
                            .toList());
        });
        watch.compare();
        return done;
    }

    private List<AssetUndo.Step> open(DriftChange change) {
        return drifts.lines(change).stream()
                .filter(line -> !line.undone())
                .map(DriftChangeLine::step)
                .toList();
    }
}
