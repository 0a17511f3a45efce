package vn.dcim.core.exchange;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetBatch;
import vn.dcim.core.asset.AssetBatch.Fate;
import vn.dcim.core.asset.AssetBatch.OnKnown;
import vn.dcim.core.asset.AssetBatches;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetTerms;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.assetlist.AssetList;
import vn.dcim.core.assetlist.AssetLists;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.exchange.ExchangeLine.Change;
import vn.dcim.core.exchange.ExchangeLine.Fault;
import vn.dcim.core.network.NetworkDesk;
import vn.dcim.core.network.Networks;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.power.Chains;
import vn.dcim.core.power.PowerDesk;
import vn.dcim.core.table.TableFile;
import vn.dcim.core.text.PlainText;
import vn.dcim.core.version.Versions;

/**
 * Files of NetBox that people bring: kept for a week, seen by their author alone, and taken over as one change. A dry run is the
 * change itself, rolled back: what it shows is what will be.
 */
@Singleton
public class Exchanges {

    private static final Duration STAY = Duration.ofDays(7);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORD = 200;
    private static final int MOST_FILES = 50;
    private static final long LONGEST = 32L << 20;

    private final ExchangeDraftRepository drafts;
    private final ExchangeFileRepository files;
    private final ExchangeWordRepository words;
    private final NetboxReader reader;
    private final ExchangeUndo undo;
    private final PlaceRepository places;
    private final FeedRepository feeds;
    private final AssetBatches batches;
    private final Assets assets;
    private final AssetLists lists;
    private final PowerDesk power;
    private final Chains chains;
    private final NetworkDesk network;
    private final Networks networks;
    private final NetworkCableRepository cables;
    private final Versions versions;
    private final AuditLog audit;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Exchanges(
            ExchangeDraftRepository drafts,
            ExchangeFileRepository files,
            ExchangeWordRepository words,
            NetboxReader reader,
            ExchangeUndo undo,
            PlaceRepository places,
            FeedRepository feeds,
            AssetBatches batches,
            Assets assets,
            AssetLists lists,
            PowerDesk power,
            Chains chains,
            NetworkDesk network,
            Networks networks,
            NetworkCableRepository cables,
            Versions versions,
            AuditLog audit,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.drafts = drafts;
        this.files = files;
        this.words = words;
        this.reader = reader;
        this.undo = undo;
        this.places = places;
        this.feeds = feeds;
        this.batches = batches;
        this.assets = assets;
        this.lists = lists;
        this.power = power;
        this.chains = chains;
        this.network = network;
        this.networks = networks;
        this.cables = cables;
        this.versions = versions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Keeps a file for a dry run.
     *
     * @throws DcimException INVALID_VALUE for what is none of NetBox's
     */
    @Transactional
    public ExchangeDraft bring(String fileName, byte[] content, String actor) {
        String name = readable(fileName, content);
        drafts.deleteByBroughtAtBefore(now().minus(STAY));
        ExchangeDraft draft = drafts.save(new ExchangeDraft(null, 1, now(), actor, OnKnown.UPDATE));
        files.save(new ExchangeFile(null, draft.id(), name, content));
        return draft;
    }

    /** Puts another file to those that were brought; one of that name makes room for it. @throws DcimException NOT_FOUND, INVALID_VALUE */
    @Transactional
    public void add(long id, String fileName, byte[] content, String actor) {
        ExchangeDraft draft = get(id, actor);
        String name = readable(fileName, content);
        files.deleteByDraftIdAndName(id, name);
        List<ExchangeFile> others = files.findByDraftIdOrderById(id);
        long length = others.stream().mapToLong(file -> file.content().length).sum();
        if (others.size() >= MOST_FILES || length + content.length > LONGEST) {
            throw new DcimException(
                    ErrorCode.INVALID_VALUE, "file", name, "≤ " + MOST_FILES + ", " + (LONGEST >> 20) + " MiB");
        }
        files.save(new ExchangeFile(null, id, name, content));
        drafts.update(id, draft.revision() + 1, draft.onKnown());
    }

    private String readable(String fileName, byte[] content) {
        String name = fileName.replaceAll("\\p{Cntrl}", "").strip();
        String kept = name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
        if (content.length == 0 || content.length > TableFile.LONGEST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "file", kept, "1 – " + TableFile.LONGEST);
        }
        NetboxSet set = reader.read(List.of(new NetboxReader.Source(kept, content)));
        if (set.isEmpty() && set.left().isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "file", kept, "CSV, JSON, ZIP");
        }
        return kept;
    }

    /** Returns the exchanges that somebody brought and did not take over yet, newest first. */
    public List<ExchangeDraft> of(String actor) {
        return drafts.findByBroughtByOrderByIdDesc(actor);
    }

    /** @throws DcimException NOT_FOUND, for others' too */
    public ExchangeDraft get(long id, String actor) {
        return drafts.findById(id)
                .filter(draft -> draft.broughtBy().equals(actor))
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "exchange", id));
    }

    /** Returns the names of the files, in the order in which they came. */
    public List<String> files(long id) {
        return files.findByDraftIdOrderById(id).stream().map(ExchangeFile::name).toList();
    }

    /**
     * Chooses what becomes of known things, and what words mean; that is remembered for all.
     *
     * @param kinds codes of kinds by the other program's words; empty ones are forgotten
     * @throws DcimException NOT_FOUND; INVALID_VALUE for no kind
     */
    @Transactional
    public void choose(long id, OnKnown onKnown, Map<String, String> kinds, String actor) {
        ExchangeDraft draft = get(id, actor);
        kinds.forEach((word, kind) -> {
            String plain = PlainText.of(word);
            if (!kind.isEmpty() && AssetKind.of(kind).isEmpty() || plain.length() > LONGEST_WORD) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "kind", kind, "");
            }
            words.deleteByWord(plain);
            if (!kind.isEmpty()) {
                words.save(new ExchangeWord(null, plain, kind));
            }
        });
        drafts.update(id, draft.revision() + 1, onKnown);
    }

    /** Gives files up. @throws DcimException NOT_FOUND */
    @Transactional
    public void drop(long id, String actor) {
        ExchangeDraft draft = get(id, actor);
        drafts.deleteAt(draft.id(), draft.revision());
    }

    /** Tells what taking them over would do, with all that is wrong; writes nothing. @throws DcimException NOT_FOUND */
    public ExchangeResult look(long id, AssetTerms terms, String actor) {
        return look(get(id, actor), terms, actor);
    }

    private ExchangeResult look(ExchangeDraft draft, AssetTerms terms, String actor) {
        return transactions.executeWrite(status -> {
            status.setRollbackOnly();
            return run(draft, terms, actor, Set.of(), new AssetBatch.Taking() {})
                    .result();
        });
    }

    /**
     * What somebody saw and agreed to.
     *
     * @param revision of the draft
     * @param isPartial whether the good objects may be taken although others are faulty
     */
    public record Consent(int revision, long added, long changed, long faulty, boolean isPartial) {}

    /**
     * Takes them over: all objects, or where their author said so the good ones. Nothing is written where it throws.
     *
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE where registry or files are not any more as when their author agreed;
     *     ILLEGAL_TRANSITION for faulty objects without leave
     */
    public AssetList take(long id, Consent consent, AssetTerms terms, String actor, AssetLists.Progress progress) {
        ExchangeDraft draft = get(id, actor);
        ExchangeResult seen = look(draft, terms, actor);
        boolean isAsSeen = draft.revision() == consent.revision()
                && seen.count(Fate.NEW) == consent.added()
                && seen.count(Fate.CHANGED) == consent.changed()
                && seen.count(Fate.FAULTY) == consent.faulty();
        if (!isAsSeen) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, "exchange " + id, "");
        }
        if (consent.faulty() > 0 && !consent.isPartial()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, "exchange " + id, "FAULTY", "TAKE-OVER");
        }
        return transactions.executeWrite(_ -> {
            Run run = run(draft, terms, actor, seen.faulty(), new AssetBatch.Taking() {
                @Override
                public void written(int done, int all) {
                    progress.written(done, all);
                }
            });
            ExchangeResult result = run.result();
            boolean isSame = result.count(Fate.FAULTY) == 0
                    && result.count(Fate.NEW) == consent.added()
                    && result.count(Fate.CHANGED) == consent.changed();
            if (!isSame || drafts.deleteAt(id, draft.revision()) == 0) {
                throw new DcimException(ErrorCode.CHANGED_MEANWHILE, "exchange " + id, "");
            }
            return keep(draft, run, consent.faulty(), actor);
        });
    }

    private AssetList keep(ExchangeDraft draft, Run run, long leftOut, String actor) {
        String told = run.reason();
        AssetList list = lists.keep(
                new AssetLists.Brought(-draft.id(), told, run.sha256(), draft.onKnown()),
                run.devices().plan(),
                (int) leftOut,
                run.devices().at(),
                actor);
        Map<String, Long> edges = new HashMap<>();
        feeds.findAll().stream()
                .filter(feed -> feed.kind() == Feed.Kind.POWER)
                .forEach(
                        feed -> edges.put(String.join("\n", feed.fromNode(), feed.toNode(), feed.outlet()), feed.id()));
        undo.keep(
                list.id(),
                run.step().made.stream()
                        .filter(made -> made.ends().isEmpty() || edges.containsKey(made.ends()))
                        .map(made -> new ExchangeChange(
                                null,
                                list.id(),
                                made.what(),
                                made.ends().isEmpty() ? made.id() : edges.get(made.ends()),
                                made.name(),
                                false))
                        .toList());
        ExchangeResult result = run.result();
        audit.record(
                actor,
                "asset-list.take",
                list.toString(),
                "",
                "NetBox: +" + result.count(Fate.NEW) + " ~" + result.count(Fate.CHANGED) + " ="
                        + result.count(Fate.SAME) + ", sha256 " + run.sha256(),
                told);
        return list;
    }

    /** What was made of the files, in the transaction that will keep it or not. */
    private record Run(Step step, DeviceStep devices, ExchangeResult result, String reason, String sha256) {}

    private Run run(
            ExchangeDraft draft, AssetTerms terms, String actor, Set<String> leftOut, AssetBatch.Taking progress) {
        List<ExchangeFile> brought = files.findByDraftIdOrderById(draft.id());
        String names = brought.stream().map(ExchangeFile::name).collect(Collectors.joining(", "));
        String reason = names.length() <= LONGEST_NAME ? names : names.substring(0, LONGEST_NAME - 1) + "…";
        NetboxSet set = reader.read(brought.stream()
                .map(file -> new NetboxReader.Source(file.name(), file.content()))
                .toList());
        Map<String, String> kept =
                words.findAll().stream().collect(Collectors.toMap(ExchangeWord::word, ExchangeWord::kind));
        var step = new Step(set, draft.onKnown(), kept, terms, reason, actor, leftOut);
        var placeStep = new PlaceStep(step, places, audit);
        placeStep.take(versions);
        var deviceStep = new DeviceStep(step, placeStep, batches, assets);
        deviceStep.take(progress);
        var powerStep = new PowerStep(step, placeStep, deviceStep, power, chains);
        Map<NetboxRow, List<Change>> changes = new HashMap<>();
        Map<NetboxRow, List<Fault>> faults = deviceStep.loads(power, powerStep::isPart, changes);
        powerStep.takeParts(faults, changes);
        deviceStep.tell(faults, changes);
        powerStep.connect(feeds.findAll());
        new NetworkStep(step, powerStep, network, cables, networks.now()).connect(feeds.findByKind(Feed.Kind.NETWORK));
        List<ExchangeLine> lines = new ArrayList<>(step.lines());
        lines.sort(Comparator.comparing(ExchangeLine::kind));
        return new Run(
                step,
                deviceStep,
                new ExchangeResult(lines, Map.copyOf(set.left()), step.unknownRoles),
                reason,
                sha256(brought));
    }

    private static String sha256(List<ExchangeFile> brought) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            brought.forEach(file -> digest.update(file.content()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java runtime", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
