package vn.dcim.core.assetlist;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetBatch.Line;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetBatch.Plan;
import vn.dcim.core.asset.AssetBatch.Taking;
import vn.dcim.core.asset.AssetBatches;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.AssetUndo;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Takes brought lists over, each as one change that is kept with all it did, and undoes them. */
@Singleton
public class AssetLists {

    private static final int AT_ONCE = 500;
    private static final int LONGEST_REASON = 500;

    private final AssetDrafts drafts;
    private final AssetDraftRepository draftRows;
    private final AssetListRepository lists;
    private final ListChangeRepository changes;
    private final AssetBatches batches;
    private final AssetUndo undo;
    private final AuditLog audit;
    private final TransactionOperations<Connection> transactions;

    AssetLists(
            AssetDrafts drafts,
            AssetDraftRepository draftRows,
            AssetListRepository lists,
            ListChangeRepository changes,
            AssetBatches batches,
            AssetUndo undo,
            AuditLog audit,
            TransactionOperations<Connection> transactions) {
        this.drafts = drafts;
        this.draftRows = draftRows;
        this.lists = lists;
        this.changes = changes;
        this.batches = batches;
        this.undo = undo;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * What somebody saw and agreed to.
     *
     * @param revision of the draft
     * @param isPartial whether the good rows may be taken although others are faulty
     */
    public record Consent(int revision, long added, long changed, long faulty, boolean isPartial) {}

    /** Is told how far it has come. */
    public interface Progress {
        void written(int done, int all);
    }

    /**
     * Takes a list over: all rows, or where its author said so the good ones. Nothing is written where it throws.
     *
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE where the register or the draft is not any more as it was when its author
     *     agreed; ILLEGAL_TRANSITION for faulty rows without leave
     */
    public AssetList take(long id, Consent consent, AssetTerms terms, String actor, Progress progress) {
        AssetDrafts.Opened opened = drafts.open(id, actor);
        AssetDraft draft = opened.draft();
        if (draft.revision() != consent.revision()) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, "list " + id, actor);
        }
        var keeping = new Keeping(opened, consent, actor, progress);
        transactions.executeWrite(_ -> {
            batches.take(opened.rows(), draft.onKnown(), terms, draft.fileName(), actor, keeping);
            return audit.record(
                    actor,
                    "asset-list.take",
                    keeping.taken.toString(),
                    "",
                    "+" + keeping.taken.added() + " ~" + keeping.taken.changed() + " =" + keeping.taken.same()
                            + ", sha256 " + draft.sha256(),
                    draft.fileName());
        });
        return keeping.taken;
    }

    /** Returns the newest lists, newest first. */
    public List<AssetList> newest() {
        return lists.findTop100OrderByIdDesc();
    }

    /** @throws DcimException NOT_FOUND */
    public AssetList get(long id) {
        return lists.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "list", id));
    }

    /** Returns what became of a draft; empty where it was not taken over. */
    public Optional<AssetList> ofDraft(long draftId) {
        return lists.findByDraftId(draftId);
    }

    /** Returns what a list did, row by row. */
    public List<ListChange> changes(long id) {
        return changes.findByListIdOrderById(id);
    }

    /** Tells what undoing a list would do, but for what was undone before. @throws DcimException NOT_FOUND */
    public List<AssetUndo.Line> planUndo(long id) {
        get(id);
        return undo.plan(steps(id));
    }

    /**
     * Undoes what can be.
     *
     * @throws DcimException NOT_FOUND; INVALID_VALUE without a reason; ILLEGAL_TRANSITION where nothing can be undone
     */
    public List<AssetUndo.Line> undo(long id, String reason, String actor) {
        AssetList list = get(id);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "reason", why, "1–" + LONGEST_REASON);
        }
        return transactions.executeWrite(_ -> {
            List<AssetUndo.Line> lines = undo.undo(
                    steps(id), list.fileName() + ": " + why, actor, (done, at) -> keep(list, done, why, actor, at));
            Map<Boolean, Long> counts = lines.stream()
                    .collect(Collectors.partitioningBy(line -> line.fate().isDone(), Collectors.counting()));
            audit.record(
                    actor,
                    "asset-list.undo",
                    list.toString(),
                    "",
                    "−" + counts.get(true) + ", =" + counts.get(false),
                    why);
            return lines;
        });
    }

    private void keep(AssetList list, List<AssetUndo.Line> lines, String reason, String actor, Instant at) {
        List<Long> done = lines.stream()
                .filter(line -> line.fate().isDone())
                .map(line -> line.step().assetId())
                .toList();
        if (done.isEmpty()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "list " + list.id(), "TAKEN", "UNDO");
        }
        for (int from = 0; from < done.size(); from += AT_ONCE) {
            changes.undo(list.id(), done.subList(from, Math.min(from + AT_ONCE, done.size())));
        }
        lists.update(list.id(), at, actor, reason);
    }

    private List<AssetUndo.Step> steps(long id) {
        return changes(id).stream()
                .filter(change -> !change.undone())
                .map(ListChange::step)
                .toList();
    }

    /**
     * Where a list came from.
     *
     * @param draftId negative where it was no draft of a list of assets
     */
    public record Brought(long draftId, String fileName, String sha256, OnKnown onKnown) {}

    /** Keeps what a list did, so that it can be undone; within the transaction that did it. @param leftOut rows beside the faulty ones */
    public AssetList keep(Brought brought, Plan plan, int leftOut, Instant at, String actor) {
        AssetList list = lists.save(new AssetList(
                null,
                brought.draftId(),
                at,
                actor,
                brought.fileName(),
                brought.sha256(),
                brought.onKnown(),
                (int) plan.count(Fate.NEW),
                (int) plan.count(Fate.CHANGED),
                (int) plan.count(Fate.SAME),
                (int) plan.count(Fate.SKIPPED),
                (int) plan.count(Fate.FAULTY) + leftOut,
                null,
                null,
                ""));
        List<ListChange> all = new ArrayList<>();
        for (Line line : plan.lines()) {
            if (line.fate() == Fate.NEW || line.fate() == Fate.CHANGED) {
                Asset asset = line.asset();
                all.add(new ListChange(
                        null,
                        list.id(),
                        line.number(),
                        asset.id(),
                        asset.name(),
                        line.fate() == Fate.NEW,
                        asset.revision(),
                        false));
            }
        }
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            changes.saveAll(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return list;
    }

    /** Keeps what was taken beside it, in one transaction, in the place of its draft. */
    private final class Keeping implements Taking {

        private final AssetDrafts.Opened opened;
        private final Consent consent;
        private final String actor;
        private final Progress progress;
        private AssetList taken;

        Keeping(AssetDrafts.Opened opened, Consent consent, String actor, Progress progress) {
            this.opened = opened;
            this.consent = consent;
            this.actor = actor;
            this.progress = progress;
        }

        @Override
        public boolean accepts(Plan plan) {
            boolean isAsSeen = plan.count(Fate.NEW) == consent.added()
                    && plan.count(Fate.CHANGED) == consent.changed()
                    && plan.count(Fate.FAULTY) == consent.faulty();
            if (!isAsSeen) {
                throw new DcimException(
                        ErrorCode.CHANGED_MEANWHILE, "list " + opened.draft().id(), "");
            }
            if (plan.isFaulty() && !consent.isPartial()) {
                throw new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION, "list " + opened.draft().id(), "FAULTY", "TAKE-OVER");
            }
            return true;
        }

        @Override
        public void written(int done, int all) {
            progress.written(done, all);
        }

        @Override
        public void kept(Plan plan, Instant at) {
            AssetDraft draft = opened.draft();
            if (draftRows.deleteAt(draft.id(), draft.revision()) == 0) {
                throw new DcimException(ErrorCode.CHANGED_MEANWHILE, "list " + draft.id(), actor);
            }
            taken = keep(
                    new Brought(draft.id(), draft.fileName(), draft.sha256(), draft.onKnown()),
                    plan,
                    opened.leftOut().size(),
                    at,
                    actor);
        }
    }
}
