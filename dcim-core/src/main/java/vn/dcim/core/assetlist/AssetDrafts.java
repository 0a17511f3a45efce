package vn.dcim.core.assetlist;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetBatch;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetBatches;
import vn.dcim.core.asset.AssetField;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.FieldKey;
import vn.dcim.core.asset.custom.CustomFields;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.table.ReadTable;
import vn.dcim.core.table.TableFault;
import vn.dcim.core.table.TableFile;
import vn.dcim.core.text.PlainText;

/**
 * Lists that people bring: kept for a week, seen by their author alone, read anew from their file whenever they are looked at, and
 * changed by what their author chooses and corrects.
 */
@Singleton
public class AssetDrafts {

    private static final Duration STAY = Duration.ofDays(7);
    private static final int LONGEST_FILE_NAME = 200;
    private static final int LONGEST_VALUE = 4000;
    private static final int LONGEST_HEADING = 200;
    private static final int KEPT_TABLES = 2;

    private final AssetDraftRepository drafts;
    private final DraftCellRepository cells;
    private final KnownHeadingRepository headings;
    private final AssetBatches batches;
    private final ListWords words;
    private final CustomFields customFields;
    private final Clock clock;
    // why: who corrects a list cell by cell looks at one file again and again
    private final Map<String, ReadTable> tables = new LinkedHashMap<>();

    AssetDrafts(
            AssetDraftRepository drafts,
            DraftCellRepository cells,
            KnownHeadingRepository headings,
            AssetBatches batches,
            ListWords words,
            CustomFields customFields,
            Clock clock) {
        this.drafts = drafts;
        this.cells = cells;
        this.headings = headings;
        this.batches = batches;
        this.words = words;
        this.customFields = customFields;
        this.clock = clock;
    }

    /**
     * Keeps a list for a dry run.
     *
     * @throws TableFault where it cannot be read
     */
    @Transactional
    public AssetDraft bring(String fileName, byte[] content, String actor) {
        ReadTable table = firstFilled(content);
        drafts.deleteByBroughtAtBefore(now().minus(STAY));
        Map<String, String> known = known(actor);
        Headings meant = headings();
        int headRow = Columns.headRow(table, meant, known);
        return drafts.save(new AssetDraft(
                null,
                1,
                now(),
                actor,
                shortened(fileName),
                sha256(content),
                content,
                table.sheet(),
                headRow,
                Columns.kept(Columns.guessed(row(table, headRow), meant, known)),
                "",
                OnKnown.UPDATE,
                false));
    }

    /** Returns the lists that somebody brought and did not take over yet, newest first. */
    public List<DraftLine> of(String actor) {
        return drafts.findByBroughtByOrderByIdDesc(actor);
    }

    /** Tells what taking a list over would do, with all that is wrong. @throws DcimException NOT_FOUND, for others' too */
    public DryRun look(long id, AssetTerms terms, String actor) {
        Opened opened = open(id, actor);
        AssetDraft draft = opened.draft();
        return new DryRun(
                draft,
                opened.table(),
                Columns.of(draft.mapping()),
                ListRows.same(draft),
                opened.leftOut(),
                batches.plan(opened.rows(), draft.onKnown(), terms));
    }

    /** A list with the rows that are to be taken of it. */
    record Opened(AssetDraft draft, ReadTable table, List<AssetBatch.Row> rows, List<Integer> leftOut) {}

    /** @throws DcimException NOT_FOUND, for others' too */
    Opened open(long id, String actor) {
        AssetDraft draft = get(id, actor);
        ReadTable table = table(draft);
        var rows = new ListRows(draft, table, cells.findByDraftId(id));
        return new Opened(draft, table, rows.of(table), rows.leftOut());
    }

    /**
     * What an author chooses.
     *
     * @param fields of columns from 0; a column that is left out is no key
     * @param same what rows without a value get; an empty one is none
     */
    public record Choice(
            Map<Integer, FieldKey> fields, Map<AssetField, String> same, OnKnown onKnown, boolean clears) {}

