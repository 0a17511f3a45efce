package vn.dcim.core.power;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.audit.AuditNote;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.device.Feed;
import vn.dcim.core.device.FeedRepository;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.place.PlaceRepository;
import vn.dcim.core.version.Versions;

/** What people note of the chain; each act is a version and a row of the audit log. */
@Singleton
public class PowerDesk {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 1000;
    private static final int MOST_AMPS = 10_000;
    private static final int MOST_WATTS = 100_000_000;
    private static final int MOST_INPUTS = 8;
    private static final int HEAVIEST_KG = 5000;

    private final Chains chains;
    private final PowerNodeRepository nodes;
    private final AssetLoadRepository loads;
    private final FeedRepository feeds;
    private final DeviceRepository devices;
    private final PlaceRepository places;
    private final Assets assets;
    private final Versions versions;
    private final AuditLog audit;

    PowerDesk(
            Chains chains,
            PowerNodeRepository nodes,
            AssetLoadRepository loads,
            FeedRepository feeds,
            DeviceRepository devices,
            PlaceRepository places,
            Assets assets,
            Versions versions,
            AuditLog audit) {
        this.chains = chains;
        this.nodes = nodes;
        this.loads = loads;
        this.feeds = feeds;
        this.devices = devices;
        this.places = places;
        this.assets = assets;
        this.versions = versions;
        this.audit = audit;
    }

