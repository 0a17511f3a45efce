package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.AssetReader.Result;
import vn.dcim.core.asset.carrier.Carriers;
import vn.dcim.core.asset.disposal.Disposal;
import vn.dcim.core.asset.disposal.DisposalGate;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.Versions;

/** What people do with assets; each act is a version of the asset and a row of the audit log. Assets are never deleted. */
@Singleton
public class AssetDesk {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_DOCUMENT = 200;

    private final Assets assets;
    private final AssetRepository repository;
    private final AssetMovementRepository movements;
    private final Versions versions;
    private final AuditLog audit;
    private final AssetTags tags;
    private final DisposalGate gate;
    private final Carriers carriers;

    AssetDesk(
            Assets assets,
            AssetRepository repository,
            AssetMovementRepository movements,
            Versions versions,
            AuditLog audit,
            AssetTags tags,
            DisposalGate gate,
            Carriers carriers) {
        this.assets = assets;
        this.repository = repository;
        this.movements = movements;
        this.versions = versions;
        this.audit = audit;
        this.tags = tags;
        this.gate = gate;
        this.carriers = carriers;
    }

    /**
     * Adds an asset; it is in store until somebody hands it over.
     *
     * @param typed fields as they were typed
     * @throws DcimException ILLEGAL_TRANSITION for one that would be disposed of from the start, past the gate
     */
    public AssetOutcome add(Map<? extends FieldKey, String> typed, AssetTerms terms, String actor) {
        return versions.write(_ -> {
            AssetNames names = assets.names();
            Result read = AssetReader.read(typed, null, terms, names, tags.pattern());
            List<AssetFault> faults = faults(read, null, names);
            if (!faults.isEmpty()) {
                return new AssetOutcome(null, faults);
            }
            if (!read.asset().status().isPresent() && !versions.isEntering()) {
                throw new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION, read.asset().name(), "NEW", "BECOME_DISPOSED");
            }
            Asset added = repository.save(read.asset().changed(actor, ""));
            audit.record(actor, "asset.add", added.toString(), "", AssetTexts.told(added, names), "");
            return AssetOutcome.of(added);
        });
    }

    /**
     * Changes some fields of an asset.
     *
     * @param revision that the change was made upon
     * @param typed fields as they were typed; those that are not in it stay as they are
     * @throws DcimException NOT_FOUND; CHANGED_MEANWHILE where somebody else was faster
     */
    public AssetOutcome change(
            long id,
            int revision,
            Map<? extends FieldKey, String> typed,
            AssetTerms terms,
            String reason,
            String actor) {
        String why = line("reason", reason, 0, LONGEST_REASON);
        return versions.write(_ -> {
            Asset before = known(id, revision);
            AssetNames names = assets.names();
            Result read = AssetReader.read(typed, before, terms, names, tags.pattern());
            List<AssetFault> faults = faults(read, before, names);
            if (!faults.isEmpty()) {
                return new AssetOutcome(null, faults);
            }
            List<AssetTexts.Difference> differences = AssetTexts.differences(before, read.asset(), names);
            if (differences.isEmpty()) {
                return AssetOutcome.of(before);
            }
            Asset changed = repository.update(read.asset().changed(actor, why));
            audit.record(
                    actor,
                    "asset.change",
                    changed.toString(),
                    AssetTexts.told(differences, AssetTexts.Difference::was),
                    AssetTexts.told(differences, AssetTexts.Difference::became),
                    why);
            return AssetOutcome.of(changed);
        });
    }

    /**
     * What a change of status stands on.
     *
     * @param document number of the paper; empty only where none is asked for
     * @param signedOn day of the paper
     * @param unit name of the unit that has the asset from now on; empty to leave it where it is, or where nobody has it any more
     * @param person who has it from now on; empty as above
     * @param staysHere whether what is repaired does not leave the centre
     */
    public record Grounds(
            String document,
            @Nullable LocalDate signedOn,
            String unit,
            String person,
            String reason,
            boolean staysHere) {

        public Grounds(String document, @Nullable LocalDate signedOn, String unit, String person, String reason) {
            this(document, signedOn, unit, person, reason, false);
        }

        /** Returns the same upon the minutes of a disposal, whose number and day may be left out. */
        private Grounds on(Disposal disposal) {
            String number = TypedValues.line(Objects.requireNonNullElse(document, ""));
            if (!number.isEmpty() && !number.equalsIgnoreCase(disposal.document())) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "document", number, disposal.document());
            }
            if (signedOn != null && !signedOn.equals(disposal.signedOn())) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "signed-on", signedOn, disposal.signedOn());
            }
            return new Grounds(disposal.document(), disposal.signedOn(), unit, person, reason, staysHere);
        }
    }

    /**
     * Changes how an asset stands. Nothing becomes disposed of but through the gate, and nothing leaves for repair with its data.
     *
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE; ILLEGAL_TRANSITION where there is no such way; DISPOSAL_BLOCKED,
     *     LEAVES_WITH_DATA; INVALID_VALUE for grounds that are missing (document, signed-on, person, unit, reason)
     */
    public Asset move(long id, int revision, AssetStatus next, Grounds grounds, String actor) {
        return versions.write(at -> moved(known(id, revision), next, grounds, at, actor));
    }

    /**
     * Disposes of several assets upon the same minutes, as one change: all or none.
     *
     * @throws DcimException as {@link #move}
     */
    public List<Asset> dispose(List<Asset> gone, Grounds grounds, String actor) {
        return versions.write(at -> gone.stream()
                .map(asset -> moved(known(asset.id(), asset.revision()), AssetStatus.DISPOSED, grounds, at, actor))
                .toList());
    }

    private Asset moved(Asset before, AssetStatus next, Grounds wanted, Instant at, String actor) {
        Paper paper = before.status()
                .paperTo(next)
                .orElseThrow(() -> new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION,
                        before.toString(),
                        before.status().name(),
                        "BECOME_" + next.name()));
        Grounds grounds = admitted(before, next, wanted);
        AssetNames names = assets.names();
        AssetMovement movement = movement(before, next, paper, grounds, names, at, actor);
        Asset moved = AssetReader.withFoundBy(before.moved(next, holding(before.holding(), movement)), names)
                .changed(actor, movement.reason());
        repository.update(moved);
        movements.save(movement);
        audit.record(
                actor,
                "asset.move",
                moved.toString(),
                before.status().code(),
                next.code(),
                Stream.of(movement.document(), movement.reason())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(": ")));
        return moved;
    }

    private Grounds admitted(Asset before, AssetStatus next, Grounds grounds) {
        if (versions.isEntering()) {
            return grounds;
        }
        if (next == AssetStatus.IN_REPAIR && !grounds.staysHere()) {
            carriers.refuseToLeaveWithData(before);
        }
        return next == AssetStatus.DISPOSED ? grounds.on(gate.pass(before)) : grounds;
    }

    private static AssetMovement movement(
            Asset before, AssetStatus next, Paper paper, Grounds grounds, AssetNames names, Instant at, String actor) {
        boolean asks = paper != Paper.NONE;
        String document = line("document", grounds.document(), asks ? 1 : 0, LONGEST_DOCUMENT);
        LocalDate signedOn = grounds.signedOn();
        if (asks && signedOn == null) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "signed-on", "", "dd/MM/yyyy");
        }
        boolean handsOver = next == AssetStatus.IN_USE && paper == Paper.HANDOVER || paper == Paper.LOAN;
        String person = line("person", grounds.person(), handsOver ? 1 : 0, LONGEST_DOCUMENT);
        String unitName = TypedValues.line(grounds.unit());
        Long unitId = null;
        if (!unitName.isEmpty()) {
            unitId = names.findUnit(unitName)
                    .orElseThrow(() -> new DcimException(ErrorCode.INVALID_VALUE, "unit", unitName, names.someUnits()))
                    .id();
        }
        // why: the paper says why; without one, somebody must
        String reason = line("reason", grounds.reason(), asks ? 0 : 1, LONGEST_REASON);
        return new AssetMovement(
                null, before.id(), at, actor, before.status(), next, paper, document, signedOn, unitId, person, reason);
    }

    /** Who has it from now on: whoever was named; nobody once it is back in store or gone; otherwise as before. */
    private static Holding holding(Holding before, AssetMovement movement) {
        if (!movement.person().isEmpty() || movement.unitId() != null) {
            return new Holding(
                    movement.unitId() == null ? before.unitId() : movement.unitId(),
                    movement.person().isEmpty() ? before.person() : movement.person(),
                    movement.document(),
                    movement.signedOn());
        }
        boolean isGivenBack = movement.became() == AssetStatus.IN_STORE || movement.became() == AssetStatus.DISPOSED;
        return isGivenBack ? Holding.NOBODY : before;
    }

    private List<AssetFault> faults(Result read, @Nullable Asset before, AssetNames names) {
        List<AssetFault> faults = new ArrayList<>(read.faults());
        Asset wanted = read.asset();
        var clashes = new AssetClashes(
                Stream.of(
                                wanted.tag().isEmpty() ? List.<Asset>of() : repository.findPresentByTag(wanted.tag()),
                                wanted.serial().isEmpty()
                                        ? List.<Asset>of()
                                        : repository.findPresentBySerial(wanted.serial()),
                                wanted.position().isMounted()
                                        ? repository.findByPositionPlaceId(
                                                wanted.position().placeId())
                                        : List.<Asset>of())
                        .flatMap(List::stream)
                        .toList(),
                names);
        clashes.of(wanted, before).stream()
                // why: a registry that is taken over has given numbers twice, which its list of flaws shows from then
                // on
                .filter(clash -> !versions.isEntering() || clash.field() == AssetField.UNIT)
                .filter(clash -> faults.stream().noneMatch(fault -> fault.field() == clash.field()))
                .toList()
                .forEach(faults::add);
        return faults;
    }

    private Asset known(long id, int revision) {
        Asset asset = assets.get(id);
        if (asset.revision() != revision) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, asset.toString(), asset.changedBy());
        }
        return asset;
    }

    private static String line(String field, @Nullable String typed, int least, int longest) {
        String text = TypedValues.line(Objects.requireNonNullElse(typed, ""));
        if (text.length() < least || text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, least + "–" + longest);
        }
        return text;
    }
}
