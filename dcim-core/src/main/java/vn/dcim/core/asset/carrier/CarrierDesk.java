package vn.dcim.core.asset.carrier;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.attachment.Attachments;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.Versions;

/** What people do with carriers of data; each act is a version and a row of the audit log. */
@Singleton
public class CarrierDesk {

    private final Carriers carriers;
    private final DataCarrierRepository repository;
    private final CarrierAbsenceRepository absences;
    private final CarrierWipeRepository wipes;
    private final Attachments attachments;
    private final Assets assets;
    private final Versions versions;
    private final AuditLog audit;
    private final Clock clock;

    CarrierDesk(
            Carriers carriers,
            DataCarrierRepository repository,
            CarrierAbsenceRepository absences,
            CarrierWipeRepository wipes,
            Attachments attachments,
            Assets assets,
            Versions versions,
            AuditLog audit,
            Clock clock) {
        this.carriers = carriers;
        this.repository = repository;
        this.absences = absences;
        this.wipes = wipes;
        this.attachments = attachments;
        this.assets = assets;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Notes a carrier of an asset; what somebody said before of its having none does not hold any more.
     *
     * @param typed kind, serial, model, capacity, secrecy
     * @throws DcimException NOT_FOUND; ILLEGAL_TRANSITION for an asset that is gone; INVALID_VALUE with the field; ALREADY_EXISTS for a
     *     carrier of the same model and serial number
     */
    public DataCarrier add(long assetId, Map<String, String> typed, String actor) {
        return versions.write(at -> added(assetId, typed, at, actor));
    }

    /**
     * Takes a carrier out, and leaves it somewhere in the centre.
     *
     * @param place where it lies from now on
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE, INVALID_VALUE
     */
    public DataCarrier takeOut(long id, int revision, String place, String reason, String actor) {
        return versions.write(_ -> takenOut(id, revision, place, reason, actor));
    }

    /** Takes a carrier out and puts another one into its asset, as one change. */
    public DataCarrier replace(
            long id, int revision, String place, String reason, Map<String, String> typed, String actor) {
        return versions.write(at -> {
            DataCarrier old = takenOut(id, revision, place, reason, actor);
            return added(old.assetId(), typed, at, actor);
        });
    }

    /** Puts a carrier into an asset, its own or another; what was wiped of it before may hold data again. */
    public DataCarrier putInto(long id, int revision, long assetId, String reason, String actor) {
        String why = reason(reason, 1);
        return versions.write(at -> {
            DataCarrier before = known(id, revision);
            Asset asset = present(assetId, "PUT_CARRIER_INTO");
            if (isDestroyed(before)) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, before.toString(), "DESTROYED", "PUT_INTO");
            }
            DataCarrier put = repository.update(before.putInto(asset.id(), at, actor, why));
            endAbsence(asset.id(), actor);
            audit.record(actor, "carrier.put", put.toString(), "asset:" + before.assetId(), "asset:" + assetId, why);
            return put;
        });
    }

    /** Corrects what is noted of a carrier. */
    public DataCarrier change(long id, int revision, Map<String, String> typed, String reason, String actor) {
        String why = reason(reason, 1);
        return versions.write(at -> {
            DataCarrier before = known(id, revision);
            DataCarrier read = CarrierReader.carrier(before.assetId(), typed, at, actor);
            refuseTwin(read, before.id());
            DataCarrier changed = repository.update(before.described(read, actor, why));
            audit.record(
                    actor,
                    "carrier.change",
                    changed.toString(),
                    before.serial() + ", " + before.told(),
                    changed.serial() + ", " + changed.told(),
                    why);
            return changed;
        });
    }

    /**
     * Strikes off what was never there; its versions stay.
     *
     * @throws DcimException ILLEGAL_TRANSITION where it has a record of wiping
     */
    public DataCarrier strikeOff(long id, int revision, String reason, String actor) {
        String why = reason(reason, 1);
        return versions.write(_ -> {
            DataCarrier before = known(id, revision);
            if (wipes.existsByCarrierId(id)) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, before.toString(), "WIPED", "STRIKE_OFF");
            }
            repository.delete(before);
            audit.record(actor, "carrier.strike", before.toString(), before.told(), "", why);
            return before;
        });
    }

    /**
     * Says that an asset holds no data.
     *
     * @param reason how that is known
     * @throws DcimException ILLEGAL_TRANSITION where a carrier is noted of it, or it is gone
     */
    public CarrierAbsence sayNone(long assetId, String reason, String actor) {
        String why = reason(reason, 1);
        return versions.write(at -> {
            Asset asset = present(assetId, "SAY_NO_CARRIERS");
            if (!carriers.of(assetId).carried().isEmpty()) {
                throw new DcimException(
                        ErrorCode.ILLEGAL_TRANSITION, asset.toString(), "HAS_CARRIERS", "SAY_NO_CARRIERS");
            }
            var absence = new CarrierAbsence(assetId, at, actor, why);
            CarrierAbsence said = absences.existsById(assetId) ? absences.update(absence) : absences.save(absence);
            audit.record(actor, "carrier.none", asset.toString(), "", "no data carriers", why);
            return said;
        });
    }

    /**
     * Notes how a carrier was wiped or destroyed. Records only follow each other; the newest counts.
     *
     * @param typed method, tool, performed-by, witness, result (done, failed), verification, document
     * @param attachmentId a file of its asset that counts; null for none
     * @throws DcimException NOT_FOUND; INVALID_VALUE with the field; ILLEGAL_TRANSITION once it is destroyed
     */
    public CarrierWipe wipe(
            long id,
            Map<String, String> typed,
            @Nullable LocalDate performedOn,
            @Nullable Long attachmentId,
            String actor) {
        return versions.write(at -> {
            DataCarrier carrier = carriers.get(id);
            if (isDestroyed(carrier)) {
                throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, carrier.toString(), "DESTROYED", "WIPE");
            }
            LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
            CarrierWipe read = CarrierReader.wipe(carrier, typed, performedOn, attachmentId, today, at, actor);
            if (attachmentId != null && !attachments.counts(attachmentId, carrier.assetId())) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "attachment", attachmentId, "");
            }
            CarrierWipe noted = wipes.save(read);
            audit.record(
                    actor,
                    "carrier.wipe",
                    carrier.toString(),
                    "",
                    "method: %s, tool: %s, by: %s, witness: %s, on: %s, result: %s, verification: %s"
                            .formatted(
                                    noted.method().code(),
                                    noted.tool(),
                                    noted.performedBy(),
                                    noted.witness(),
                                    noted.performedOn(),
                                    noted.done() ? "done" : "failed",
                                    noted.verification()),
                    noted.document());
            return noted;
        });
    }

    private DataCarrier added(long assetId, Map<String, String> typed, Instant at, String actor) {
        present(assetId, "ADD_CARRIER");
        DataCarrier read = CarrierReader.carrier(assetId, typed, at, actor);
        refuseTwin(read, null);
        DataCarrier added = repository.save(read);
        endAbsence(assetId, actor);
        audit.record(actor, "carrier.add", added.toString(), "", added.told(), "");
        return added;
    }

    private DataCarrier takenOut(long id, int revision, String place, String reason, String actor) {
        String to = CarrierReader.line("place", Map.of("place", place), 1, CarrierReader.NAME);
        String why = reason(reason, 0);
        DataCarrier before = known(id, revision);
        DataCarrier out = repository.update(before.takenOut(to, actor, why));
        audit.record(actor, "carrier.take-out", out.toString(), before.place(), to, why);
        return out;
    }

    private void refuseTwin(DataCarrier wanted, @Nullable Long self) {
        boolean isTaken = repository.findBySerial(wanted.serial()).stream()
                .anyMatch(other ->
                        !Objects.equals(other.id(), self) && other.model().equalsIgnoreCase(wanted.model()));
        if (isTaken) {
            throw new DcimException(ErrorCode.ALREADY_EXISTS, "carrier", wanted.serial());
        }
    }

    private void endAbsence(long assetId, String actor) {
        absences.findById(assetId).ifPresent(absence -> {
            absences.delete(absence);
            audit.record(actor, "carrier.none", "asset:" + assetId, "no data carriers", "", absence.reason());
        });
    }

    private boolean isDestroyed(DataCarrier carrier) {
        return carriers.of(carrier.assetId()).carried().stream()
                .anyMatch(one -> one.carrier().id().equals(carrier.id()) && one.state() == Carried.State.DESTROYED);
    }

    private Asset present(long assetId, String action) {
        Asset asset = assets.get(assetId);
        if (!asset.status().isPresent()) {
            throw new DcimException(
                    ErrorCode.ILLEGAL_TRANSITION,
                    asset.toString(),
                    asset.status().name(),
                    action);
        }
        return asset;
    }

    private DataCarrier known(long id, int revision) {
        DataCarrier carrier = carriers.get(id);
        if (carrier.revision() != revision) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, carrier.toString(), carrier.changedBy());
        }
        return carrier;
    }

    private static String reason(String typed, int least) {
        return CarrierReader.line("reason", Map.of("reason", typed), least, CarrierReader.REASON);
    }
}
