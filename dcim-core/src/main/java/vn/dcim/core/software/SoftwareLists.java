package vn.dcim.core.software;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.AuditNote;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.software.SoftwarePlan.Fate;
import vn.dcim.core.software.SoftwarePlan.Line;
import vn.dcim.core.table.ReadTable;
import vn.dcim.core.table.TableFault;
import vn.dcim.core.table.TableFile;
import vn.dcim.core.version.Versions;

/**
 * Lists of titles, licences and installations that people bring: kept for a week for their author alone, read anew whenever they are
 * looked at, and taken over as one change.
 */
@Singleton
public class SoftwareLists {

    private static final Duration STAY = Duration.ofDays(7);
    private static final int LONGEST_FILE_NAME = 200;

    private final SoftwareRegister register;
    private final SoftwareDraftRepository drafts;
    private final SoftwareListRepository lists;
    private final SoftwareTitleRepository titles;
    private final LicenceRepository licences;
    private final InstallationRepository installations;
    private final Assets assets;
    private final Versions versions;
    private final AuditLog audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    SoftwareLists(
            SoftwareRegister register,
            SoftwareDraftRepository drafts,
            SoftwareListRepository lists,
            SoftwareTitleRepository titles,
            LicenceRepository licences,
            InstallationRepository installations,
            Assets assets,
            Versions versions,
            AuditLog audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.register = register;
        this.drafts = drafts;
        this.lists = lists;
        this.titles = titles;
        this.licences = licences;
        this.installations = installations;
        this.assets = assets;
        this.versions = versions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Keeps a list for a dry run.
     *
     * @throws TableFault where it cannot be read
     */
    @Transactional
    public SoftwareDraft bring(ListKind kind, String fileName, byte[] content, String actor) {
        ReadTable table = TableFile.read(content, 0);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        drafts.deleteByBroughtAtBefore(now.minus(STAY));
        return drafts.save(new SoftwareDraft(
                null, now, actor, kind, shortened(fileName), sha256(content), content, table.sheet()));
    }

    /** @throws DcimException NOT_FOUND, for others' too */
    public SoftwareDraft draft(long id, String actor) {
        return drafts.findByIdAndBroughtBy(id, actor)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "list", id));
    }

    /** Returns the lists of a kind that somebody brought and did not take over yet, newest first. */
    public List<BroughtList> brought(ListKind kind, String actor) {
        return drafts.findByBroughtByAndKindOrderByIdDesc(actor, kind);
    }

    /** Tells what taking a list over would do, with all that is wrong. */
    @Transactional(readOnly = true)
    public SoftwarePlan look(SoftwareDraft draft, SoftwareTerms terms) {
        var known = SoftwarePlanner.Known.of(
                titles.findAll(), licences.findAll(), installations.findAll(), SoftwareBatches.machines(assets));
        return new SoftwarePlanner(draft.kind(), terms, known, register.today(), draft.broughtBy(), draft.fileName())
                .plan(TableFile.read(draft.content(), draft.sheet()));
    }

    /**
     * Takes a list over, as one change.
     *
     * @param shown {@link SoftwarePlan#counts} as its author saw them
     * @param partial whether faulty rows are left out
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE where something else would come of it by now; ILLEGAL_TRANSITION where rows are
     *     faulty and may not be left out, or none is good
     */
    public SoftwareList take(long id, String shown, boolean partial, SoftwareTerms terms, String actor) {
        return versions.write(at -> {
            SoftwareDraft draft = draft(id, actor);
            SoftwarePlan plan = look(draft, terms);
            long good = plan.count(Fate.NEW) + plan.count(Fate.CHANGED);
            if (!plan.counts().equals(shown)) {
                throw new DcimException(ErrorCode.CHANGED_MEANWHILE, "list " + id, actor);
            }
            if (good == 0 || plan.count(Fate.FAULTY) > 0 && !partial) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "list " + id, "FAULTY", "TAKE-OVER");
            }
            List<AuditNote> notes = new ArrayList<>();
            plan.lines(Fate.NEW).forEach(line -> notes.add(added(line, draft)));
            plan.lines(Fate.CHANGED).forEach(line -> notes.add(changed(line, draft)));
            SoftwareList list = lists.save(new SoftwareList(
                    null,
                    at,
                    actor,
                    draft.kind(),
                    draft.fileName(),
                    draft.sha256(),
                    (int) plan.count(Fate.NEW),
                    (int) plan.count(Fate.CHANGED),
                    (int) plan.count(Fate.SAME),
                    (int) plan.count(Fate.FAULTY),
                    null,
                    null,
                    ""));
            drafts.deleteById(id);
            notes.add(new AuditNote(
                    actor,
                    "software-list.take",
                    list.toString(),
                    "",
                    draft.kind().code() + " +" + list.added() + " ~" + list.changed() + ", sha256 " + list.sha256(),
                    ""));
            note(notes);
            return list;
        });
    }

    private AuditNote added(Line line, SoftwareDraft draft) {
        String became =
                switch (line.kept()) {
                    case SoftwareTitle title -> Described.told(TitleField.values(), titles.save(title));
                    case Licence licence -> Described.told(LicenceField.values(), licences.save(licence));
                    case Installation installation ->
                        installations.save(installation).toString();
                    default -> throw new IllegalStateException("no part of the register: " + line.kept());
                };
        String action =
                switch (draft.kind()) {
                    case TITLES -> "software.add";
                    case LICENCES -> "licence.add";
                    case INSTALLATIONS -> "software.install";
                };
        return new AuditNote(draft.broughtBy(), action, line.name(), "", became, draft.fileName());
    }

    private AuditNote changed(Line line, SoftwareDraft draft) {
        switch (line.kept()) {
            case SoftwareTitle title -> titles.update(title);
            case Licence licence -> licences.update(licence);
            case Installation installation -> installations.update(installation);
            default -> throw new IllegalStateException("no part of the register: " + line.kept());
        }
        String action =
                switch (draft.kind()) {
                    case TITLES -> "software.change";
                    case LICENCES -> "licence.change";
                    case INSTALLATIONS -> "software.installation";
                };
        return new AuditNote(
                draft.broughtBy(),
                action,
                line.name(),
                Described.told(line.differences(), Described.Difference::was),
                Described.told(line.differences(), Described.Difference::became),
                draft.fileName());
    }

    /** Gives a list up. @throws DcimException NOT_FOUND */
    @Transactional
    public void drop(long id, String actor) {
        drafts.deleteById(draft(id, actor).id());
    }

    /** Returns the lists of a kind that were taken over, newest first. */
    public List<SoftwareList> taken(ListKind kind) {
        return lists.findTop50ByKindOrderByIdDesc(kind);
    }

    /**
     * Undoes a list as a whole: what was added is taken out and stays among the versions, what was changed is as before.
     *
     * @return what is in the way, at most twenty; nothing was undone then
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it was undone before; INVALID_VALUE without a reason
     */
    public List<String> undo(long id, String reason, String actor) {
        String why = SoftwareDesk.reason(reason, 1);
        return versions.write(at -> {
            SoftwareList list =
                    lists.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "list", id));
            if (list.undoneAt() != null) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, list.toString(), "UNDONE", "UNDO");
            }
            return transactions.executeWrite(status -> {
                try {
                    var undo = new SoftwareUndo(status.getConnection(), list);
                    List<String> inTheWay = undo.inTheWay();
                    if (inTheWay.isEmpty()) {
                        undo.make(actor, why);
                        lists.update(id, at, actor, why);
                        audit.record(actor, "software-list.undo", list.toString(), "", "", why);
                    }
                    return inTheWay;
                } catch (SQLException e) {
                    throw new DataAccessException("the list cannot be undone", e);
                }
            });
        });
    }

    private void note(List<AuditNote> notes) {
        transactions.executeWrite(status -> {
            try {
                return audit.record(status.getConnection(), notes);
            } catch (SQLException e) {
                throw new DataAccessException("the list cannot be noted", e);
            }
        });
    }

    private static String shortened(String fileName) {
        String name = fileName.replaceAll("\\p{Cntrl}", "").strip();
        return name.length() <= LONGEST_FILE_NAME ? name : name.substring(0, LONGEST_FILE_NAME);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        }
    }
}