    /** @throws DcimException NOT_FOUND */
    public PowerNode get(long id) {
        return nodes.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "node", id));
    }

    /** Returns all parts that were noted, in no order. */
    public List<PowerNode> nodes() {
        return nodes.findAll();
    }

    /**
     * Notes a part of the chain, or the ratings of a device.
     *
     * @param typed by the codes of its fields: name or device, kind, amps, phases, watts, derating, open, note
     * @throws DcimException INVALID_VALUE with the field; ALREADY_EXISTS
     */
    public PowerNode add(Map<String, String> typed, String actor) {
        return addAll(List.of(typed), "", actor).getFirst();
    }

    /** Notes several parts as one change, or none of them. */
    public List<PowerNode> addAll(List<Map<String, String>> typed, String reason, String actor) {
        return versions.write(_ -> {
            List<PowerNode> known = new ArrayList<>(nodes.findAll());
            List<PowerNode> wanted = new ArrayList<>();
            for (Map<String, String> fields : typed) {
                PowerNode node = read(fields, actor);
                checkName(node, known);
                known.add(node);
                wanted.add(node);
            }
            List<PowerNode> added = nodes.saveAll(wanted);
            note(added, node -> new AuditNote(actor, "power.add", node.toString(), "", told(node), reason));
            return added;
        });
    }

    /**
     * Changes what is noted of a part.
     *
     * @param revision that the change was made upon
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE, INVALID_VALUE, ALREADY_EXISTS
     */
    public PowerNode change(long id, int revision, Map<String, String> typed, String reason, String actor) {
        String why = PowerText.line("reason", reason, 0, LONGEST_NOTE);
        return versions.write(_ -> {
            PowerNode before = get(id);
            if (before.revision() != revision) {
                throw new DcimException(ErrorCode.CHANGED_MEANWHILE, before.toString(), before.changedBy());
            }
            PowerNode wanted = read(typed, actor).id(id, revision + 1);
            if (!Objects.equals(wanted.deviceId(), before.deviceId())) {
                // why: its edges hang on what it is
                throw new DcimException(ErrorCode.INVALID_VALUE, "device", typed.getOrDefault("device", ""), "");
            }
            checkName(
                    wanted,
                    nodes.findAll().stream()
                            .filter(node -> !node.id().equals(id))
                            .toList());
            PowerNode changed = nodes.update(wanted);
            audit.record(actor, "power.change", changed.toString(), told(before), told(changed), why);
            return changed;
        });
    }

    /** Takes a part out of the chain. @throws DcimException NOT_FOUND; STILL_CONNECTED */
    public void remove(long id, String reason, String actor) {
        String why = PowerText.line("reason", reason, 0, LONGEST_NOTE);
        versions.write(_ -> {
            PowerNode node = get(id);
            long connected = feeds.findAll().stream()
                    .filter(feed ->
                            feed.fromNode().equals(node.key()) || feed.toNode().equals(node.key()))
                    .count();
            if (node.deviceId() == null && connected > 0) {
                throw new DcimException(ErrorCode.STILL_CONNECTED, node.name(), connected);
            }
            nodes.delete(node);
            audit.record(actor, "power.remove", node.toString(), told(node), "", why);
            return node;
        });
    }

    /** Connects two parts. @throws DcimException as {@link ChainDraft#connect} */
    public Feed connect(Cable wanted, String actor) {
        return connectAll(List.of(wanted), "", actor).getFirst();
    }

    /** Connects several as one change, or none of them. @throws DcimException as above, of the first that cannot be */
    public List<Feed> connectAll(List<Cable> wanted, String reason, String actor) {
        return versions.write(_ -> {
            ChainDraft draft = draft();
            wanted.forEach(draft::connect);
            List<Feed> saved = feeds.saveAll(draft.added());
            note(
                    saved,
                    feed -> new AuditNote(actor, "power.connect", "feed:" + feed.id(), "", draft.told(feed), reason));
            return saved;
        });
    }

    /**
     * What came of a list of connections.
     *
     * @param faults of the rows that cannot be; where there are some, nothing was written
     */
    public record Taken(int made, List<Fault> faults) {}

    /** @param row from 1 */
    public record Fault(int row, DcimException cause) {}

    /** Connects a list as one change, or tells all that is wrong with it and makes none. */
    public Taken take(List<Cable> wanted, String reason, String actor) {
        List<Fault> faults = new ArrayList<>();
        ChainDraft trial = draft();
        for (int i = 0; i < wanted.size(); i++) {
            try {
                trial.connect(wanted.get(i));
            } catch (DcimException e) {
                faults.add(new Fault(i + 1, e));
            }
        }
        return faults.isEmpty() && !wanted.isEmpty()
                ? new Taken(connectAll(wanted, reason, actor).size(), faults)
                : new Taken(0, faults);
    }

    /** Takes a connection away. @throws DcimException NOT_FOUND */
    public Feed disconnect(long feedId, String reason, String actor) {
        String why = PowerText.line("reason", reason, 0, LONGEST_NOTE);
        return versions.write(_ -> {
            Feed feed =
                    feeds.findById(feedId).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "feed", feedId));
            String told = draft().told(feed);
            feeds.delete(feed);
            audit.record(actor, "power.disconnect", "feed:" + feedId, told, "", why);
            return feed;
        });
    }

    /**
     * A part as a list tells it.
     *
     * @param id of a part that is known; null for a new one
     * @param typed as for {@link #add}
     */
    public record Wanted(@Nullable Long id, Map<String, String> typed) {}

    /**
     * What came of a list of parts.
     *
     * @param parts those that were noted, by their place in the list from 0
     */
    public record Noted(Map<Integer, PowerNode> parts, List<Fault> faults) {}

    /** Notes parts of a list, new ones and changed ones, as one change; those that cannot be are told and left out. */
    public Noted noteAll(List<Wanted> wanted, String reason, String actor) {
        return versions.write(_ -> {
            List<PowerNode> known = new ArrayList<>(nodes.findAll());
            Map<Integer, PowerNode> noted = new TreeMap<>();
            List<AuditNote> notes = new ArrayList<>();
            List<Fault> faults = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                Wanted one = wanted.get(i);
                try {
                    PowerNode node = read(one.typed(), actor);
                    PowerNode before = known.stream()
                            .filter(other -> other.id().equals(one.id()))
                            .findFirst()
                            .orElse(null);
                    known.remove(before);
                    checkName(node, known);
                    PowerNode saved = before == null
                            ? nodes.save(node)
                            : nodes.update(node.id(before.id(), before.revision() + 1));
                    known.add(saved);
                    noted.put(i, saved);
                    notes.add(new AuditNote(
                            actor,
                            before == null ? "power.add" : "power.change",
                            saved.toString(),
                            before == null ? "" : told(before),
                            told(saved),
                            reason));
                } catch (DcimException e) {
                    faults.add(new Fault(i + 1, e));
                }
            }
            audit.record(notes);
            return new Noted(noted, faults);
        });
    }

    /** Returns what all assets ask of the chain, in no order. */
    public List<AssetLoad> loads() {
        return loads.findAll();
    }

    /** Returns what an asset asks of the chain; null where nobody said. */
    public @Nullable AssetLoad loadOf(long assetId) {
        return loads.findById(assetId).orElse(null);
    }

    /**
     * Notes what an asset asks of the chain and of its rack.
     *
     * @param typed inputs, needed, budget, nameplate, weight
     * @throws DcimException NOT_FOUND; INVALID_VALUE with the field
     */
    public AssetLoad setLoad(long assetId, Map<String, String> typed, String actor) {
        assets.get(assetId);
        AssetLoad wanted = load(assetId, typed, actor);
        return versions.write(_ -> {
            AssetLoad before = loadOf(assetId);
            AssetLoad saved = before == null ? loads.save(wanted) : loads.update(wanted);
            audit.record(actor, "power.load", "asset:" + assetId, before == null ? "" : told(before), told(saved), "");
            return saved;
        });
    }

    /** Notes the same of several assets that nothing is noted of yet, as one change. @param typed by asset */
    public void setLoads(Map<Long, Map<String, String>> typed, String reason, String actor) {
        List<AssetLoad> wanted = typed.entrySet().stream()
                .map(entry -> load(entry.getKey(), entry.getValue(), actor))
                .toList();
        versions.write(_ -> {
            List<AssetLoad> saved = loads.saveAll(wanted);
            note(saved, load -> new AuditNote(actor, "power.load", "asset:" + load.assetId(), "", told(load), reason));
            return saved;
        });
    }

    private ChainDraft draft() {
        return new ChainDraft(
                chains.own(),
                feeds.findAll().stream()
                        .filter(feed -> feed.kind() == Feed.Kind.POWER)
                        .toList(),
                places.findAll());
    }

    private <T> void note(List<T> done, Function<T, AuditNote> note) {
        audit.record(done.stream().map(note).toList());
    }

    private PowerNode read(Map<String, String> typed, String actor) {
        String deviceName = PowerText.plain(typed.get("device"));
        Device device = deviceName.isEmpty()
                ? null
                : devices.findByName(deviceName)
                        .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "device", deviceName, ""));
        String kind = typed.getOrDefault("kind", "");
        Integer phases = PowerText.number("phases", typed.get("phases"), 1, 3);
        if (phases != null && phases == 2) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "phases", "2", "1, 3");
        }
        return new PowerNode(
                null,
                1,
                device == null ? PowerText.line("name", typed.get("name"), 1, LONGEST_NAME) : device.name(),
                PowerKind.of(kind).orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "kind", kind, "")),
                device == null ? null : device.id(),
                PowerText.number("amps", typed.get("amps"), 1, MOST_AMPS),
                phases == null ? 1 : phases,
                PowerText.number("watts", typed.get("watts"), 1, MOST_WATTS),
                PowerText.number("derating", typed.get("derating"), 1, 100),
                !typed.getOrDefault("open", "").isEmpty(),
                PowerText.line("note", typed.get("note"), 0, LONGEST_NOTE),
                actor);
    }

    private void checkName(PowerNode wanted, List<PowerNode> others) {
        boolean isTaken = others.stream().anyMatch(node -> node.name().equalsIgnoreCase(wanted.name()))
                || wanted.deviceId() == null
                        && devices.findByName(wanted.name()).isPresent();
        if (isTaken) {
            throw new DcimException(ErrorCode.ALREADY_EXISTS, "node", wanted.name());
        }
    }

    private static AssetLoad load(long assetId, Map<String, String> typed, String actor) {
        Integer inputs = PowerText.number("inputs", typed.get("inputs"), 1, MOST_INPUTS);
        int has = inputs == null ? 1 : inputs;
        Integer needed = PowerText.number("needed", typed.get("needed"), 1, has);
        return new AssetLoad(
                assetId,
                has,
                needed == null ? 1 : needed,
                PowerText.number("budget", typed.get("budget"), 1, MOST_WATTS),
                PowerText.number("nameplate", typed.get("nameplate"), 1, MOST_WATTS),
                PowerText.number("weight", typed.get("weight"), 1, HEAVIEST_KG),
                actor);
    }

    private static String told(PowerNode node) {
        return "kind: %s, amps: %s, phases: %d, watts: %s, derating: %s, open: %s%s"
                .formatted(
                        node.kind().code(),
                        known(node.ratedAmps()),
                        node.phases(),
                        known(node.ratedWatts()),
                        known(node.derating()),
                        node.open() ? "yes" : "no",
                        node.note().isEmpty() ? "" : ", " + node.note());
    }

    private static String told(AssetLoad load) {
        return "inputs: %d, needed: %d, budget: %s W, nameplate: %s W, weight: %s kg"
                .formatted(
                        load.inputs(),
                        load.needed(),
                        known(load.budgetWatts()),
                        known(load.nameplateWatts()),
                        known(load.weightKg()));
    }

    private static String known(@Nullable Integer number) {
        return number == null ? "?" : number.toString();
    }
}
