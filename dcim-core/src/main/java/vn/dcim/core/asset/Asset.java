package vn.dcim.core.asset;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.util.Map;
import vn.dcim.core.asset.custom.CustomValues;

/**
 * One thing that the centre answers for, from its arrival to its disposal. Texts are empty where nothing is known.
 *
 * @param id given by the database; null before
 * @param revision one more with each change
 * @param tag number of the state asset label
 * @param firmware that was last found in order
 * @param macs MAC addresses, in lower case with colons, a space between two
 * @param ips IP addresses, a space between two
 * @param ownerUnitId the agency whose equipment it is; null for the centre's own
 * @param deviceId the device that it is; null where it is none, or nobody said so
 * @param custom what the centre's own fields tell, see {@link CustomValues}
 * @param foundBy all that it is looked for by, without case and diacritics
 * @param changedBy name of the account
 * @param changedFor the reason of the newest change; empty where none was asked
 */
@MappedEntity("asset")
public record Asset(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        String tag,
        String name,
        AssetKind kind,
        String maker,
        String model,
        String serial,
        String firmware,
        String macs,
        String ips,
        AssetStatus status,
        Importance importance,
        @Relation(Relation.Kind.EMBEDDED) Position position,
        @Relation(Relation.Kind.EMBEDDED) Holding holding,
        @Relation(Relation.Kind.EMBEDDED) Origin origin,
        @Nullable Long ownerUnitId,
        @Nullable Long deviceId,
        String note,
        String custom,
        String foundBy,
        String changedBy,
        String changedFor) {

    /** Tells whether it is the centre's own, and without origin or price, or used without a day of use (11/2023, article 4.7). */
    public boolean isWithoutOrigin() {
        return ownerUnitId == null
                && (origin.kind() == null
                        || origin.price() == null
                        || origin.inUseOn() == null && status != AssetStatus.IN_STORE);
    }

    /** Returns it as it stands after a change of status. */
    Asset moved(AssetStatus next, Holding holder) {
        return copy(revision + 1, next, holder, deviceId, custom, foundBy, changedBy, changedFor);
    }

    /** Returns it as it stands once more, behind a later version. */
    Asset again(int nextRevision) {
        return copy(nextRevision, status, holding, deviceId, custom, foundBy, changedBy, changedFor);
    }

    /** Returns it as a device, or as none any more; of the same revision. */
    Asset tied(@Nullable Long device) {
        return copy(revision, status, holding, device, custom, foundBy, changedBy, changedFor);
    }

    Asset custom(Map<String, String> values) {
        return copy(revision, status, holding, deviceId, CustomValues.write(values), foundBy, changedBy, changedFor);
    }

    Asset foundBy(String words) {
        return copy(revision, status, holding, deviceId, custom, words, changedBy, changedFor);
    }

    Asset changed(String actor, String reason) {
        return copy(revision, status, holding, deviceId, custom, foundBy, actor, reason);
    }

    private Asset copy(
            int nextRevision,
            AssetStatus nextStatus,
            Holding nextHolding,
            @Nullable Long nextDevice,
            String nextCustom,
            String words,
            String actor,
            String reason) {
        return new Asset(
                id,
                nextRevision,
                tag,
                name,
                kind,
                maker,
                model,
                serial,
                firmware,
                macs,
                ips,
                nextStatus,
                importance,
                position,
                nextHolding,
                origin,
                ownerUnitId,
                nextDevice,
                note,
                nextCustom,
                words,
                actor,
                reason);
    }

    /** Returns what the centre's own fields tell, as canonical texts by their codes; empty ones are left out. */
    public Map<String, String> customValues() {
        return CustomValues.read(custom);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "asset:" + id + " " + name;
    }
}