    /** Chooses what columns tell and what becomes of known assets; what headings meant is remembered. @throws DcimException NOT_FOUND, INVALID_VALUE */
    @Transactional
    public void choose(long id, Choice choice, String actor) {
        AssetDraft draft = get(id, actor);
        ReadTable.Row head = row(table(draft), draft.headRow());
        requireKnown(choice.fields().values());
        if (choice.fields().values().stream().distinct().count()
                != choice.fields().size()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "columns", twice(choice.fields()), "");
        }
        drafts.update(
                id,
                draft.revision() + 1,
                draft.sheet(),
                draft.headRow(),
                Columns.kept(new TreeMap<>(choice.fields())),
                choice.same().entrySet().stream()
                        .filter(entry -> !entry.getValue().isBlank())
                        .map(entry ->
                                entry.getKey().code() + "=" + entry.getValue().replaceAll("\\R", " "))
                        .collect(Collectors.joining("\n")),
                choice.onKnown(),
                choice.clears());
        remember(head, choice.fields(), actor);
    }

    /** Chooses another sheet, or another row for the headings (0 to have it found); columns are guessed anew. @throws DcimException NOT_FOUND, INVALID_VALUE @throws TableFault */
    @Transactional
    public void turnTo(long id, int sheet, int headRow, String actor) {
        AssetDraft draft = get(id, actor);
        ReadTable table = TableFile.read(draft.content(), sheet);
        Map<String, String> known = known(actor);
        Headings meant = headings();
        int head = headRow == 0 ? Columns.headRow(table, meant, known) : headRow;
        if (table.rows().stream().noneMatch(row -> row.number() == head)) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE,
                    "head-row",
                    headRow,
                    table.rows().getFirst().number() + "–"
                            + table.rows().getLast().number());
        }
        if (sheet != draft.sheet()) {
            cells.deleteByDraftId(id);
        }
        drafts.update(
                id,
                draft.revision() + 1,
                sheet,
                head,
                Columns.kept(Columns.guessed(row(table, head), meant, known)),
                draft.same(),
                draft.onKnown(),
                draft.clears());
    }

    /**
     * Corrects cells.
     *
     * @param corrections values of fields by the numbers of rows; a row that is left out has none
     * @param leftOut numbers of rows
     * @param takenBack numbers of rows that were left out and are to be taken after all
     * @throws DcimException NOT_FOUND, INVALID_VALUE
     */
    @Transactional
    public void correct(
            long id,
            Map<Integer, Map<FieldKey, String>> corrections,
            List<Integer> leftOut,
            List<Integer> takenBack,
            String actor) {
        AssetDraft draft = get(id, actor);
        requireKnown(corrections.values().stream()
                .flatMap(fields -> fields.keySet().stream())
                .toList());
        List<DraftCell> added = new ArrayList<>();
        corrections.forEach((row, fields) -> fields.forEach((field, value) -> {
            if (value.length() > LONGEST_VALUE) {
                throw new DcimException(ErrorCode.INVALID_VALUE, field.code(), value.length(), LONGEST_VALUE);
            }
            cells.deleteByDraftIdAndAtRowAndField(id, row, field.code());
            added.add(new DraftCell(null, id, row, field.code(), value.strip()));
        }));
        takenBack.forEach(row -> cells.deleteByDraftIdAndAtRowAndField(id, row, ""));
        leftOut.stream().distinct().forEach(row -> {
            cells.deleteByDraftIdAndAtRowAndField(id, row, "");
            added.add(new DraftCell(null, id, row, "", ""));
        });
        cells.saveAll(added);
        drafts.updateRevision(id, draft.revision() + 1);
    }

    private void requireKnown(Collection<FieldKey> fields) {
        Headings meant = headings();
        fields.stream()
                .filter(field -> meant.code(field.code()).isEmpty())
                .findFirst()
                .ifPresent(field -> {
                    throw new DcimException(ErrorCode.INVALID_VALUE, "field", field.code(), "");
                });
    }

    private Headings headings() {
        return new Headings(words, customFields.now());
    }

    /** Gives a list up. @throws DcimException NOT_FOUND */
    @Transactional
    public void drop(long id, String actor) {
        AssetDraft draft = get(id, actor);
        drafts.deleteAt(draft.id(), draft.revision());
    }

    /** @throws DcimException NOT_FOUND, for others' too */
    private AssetDraft get(long id, String actor) {
        return drafts.findById(id)
                .filter(draft -> draft.broughtBy().equals(actor))
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "list", id));
    }

    /** The first sheet with something in it: people leave covers and empty sheets in front. */
    private static ReadTable firstFilled(byte[] content) {
        int sheet = 0;
        TableFault first = null;
        while (true) {
            try {
                return TableFile.read(content, sheet);
            } catch (TableFault e) {
                first = first == null ? e : first;
                if (e.kind() != TableFault.Kind.EMPTY || content.length == 0) {
                    throw first;
                }
                sheet++;
            }
        }
    }

    private ReadTable table(AssetDraft draft) {
        String key = draft.id() + " " + draft.sheet();
        synchronized (tables) {
            ReadTable known = tables.remove(key);
            ReadTable table = known == null ? TableFile.read(draft.content(), draft.sheet()) : known;
            tables.put(key, table);
            while (tables.size() > KEPT_TABLES) {
                tables.remove(tables.keySet().iterator().next());
            }
            return table;
        }
    }

    private Map<String, String> known(String actor) {
        return headings.findByAccount(actor).stream()
                .collect(Collectors.toMap(KnownHeading::heading, KnownHeading::field));
    }

    private void remember(ReadTable.Row head, Map<Integer, FieldKey> fields, String actor) {
        Map<String, String> meant = new LinkedHashMap<>();
        for (int column = 0; column < head.cells().size(); column++) {
            String heading = PlainText.letters(head.cells().get(column));
            if (!heading.isEmpty() && heading.length() <= LONGEST_HEADING) {
                String code = Optional.ofNullable(fields.get(column))
                        .map(FieldKey::code)
                        .orElse("");
                meant.merge(heading, code, (one, other) -> one.isEmpty() ? other : one);
            }
        }
        if (!meant.isEmpty()) {
            headings.deleteByAccountAndHeadingIn(actor, List.copyOf(meant.keySet()));
            headings.saveAll(meant.entrySet().stream()
                    .map(entry -> new KnownHeading(null, actor, entry.getKey(), entry.getValue()))
                    .toList());
        }
    }

    private static String twice(Map<Integer, FieldKey> fields) {
        return fields.entrySet().stream()
                .filter(entry -> fields.values().stream()
                                .filter(field -> field.equals(entry.getValue()))
                                .count()
                        > 1)
                .map(entry -> ReadTable.letters(entry.getKey()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static ReadTable.Row row(ReadTable table, int number) {
        return table.rows().stream()
                .filter(row -> row.number() == number)
                .findFirst()
                .orElseGet(() -> new ReadTable.Row(number, List.of()));
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
