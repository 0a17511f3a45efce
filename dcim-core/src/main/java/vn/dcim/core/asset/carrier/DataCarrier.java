package vn.dcim.core.asset.carrier;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What holds data in an asset: a disk, a tape, a stick.
 *
 * @param id given by the database; null before
 * @param assetId the asset that it is in, or was taken out of
 * @param model maker and model; empty where nobody said
 * @param capacityMb in MB; null where nobody said
 * @param secrecy of the data that it held
 * @param place where it lies since it was taken out; empty while it is in the asset
 * @param inSince since when it is in this asset
 * @param changedFor empty where no reason was asked
 */
@MappedEntity("data_carrier")
public record DataCarrier(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        long assetId,
        CarrierKind kind,
        String serial,
        String model,
        @Nullable Long capacityMb,
        Secrecy secrecy,
        String place,
        Instant inSince,
        String changedBy,
        String changedFor) {

    public boolean isInside() {
        return place.isEmpty();
    }

    DataCarrier takenOut(String to, String actor, String reason) {
        return new DataCarrier(
                id, revision + 1, assetId, kind, serial, model, capacityMb, secrecy, to, inSince, actor, reason);
    }

    DataCarrier putInto(long asset, Instant at, String actor, String reason) {
        return new DataCarrier(
                id, revision + 1, asset, kind, serial, model, capacityMb, secrecy, "", at, actor, reason);
    }

    /** Returns it with what somebody typed of it, where it was and is. */
    DataCarrier described(DataCarrier typed, String actor, String reason) {
        return new DataCarrier(
                id,
                revision + 1,
                assetId,
                typed.kind(),
                typed.serial(),
                typed.model(),
                typed.capacityMb(),
                typed.secrecy(),
                place,
                inSince,
                actor,
                reason);
    }

    /** Returns it as the audit log tells it. */
    String told() {
        return "kind: %s, model: %s, capacity: %s MB, secrecy: %s%s"
                .formatted(
                        kind.code(),
                        model,
                        capacityMb == null ? "?" : capacityMb.toString(),
                        secrecy.code(),
                        isInside() ? "" : ", place: " + place);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "carrier:" + id + " " + serial + " of asset:" + assetId;
    }
}
