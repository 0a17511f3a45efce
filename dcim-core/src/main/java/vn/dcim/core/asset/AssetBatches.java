package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetBatch.Line;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetBatch.Plan;
import vn.dcim.core.asset.AssetBatch.Row;
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

    private final Assets assets;
    private final AssetRepository repository;
    private final AssetTags tags;
    private final Versions versions;
    private final AuditLog audit;
    private final TransactionOperations<Connection> transactions;

    AssetBatches(
            Assets assets,
            AssetRepository repository,
            AssetTags tags,
            Versions versions,
            AuditLog audit,
            TransactionOperations<Connection> transactions) {
        this.assets = assets;
        this.repository = repository;
        this.tags = tags;
        this.versions = versions;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Tells what would come of a list, and all that is wrong with it; writes nothing. */
    public Plan plan(List<Row> rows, OnKnown onKnown, AssetTerms terms) {
        return new Draft(terms, onKnown).of(rows);
    }

    /**
     * Takes a list over, as one change.
     *
     * @param reason such as the name of the file
     * @return what came of it; nothing was written where it is faulty
     */
    public Plan take(List<Row> rows, OnKnown onKnown, AssetTerms terms, String reason, String actor) {
        return versions.write(_ -> {
            var draft = new Draft(terms, onKnown);
            Plan plan = draft.of(rows);
            return plan.isFaulty() ? plan : written(plan, draft.names, reason, actor);
        });
    }

    private Plan written(Plan plan, AssetNames names, String reason, String actor) {
        List<Asset> added = saved(plan, Fate.NEW, reason, actor);
        List<Asset> changed = saved(plan, Fate.CHANGED, reason, actor);
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
        note(notes);
        return new Plan(lines);
    }

    private List<Asset> saved(Plan plan, Fate fate, String reason, String actor) {
        List<Asset> wanted = plan.lines().stream()
                .filter(line -> line.fate() == fate)
                .map(line -> line.asset().changed(actor, reason))
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        return fate == Fate.NEW ? repository.saveAll(wanted) : repository.updateAll(wanted);
    }

    private void note(List<AuditNote> notes) {
        transactions.executeWrite(status -> {
            try {
                return audit.record(status.getConnection(), notes);
            } catch (SQLException e) {
                throw new DataAccessException("the audit log cannot be written", e);
            }
        });
    }

    /** A list on its way. */
    private final class Draft {

        private final AssetTerms terms;
        private final OnKnown onKnown;
        private final AssetNames names = assets.names();
        private final Map<String, Asset> byTag = new HashMap<>();
        private final Map<String, Asset> bySerial = new HashMap<>();
        private final Set<Long> taken = new HashSet<>();
        private final AssetClashes clashes;

        Draft(AssetTerms terms, OnKnown onKnown) {
            this.terms = terms;
            this.onKnown = onKnown;
            List<Asset> present = repository.findByStatusNotEqual(AssetStatus.DISPOSED);
            clashes = new AssetClashes(present, names);
            for (Asset asset : present) {
                if (!asset.tag().isEmpty()) {
                    byTag.putIfAbsent(key(asset.tag()), asset);
                }
                if (!asset.serial().isEmpty()) {
                    bySerial.putIfAbsent(key(asset.maker(), asset.serial()), asset);
                }
            }
        }

        Plan of(List<Row> rows) {
            return new Plan(rows.stream().map(this::line).toList());
        }

        private Line line(Row row) {
            Asset before = known(row);
            if (before != null && onKnown == OnKnown.SKIP) {
                return new Line(row.number(), Fate.SKIPPED, before, List.of(), List.of());
            }
            Result read = AssetReader.read(row.typed(), before, terms, names, tags.pattern());
            List<AssetFault> faults = new ArrayList<>(read.faults());
            clashes.of(read.asset()).stream()
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
