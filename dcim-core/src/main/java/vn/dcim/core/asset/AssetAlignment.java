package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import vn.dcim.core.asset.AssetReader.Result;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.AuditNote;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.Versions;

/**
 * Brings assets in line with the devices that they are, as one change: says which device an asset is, and takes over what the device
 * says of itself. What is refused is left as it is; the rest is done.
 */
@Singleton
public class AssetAlignment {

    private static final int AT_ONCE = 500;

    private final Assets assets;
    private final AssetRepository repository;
    private final PresentAssets presentAssets;
    private final AssetTags tags;
    private final Versions versions;
    private final AuditLog audit;

    AssetAlignment(
            Assets assets,
            AssetRepository repository,
            PresentAssets presentAssets,
            AssetTags tags,
            Versions versions,
            AuditLog audit) {
        this.assets = assets;
        this.repository = repository;
        this.presentAssets = presentAssets;
        this.tags = tags;
        this.versions = versions;
        this.audit = audit;
    }

    /**
     * Which device an asset is from now on.
     *
     * @param deviceId null for none any more
     * @param was name of the device that it is so far; empty for none
     * @param became name of the device that it is to be; empty for none
     */
    public record Tie(@Nullable Long deviceId, String was, String became) {}

    /**
     * What is to become of one asset.
     *
     * @param assetId null for one that is to be added
     * @param revision that the wish was made upon
     * @param typed fields as they would be typed; those that are not in it stay as they are
     * @param tie null where it stays the device that it is, or none
     * @param reason of its own, for the history; empty where that of the whole change says enough
     */
    public record Step(
            @Nullable Long assetId,
            int revision,
            Map<AssetField, String> typed,
            @Nullable Tie tie,
            String reason) {}

    /** A step with what came of it: an asset as it stands now, or why not. */
    public record Line(
            Step step, @Nullable Asset asset, @Nullable DcimException refusal) {

        public boolean isDone() {
            return asset != null;
        }
    }

    /**
     * Does what can be done of it.
     *
     * @param steps no asset twice
     * @param kept is told what came of it, in the transaction that will keep it; not at all where nothing was done
     */
    public List<Line> align(
            List<Step> steps, AssetTerms terms, String reason, String actor, BiConsumer<List<Line>, Instant> kept) {
        return versions.write(at -> {
            var draft = new Draft(steps, terms, reason, actor);
            List<Line> lines = steps.stream().map(draft::line).toList();
            if (lines.stream().anyMatch(Line::isDone)) {
                List<Line> written = draft.written(lines);
                audit.record(draft.notes);
                kept.accept(written, at);
                return written;
            }
            return lines;
        });
    }

    private final class Draft {

        private final AssetTerms terms;
        private final String reason;
        private final String actor;
        private final AssetNames names = assets.names();
        private final Map<Long, Asset> before = new HashMap<>();
        private final Map<Long, Asset> tied = new HashMap<>();
        private final AssetClashes clashes;
        private final List<AuditNote> notes = new ArrayList<>();

