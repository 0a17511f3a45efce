package vn.dcim.core.asset;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.AuditNote;
import vn.dcim.core.version.Versions;

/**
 * Puts assets back to what they were before one change of many, as far as nobody touched them since. What that change added is taken
 * out of the register again, and stays in its history.
 */
@Singleton
public class AssetUndo {

    private static final int AT_ONCE = 500;

    private final Assets assets;
    private final AssetRepository repository;
    private final PresentAssets presentAssets;
    private final Versions versions;
    private final AuditLog audit;
    private final JdbcOperations jdbc;

    AssetUndo(
            Assets assets,
            AssetRepository repository,
            PresentAssets presentAssets,
            Versions versions,
            AuditLog audit,
            JdbcOperations jdbc) {
        this.assets = assets;
        this.repository = repository;
        this.presentAssets = presentAssets;
        this.versions = versions;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * What is to be undone.
     *
     * @param revision that the asset got by it
     */
    public record Step(long assetId, int revision, boolean isNew) {}

    /** What becomes of a step. */
    public enum Fate {
        /** The asset is again what it was. */
        BACK(true),
        /** The asset is taken out. */
        REMOVED(true),
        /** Somebody changed it since; the detail tells who. */
        CHANGED_SINCE(false),
        /** Another asset has its label, serial number or place by now; the detail names that one. */
        TAKEN(false),
        /** Something else of the register hangs on it; the detail names the table. */
        IN_USE(false),
        /** It is not there any more. */
        GONE(false);

        private final boolean isDone;

        Fate(boolean isDone) {
            this.isDone = isDone;
        }

        public boolean isDone() {
            return isDone;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A step with what becomes of it. */
    public record Line(Step step, Fate fate, String detail) {}

    /** Tells what would come of it; writes nothing. */
    @Transactional(readOnly = true)
    public List<Line> plan(List<Step> steps) {
        return new Draft(steps).lines();
    }

    /**
     * Undoes what can be, as one change.
     *
     * @param kept is told what was done, in the transaction that will keep it
     */
    public List<Line> undo(List<Step> steps, String reason, String actor, BiConsumer<List<Line>, Instant> kept) {
        return versions.write(at -> {
            var draft = new Draft(steps);
            List<Line> lines = draft.lines();
            List<AuditNote> notes = draft.write(lines, reason, actor);
            kept.accept(lines, at);
            audit.record(notes);
            return lines;
        });
    }

    private final class Draft {

        private final List<Step> steps;
        private final AssetNames names = assets.names();
        private final Map<Long, Asset> present = new HashMap<>();
        private final Map<Long, Asset> before = new HashMap<>();
        private final Map<Long, String> used = new HashMap<>();

        Draft(List<Step> steps) {
            this.steps = steps;
            chunks(steps.stream().map(Step::assetId).toList())
                    .forEach(ids -> repository.findByIdIn(ids).forEach(asset -> present.put(asset.id(), asset)));
            Map<Long, Integer> earlier = steps.stream()
                    .filter(step -> !step.isNew())
                    .collect(Collectors.toMap(Step::assetId, step -> step.revision() - 1));
            chunks(List.copyOf(earlier.keySet())).forEach(ids -> readEarlier(ids, earlier));
            chunks(steps.stream().filter(Step::isNew).map(Step::assetId).toList())
                    .forEach(this::readUse);
        }

        List<Line> lines() {
            Map<Step, Line> lines = new HashMap<>();
            steps.forEach(step -> lines.put(step, line(step)));
            Collection<Asset> others = presentAssets.with(
                    earlier(Asset::tag),
                    earlier(Asset::serial),
                    before.values().stream()
                            .filter(asset -> asset.position().isMounted())
                            .map(asset -> asset.position().placeId())
                            .collect(Collectors.toSet()));
            boolean goesOn = true;
            while (goesOn) {
                goesOn = findTaken(lines, others);
            }
            return steps.stream().map(lines::get).toList();
        }

        private Set<String> earlier(Function<Asset, String> number) {
            return before.values().stream()
                    .map(number)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.toSet());
        }

        private Line line(Step step) {
            Asset asset = present.get(step.assetId());
            if (asset == null || !step.isNew() && !before.containsKey(step.assetId())) {
                return new Line(step, Fate.GONE, "");
            }
            if (asset.revision() != step.revision()) {
                return new Line(step, Fate.CHANGED_SINCE, asset.changedBy());
            }
            if (!step.isNew()) {
                return new Line(step, Fate.BACK, "");
            }
            String use = used.get(step.assetId());
            return use == null ? new Line(step, Fate.REMOVED, "") : new Line(step, Fate.IN_USE, use);
        }

        /** Finds what cannot be put back because of what is there; true if something was found, which may be in the way in turn. */
        private boolean findTaken(Map<Step, Line> lines, Collection<Asset> others) {
            Set<Long> done = lines.values().stream()
                    .filter(line -> line.fate().isDone())
                    .map(line -> line.step().assetId())
                    .collect(Collectors.toSet());
            var clashes = new AssetClashes(
                    others.stream().filter(other -> !done.contains(other.id())).toList(), names);
            boolean found = false;
            for (Step step : steps) {
                if (lines.get(step).fate() == Fate.BACK) {
                    Asset wanted = before.get(step.assetId());
                    List<AssetFault> faults = clashes.of(wanted);
                    if (faults.isEmpty()) {
                        clashes.add(wanted);
                    } else {
                        lines.put(
                                step,
                                new Line(step, Fate.TAKEN, faults.getFirst().accepted()));
                        found = true;
                    }
                }
            }
            return found;
        }

        private List<AuditNote> write(List<Line> lines, String reason, String actor) {
            List<AuditNote> notes = new ArrayList<>();
            List<Asset> back = new ArrayList<>();
            List<Long> gone = new ArrayList<>();
            for (Line line : lines) {
                Asset now = present.get(line.step().assetId());
                if (line.fate() == Fate.BACK) {
                    Asset again = AssetReader.withFoundBy(before.get(now.id()).again(now.revision() + 1), names)
                            .changed(actor, reason);
                    back.add(again);
                    var differences = AssetTexts.differences(now, again, names);
                    notes.add(new AuditNote(
                            actor,
                            "asset.undo",
                            now.toString(),
                            AssetTexts.told(now, again, differences, AssetTexts.Difference::was),
                            AssetTexts.told(again, now, differences, AssetTexts.Difference::became),
                            reason));
                } else if (line.fate() == Fate.REMOVED) {
                    gone.add(now.id());
                    notes.add(new AuditNote(
                            actor, "asset.undo", now.toString(), AssetTexts.told(now, names), "", reason));
                }
            }
            // why: what is taken out may stand where something is put back to
            chunks(gone).forEach(repository::deleteByIdIn);
            chunks(back).forEach(repository::updateAll);
            return notes;
        }

        private void readEarlier(List<Long> ids, Map<Long, Integer> revisions) {
            jdbc.prepareStatement(
                    "SELECT * FROM asset FOR SYSTEM_TIME ALL WHERE id IN (" + joined(ids) + ")", statement -> {
                        try (ResultSet rows = statement.executeQuery();
                                Stream<Asset> found = jdbc.entityStream(rows, Asset.class)) {
                            found.filter(asset -> revisions.get(asset.id()) == asset.revision())
                                    .forEach(asset -> before.put(asset.id(), asset));
                        }
                        return null;
                    });
        }

        /** Whatever refers to assets by a key of the database, now or one day, holds them. */
        private void readUse(List<Long> ids) {
            for (String[] reference : references()) {
                jdbc.prepareStatement(
                        "SELECT DISTINCT `%1$s` FROM `%2$s` WHERE `%1$s` IN (%3$s)"
                                .formatted(reference[1], reference[0], joined(ids)),
                        statement -> {
                            try (ResultSet rows = statement.executeQuery()) {
                                while (rows.next()) {
                                    used.put(rows.getLong(1), reference[0]);
                                }
                            }
                            return null;
                        });
            }
        }
    }

    private Set<String[]> references() {
        return jdbc.prepareStatement(
                "SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE"
                        + " WHERE REFERENCED_TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME = 'asset'",
                statement -> {
                    Set<String[]> found = new HashSet<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            found.add(new String[] {rows.getString(1), rows.getString(2)});
                        }
                    }
                    return found;
                });
    }

    private static String joined(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            chunks.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return chunks;
    }
}
