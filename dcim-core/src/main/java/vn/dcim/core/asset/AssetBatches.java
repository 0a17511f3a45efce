package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetBatch.Line;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetBatch.Plan;
import vn.dcim.core.asset.AssetBatch.Row;
import vn.dcim.core.asset.AssetBatch.Taking;
import vn.dcim.core.asset.AssetReader.Result;
import vn.dcim.core.asset.AssetTexts.Difference;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.AuditNote;
import vn.dcim.core.version.Versions;

/**
 * Takes over lists of assets: all rows or none. A row is of a known asset where label or, without one, maker and serial number are
 * the same.
 */
@Singleton
public class AssetBatches {

    private static final int AT_ONCE = 500;

    private final Assets assets;
    private final AssetRepository repository;
    private final PresentAssets presentAssets;
    private final AssetTags tags;
    private final Versions versions;
    private final AuditLog audit;

    AssetBatches(
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

    /** Tells what would come of a list, and all that is wrong with it; writes nothing. */
    public Plan plan(List<Row> rows, OnKnown onKnown, AssetTerms terms) {
        return new Draft(rows, terms, onKnown).plan();
    }

    /**
     * Takes a list over, as one change.
     *
     * @param reason such as the name of the file
     * @return what came of it; nothing was written where it is faulty
     */
    public Plan take(List<Row> rows, OnKnown onKnown, AssetTerms terms, String reason, String actor) {
        return take(rows, onKnown, terms, reason, actor, Taking.ALL_OR_NONE);
    }

    /** Takes a list over as {@link #take(List, OnKnown, AssetTerms, String, String)} does, with somebody who looks on. */
    public Plan take(List<Row> rows, OnKnown onKnown, AssetTerms terms, String reason, String actor, Taking taking) {
        return versions.write(at -> {
            var draft = new Draft(rows, terms, onKnown);
            Plan plan = draft.plan();
            return taking.accepts(plan) ? written(plan, draft.names, reason, actor, taking, at) : plan;
        });
    }

    private Plan written(Plan plan, AssetNames names, String reason, String actor, Taking taking, Instant at) {
        int all = (int) (plan.count(Fate.NEW) + plan.count(Fate.CHANGED));
        List<Asset> added =
                saved(plan, Fate.NEW, reason, actor, repository::saveAll, done -> taking.written(done, all));
        List<Asset> changed = saved(
                plan,
                Fate.CHANGED,
                reason,
                actor,
                repository::updateAll,
                done -> taking.written(added.size() + done, all));
        List<AuditNote> notes = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        int nextAdded = 0;
        int nextChanged = 0;
        for (Line line : plan.lines()) {
            Asset asset =
                    switch (line.fate()) {
                        case NEW -> added.get(nextAdded++);
                        case CHANGED -> changed.get(nextChanged++);
                        case SAME, SKIPPED, FAULTY -> line.asset();
                    };
            lines.add(new Line(line.number(), line.fate(), asset, line.differences(), line.faults()));
            if (line.fate() == Fate.NEW) {
                notes.add(
                        new AuditNote(actor, "asset.add", asset.toString(), "", AssetTexts.told(asset, names), reason));
            } else if (line.fate() == Fate.CHANGED) {
                notes.add(new AuditNote(
                        actor,
                        "asset.change",
                        asset.toString(),
                        AssetTexts.told(line.differences(), Difference::was),
                        AssetTexts.told(line.differences(), Difference::became),
                        reason));
            }
        }
        var kept = new Plan(lines);
        taking.kept(kept, at);
        audit.record(notes);
        return kept;
    }

    private static List<Asset> saved(
            Plan plan,
            Fate fate,
            String reason,
            String actor,
            UnaryOperator<List<Asset>> writing,
            IntConsumer progress) {
        List<Asset> wanted = plan.lines().stream()
                .filter(line -> line.fate() == fate)
                .map(line -> line.asset().changed(actor, reason))
                .toList();
        List<Asset> saved = new ArrayList<>(wanted.size());
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            saved.addAll(writing.apply(wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()))));
            progress.accept(saved.size());
        }
        return saved;
    }

    /** A list on its way. */
    private final class Draft {

        private final List<Row> rows;
        private final AssetTerms terms;
        private final OnKnown onKnown;
        private final AssetNames names = assets.names();
        private final Map<String, Asset> byTag = new HashMap<>();
        private final Map<String, Asset> bySerial = new HashMap<>();
        private final Map<Long, Asset> byId = new HashMap<>();
        private final Set<Long> taken = new HashSet<>();
        private final AssetClashes clashes;

        Draft(List<Row> rows, AssetTerms terms, OnKnown onKnown) {
            this.rows = rows;
            this.terms = terms;
            this.onKnown = onKnown;
            Collection<Asset> concerned = concerned();
            clashes = new AssetClashes(concerned, names);
            for (Asset asset : concerned) {
                byId.put(asset.id(), asset);
                if (!asset.tag().isEmpty()) {
                    byTag.putIfAbsent(key(asset.tag()), asset);
                }
                if (!asset.serial().isEmpty()) {
                    bySerial.putIfAbsent(key(asset.maker(), asset.serial()), asset);
                }
            }
        }

        /** What the list names, and what may be in the way of that. */
        private Collection<Asset> concerned() {
            Set<String> tags = typed(AssetField.TAG);
            Set<String> serials = typed(AssetField.SERIAL);
            Set<Long> racks = new HashSet<>();
            typed(AssetField.PLACE).forEach(name -> names.findPlace(name).ifPresent(place -> racks.add(place.id())));
            Map<Long, Asset> found = new TreeMap<>();
            Set<String> moreTags = new HashSet<>();
            Set<String> moreSerials = new HashSet<>();
            for (Asset asset : presentAssets.with(tags, serials, Set.of())) {
                found.put(asset.id(), asset);
                if (!asset.tag().isEmpty() && !tags.contains(asset.tag())) {
                    moreTags.add(asset.tag());
                }
                if (!asset.serial().isEmpty() && !serials.contains(asset.serial())) {
                    moreSerials.add(asset.serial());
                }
                if (asset.position().isMounted()) {
                    racks.add(asset.position().placeId());
                }
            }
            presentAssets.with(moreTags, moreSerials, racks).forEach(asset -> found.put(asset.id(), asset));
            assets.get(rows.stream()
                            .map(Row::assetId)
                            .filter(id -> id != null && !found.containsKey(id))
                            .toList())
                    .forEach(asset -> found.put(asset.id(), asset));
            return found.values();
        }

        private Set<String> typed(AssetField field) {
            return rows.stream()
                    .map(row -> TypedValues.line(row.typed().getOrDefault(field, "")))
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.toCollection(HashSet::new));
        }

        Plan plan() {
            return new Plan(rows.stream().map(this::line).toList());
        }

        private Line line(Row row) {
            Asset before = known(row);
            if (before != null && onKnown == OnKnown.SKIP) {
                return new Line(row.number(), Fate.SKIPPED, before, List.of(), List.of());
            }
            Result read = AssetReader.read(row.typed(), before, terms, names, tags.pattern());
            List<AssetFault> faults = new ArrayList<>(row.faults());
            read.faults().stream()
                    .filter(fault -> row.faults().stream()
                            .noneMatch(known -> known.field().equals(fault.field())))
                    .forEach(faults::add);
            clashes.of(read.asset(), before).stream()
                    .filter(clash -> faults.stream().noneMatch(fault -> fault.field() == clash.field()))
                    .toList()
                    .forEach(faults::add);
            if (before != null && (onKnown == OnKnown.STOP || !taken.add(before.id()))) {
                AssetField field = before.tag().isEmpty() ? AssetField.SERIAL : AssetField.TAG;
                faults.add(new AssetFault(
                        field, AssetTexts.of(before, field, names), AssetFault.Kind.TAKEN, before.name()));
            }
            if (!faults.isEmpty()) {
                return new Line(row.number(), Fate.FAULTY, read.asset(), List.of(), faults);
            }
            if (before == null) {
                clashes.add(read.asset());
                return new Line(row.number(), Fate.NEW, read.asset(), List.of(), List.of());
            }
            List<Difference> differences = AssetTexts.differences(before, read.asset(), names);
            return differences.isEmpty()
                    ? new Line(row.number(), Fate.SAME, before, differences, List.of())
                    : new Line(row.number(), Fate.CHANGED, read.asset(), differences, List.of());
        }

        private @Nullable Asset known(Row row) {
            if (row.assetId() != null) {
                return byId.get(row.assetId());
            }
            String tag = TypedValues.line(row.typed().getOrDefault(AssetField.TAG, ""));
            if (!tag.isEmpty()) {
                return byTag.get(key(tag));
            }
            String serial = TypedValues.line(row.typed().getOrDefault(AssetField.SERIAL, ""));
            String maker = TypedValues.line(row.typed().getOrDefault(AssetField.MAKER, ""));
            return serial.isEmpty() ? null : bySerial.get(key(maker, serial));
        }

        private static String key(String... parts) {
            return String.join("\n", parts).toLowerCase(Locale.ROOT);
        }
    }
}