        Draft(List<Step> steps, AssetTerms terms, String reason, String actor) {
            this.terms = terms;
            this.reason = reason;
            this.actor = actor;
            List<Long> ids =
                    steps.stream().map(Step::assetId).filter(Objects::nonNull).toList();
            for (int from = 0; from < ids.size(); from += AT_ONCE) {
                repository
                        .findByIdIn(ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
                        .forEach(asset -> before.put(asset.id(), asset));
            }
            if (steps.stream().anyMatch(step -> step.tie() != null)) {
                assets.tied().forEach(asset -> tied.put(asset.deviceId(), asset));
            }
            clashes = new AssetClashes(inTheWay(steps), names);
        }

        private Collection<Asset> inTheWay(List<Step> steps) {
            Set<String> serials = new HashSet<>();
            Set<Long> racks = new HashSet<>();
            steps.forEach(step -> {
                String serial = TypedValues.line(step.typed().getOrDefault(AssetField.SERIAL, ""));
                if (!serial.isEmpty()) {
                    serials.add(serial);
                }
                names.findPlace(step.typed().getOrDefault(AssetField.PLACE, ""))
                        .ifPresent(place -> racks.add(place.id()));
            });
            return presentAssets.with(Set.of(), serials, racks);
        }

        Line line(Step step) {
            try {
                return new Line(step, aligned(step), null);
            } catch (DcimException e) {
                return new Line(step, null, e);
            }
        }

        /** @throws DcimException NOT_FOUND, CHANGED_MEANWHILE, ALREADY_EXISTS, INVALID_VALUE */
        private Asset aligned(Step step) {
            Asset known = step.assetId() == null ? null : known(step.assetId(), step.revision());
            Result read = AssetReader.read(step.typed(), known, terms, names, tags.pattern());
            // why: what the centre has to tell besides is no device's to tell; it is shown as missing
            List<AssetFault> faults = new ArrayList<>(read.faults().stream()
                    .filter(fault -> fault.field() instanceof AssetField)
                    .toList());
            if (!step.typed().isEmpty()) {
                // why: what was wrong before is not for this change to mend
                clashes.of(read.asset()).stream()
                        .filter(clash -> step.typed().containsKey(clash.field()))
                        .forEach(faults::add);
            }
            if (!faults.isEmpty()) {
                throw refusal(faults.getFirst());
            }
            Asset asset = read.asset();
            if (step.tie() != null) {
                asset = asset.tied(step.tie().deviceId());
                take(step.tie(), known);
            }
            clashes.add(asset);
            return asset.changed(actor, step.reason().isEmpty() ? reason : step.reason());
        }

        private Asset known(long id, int revision) {
            Asset asset = before.get(id);
            if (asset == null) {
                throw new DcimException(ErrorCode.NOT_FOUND, "asset", id);
            }
            if (asset.revision() != revision) {
                throw new DcimException(ErrorCode.CHANGED_MEANWHILE, asset.toString(), asset.changedBy());
            }
            return asset;
        }

        /** A device is one asset at most, and an asset one device; who wants another one, unties it first. */
        private void take(Tie tie, @Nullable Asset known) {
            if (tie.deviceId() == null) {
                if (known == null || known.deviceId() == null) {
                    throw new DcimException(ErrorCode.NOT_FOUND, "device", tie.was());
                }
                return;
            }
            if (known != null && !known.status().isPresent()) {
                throw new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION,
                        known.toString(),
                        known.status().name(),
                        "TIE");
            }
            if (known != null && known.deviceId() != null) {
                throw new DcimException(ErrorCode.TIED_ALREADY, known.name(), tie.was());
            }
            Asset other = tied.get(tie.deviceId());
            if (other != null) {
                throw new DcimException(ErrorCode.TIED_ALREADY, tie.became(), other.name());
            }
            if (known != null) {
                tied.put(tie.deviceId(), known);
            }
        }

        List<Line> written(List<Line> lines) {
            Map<Step, Asset> kept = new HashMap<>();
            List<Asset> changed = lines.stream()
                    .filter(line -> line.isDone() && line.step().assetId() != null)
                    .map(Line::asset)
                    .toList();
            for (int from = 0; from < changed.size(); from += AT_ONCE) {
                repository.updateAll(changed.subList(from, Math.min(from + AT_ONCE, changed.size())));
            }
            lines.stream()
                    .filter(line -> line.isDone() && line.step().assetId() == null)
                    .forEach(line -> kept.put(line.step(), repository.save(line.asset())));
            List<Line> written = lines.stream()
                    .map(line ->
                            kept.containsKey(line.step()) ? new Line(line.step(), kept.get(line.step()), null) : line)
                    .toList();
            written.stream().filter(Line::isDone).forEach(this::tell);
            return written;
        }

        private void tell(Line line) {
            Asset asset = line.asset();
            Step step = line.step();
            Asset earlier = step.assetId() == null ? null : before.get(step.assetId());
            if (earlier == null) {
                notes.add(new AuditNote(
                        actor, "asset.add", asset.toString(), "", AssetTexts.told(asset, names), asset.changedFor()));
            } else {
                var differences = AssetTexts.differences(earlier, asset, names);
                if (!differences.isEmpty()) {
                    notes.add(new AuditNote(
                            actor,
                            "asset.change",
                            asset.toString(),
                            AssetTexts.told(differences, AssetTexts.Difference::was),
                            AssetTexts.told(differences, AssetTexts.Difference::became),
                            asset.changedFor()));
                }
            }
            if (step.tie() != null) {
                notes.add(new AuditNote(
                        actor,
                        step.tie().deviceId() == null ? "asset.untie" : "asset.tie",
                        asset.toString(),
                        step.tie().was(),
                        step.tie().became(),
                        asset.changedFor()));
            }
        }
    }

    private static DcimException refusal(AssetFault fault) {
        return fault.kind() == AssetFault.Kind.TAKEN
                ? new DcimException(ErrorCode.ALREADY_EXISTS, fault.field().code(), fault.value())
                : new DcimException(ErrorCode.INVALID_VALUE, fault.field().code(), fault.value(), fault.accepted());
    }
}
