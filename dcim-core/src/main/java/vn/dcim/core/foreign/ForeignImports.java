package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.directory.DirectoryFault;
import vn.dcim.core.directory.DirectoryPeople;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Takes over lists of accounts, all of a list or nothing. A list that people bring is read as a draft first, which shows what it
 * would do; one of a program is taken over at once or refused with all its faults.
 */
@Singleton
public class ForeignImports {

    /** Bytes of a list, at most. */
    public static final int LONGEST_LIST = ListReader.LONGEST;

    private static final Duration DRAFTS_STAY = Duration.ofDays(1);
    private static final int LONGEST_FILE_NAME = 200;

    private final ForeignSystems systems;
    private final ForeignSystemRepository systemRows;
    private final ForeignImportRepository imports;
    private final ForeignAccountRepository accounts;
    private final ForeignDraftRepository drafts;
    private final ForeignWords words;
    private final Optional<DirectoryPeople> directory;
    private final AuditLog audit;
    private final Clock clock;

    ForeignImports(
            ForeignSystems systems,
            ForeignSystemRepository systemRows,
            ForeignImportRepository imports,
            ForeignAccountRepository accounts,
            ForeignDraftRepository drafts,
            ForeignWords words,
            @Nullable DirectoryPeople directory,
            AuditLog audit,
            Clock clock) {
        this.systems = systems;
        this.systemRows = systemRows;
        this.imports = imports;
        this.accounts = accounts;
        this.drafts = drafts;
        this.words = words;
        this.directory = Optional.ofNullable(directory);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What became of a list that was to be taken over at once.
     *
     * @param taken empty where the list has faults, and after a dry run
     */
    public record Outcome(Optional<ForeignImport> taken, ReadList list, ListChanges changes) {}

    /** Tells whether a directory is set up, from which a list can be read. */
    public boolean hasDirectory() {
        return directory.isPresent();
    }

    /** Returns why a file is none that can be read at all; empty for one that can. */
    public Optional<ListFault> fault(byte[] content) {
        return Optional.of(read(content, "")).filter(list -> !list.isTable()).map(list -> list.faults()
                .getFirst());
    }

    /**
     * Keeps a list for a dry run, in the place of the one that the same person brought before.
     *
     * @param content of a file in which {@link #fault} finds nothing
     * @throws DcimException NOT_FOUND
     */
    @Transactional
    public ForeignDraft draft(
            long systemId, ForeignImport.Source source, String fileName, byte[] content, String actor) {
        ForeignSystem system = systems.get(systemId);
        drafts.deleteByReadAtBefore(now().minus(DRAFTS_STAY));
        drafts.deleteBySystemIdAndReadBy(systemId, actor);
        return drafts.save(new ForeignDraft(
                null,
                systemId,
                now(),
                actor,
                source,
                shortened(fileName),
                sha256(content),
                packed(content),
                source == ForeignImport.Source.FILE ? system.mapping() : "",
                newest(systemId).map(ForeignImport::id).orElse(0L)));
    }

    /**
     * Reads everybody below the base of the directory, as a draft.
     *
     * @throws DirectoryFault where it cannot be asked
     * @throws DcimException NOT_FOUND, also without a directory
     */
    public ForeignDraft draftOfDirectory(long systemId, String actor) {
        systems.get(systemId);
        DirectoryPeople people = directory.orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "directory", ""));
        byte[] list = DirectoryList.of(people.all());
        return draft(systemId, ForeignImport.Source.DIRECTORY, people.address(), list, actor);
    }

    /** @throws DcimException NOT_FOUND, also for a draft of another system, or one that was taken over or is too old */
    public DryRun look(long systemId, long draftId) {
        ForeignDraft draft = draft(systemId, draftId);
        ReadList list = read(unpacked(draft.content()), draft.mapping());
        return new DryRun(draft, list, list.isFit() ? changes(systemId, list) : none());
    }

    /**
     * Chooses which column tells what.
     *
     * @param fields by the head of the column; nothing for one that is left out
     * @throws DcimException NOT_FOUND
     */
    @Transactional
    public void choose(long systemId, long draftId, Map<String, Optional<ForeignField>> fields) {
        ForeignDraft draft = draft(systemId, draftId);
        var mapping = new ColumnMapping(draft.mapping());
        fields.forEach(mapping::choose);
        drafts.update(draft.id(), mapping.kept());
    }

    /**
     * Takes a draft over: its list counts from now on.
     *
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION where it has faults, or where another list was taken over since it was
     *     compared, with which it is compared from then on
     */
    @Transactional(noRollbackFor = DcimException.class)
    public ForeignImport commit(long systemId, long draftId, String actor) {
        systemRows.hold(systemId);
        ForeignDraft draft = draft(systemId, draftId);
        long newest = newest(systemId).map(ForeignImport::id).orElse(0L);
        if (newest != draft.lastImport()) {
            drafts.updateLastImport(draftId, newest);
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "list " + draftId, "OVERTAKEN", "TAKE-OVER");
        }
        ReadList list = read(unpacked(draft.content()), draft.mapping());
        if (!list.isFit()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "list " + draftId, "FAULTY", "TAKE-OVER");
        }
        drafts.deleteById(draftId);
        if (draft.source() == ForeignImport.Source.FILE) {
            systemRows.updateMapping(systemId, draft.mapping());
        }
        return take(
                systems.get(systemId),
                draft.source(),
                draft.fileName(),
                draft.sha256(),
                list,
                changes(systemId, list),
                actor);
    }

    /** Gives a draft up. */
    @Transactional
    public void drop(long systemId, long draftId) {
        drafts.deleteById(draft(systemId, draftId).id());
    }

    /**
     * Takes a list of a program over at once, if nothing is wrong with it. Its columns are read as those of the last list of a file.
     *
     * @param dry true to tell only what it would do
     * @throws DcimException NOT_FOUND
     */
    @Transactional
    public Outcome take(long systemId, String fileName, byte[] content, boolean dry, String actor) {
        // why: first of all, since a transaction sees the rows as they were at its first look
        systemRows.hold(systemId);
        ForeignSystem system = systems.get(systemId);
        ReadList list = read(content, system.mapping());
        ListChanges changes = list.isFit() ? changes(systemId, list) : none();
        if (dry || !list.isFit()) {
            return new Outcome(Optional.empty(), list, changes);
        }
        ForeignImport taken =
                take(system, ForeignImport.Source.PROGRAM, shortened(fileName), sha256(content), list, changes, actor);
        return new Outcome(Optional.of(taken), list, changes);
    }

    /** Says that somebody has looked at each account of the list that counts. @throws DcimException NOT_FOUND, ILLEGAL_TRANSITION */
    @Transactional
    public void review(long systemId, long importId, String remark, String actor) {
        // why: first of all, since a transaction sees the rows as they were at its first look
        systemRows.hold(systemId);
        ForeignSystem system = systems.get(systemId);
        ForeignSystems.text("remark", remark);
        ForeignImport newest =
                newest(systemId).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "list", importId));
        if (newest.id() != importId) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "list " + importId, "OVERTAKEN", "REVIEW");
        }
        imports.update(importId, now(), actor);
        audit.record(
                actor,
                "foreign-import.review",
                ForeignSystems.subject(system),
                "",
                "sha256 " + newest.sha256() + ", " + newest.accounts(),
                remark.strip());
    }

    /** Returns all imports of a system, newest first. */
    public List<ForeignImport> history(long systemId) {
        return imports.findBySystemIdOrderByIdDesc(systemId);
    }

    /** Returns the accounts of an import. @throws DcimException NOT_FOUND, also for one of another system */
    public List<ForeignAccount> accounts(long systemId, long importId) {
        imports.findById(importId)
                .filter(found -> found.systemId() == systemId)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "list", importId));
        return accounts.findByImportIdOrderById(importId);
    }

    private ForeignImport take(
            ForeignSystem system,
            ForeignImport.Source source,
            String fileName,
            String sha256,
            ReadList list,
            ListChanges changes,
            String actor) {
        ForeignImport taken = imports.save(new ForeignImport(
                null,
                system.id(),
                now(),
                actor,
                source,
                fileName,
                sha256,
                ForeignImport.codes(list.columns()),
                list.accounts().size(),
                changes.added().size(),
                changes.changed().size(),
                changes.gone().size(),
                null,
                null));
        List<ForeignAccount> rows = new ArrayList<>(list.accounts().size());
        list.accounts().forEach(account -> rows.add(account.in(taken.id())));
        accounts.saveAll(rows);
        audit.record(
                actor,
                "foreign-import.take",
                ForeignSystems.subject(system),
                "",
                taken.accounts() + " (+" + taken.added() + " ~" + taken.changed() + " −" + taken.gone() + "), sha256 "
                        + sha256,
                (source.code() + " " + fileName).strip());
        return taken;
    }

    private ReadList read(byte[] content, String mapping) {
        return ListReader.read(content, new ColumnMapping(mapping), words, clock.instant());
    }

    private ListChanges changes(long systemId, ReadList list) {
        List<ForeignAccount> before = newest(systemId)
                .map(newest -> accounts.findByImportIdOrderById(newest.id()))
                .orElse(List.of());
        return ListChanges.between(before, list.accounts());
    }

    private static ListChanges none() {
        return new ListChanges(List.of(), List.of(), List.of());
    }

    private Optional<ForeignImport> newest(long systemId) {
        return imports.findBySystemIdOrderByIdDesc(systemId).stream().findFirst();
    }

    private ForeignDraft draft(long systemId, long draftId) {
        systems.get(systemId);
        return drafts.findById(draftId)
                .filter(draft -> draft.systemId() == systemId)
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "list", draftId));
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

    private static byte[] packed(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
