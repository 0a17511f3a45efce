package vn.dcim.core.asset.carrier;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetMovement;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds what holds data in assets. */
@Singleton
public class Carriers {

    /** Where data may be written again. */
    private static final Set<AssetStatus> IN_USE =
            EnumSet.of(AssetStatus.IN_USE, AssetStatus.STANDBY, AssetStatus.LENT);
    /** What AG59 10.4 names: servers, workstations, storage; and what records pictures. */
    private static final Set<AssetKind> HOLD_DATA =
            EnumSet.of(AssetKind.SERVER, AssetKind.STORAGE, AssetKind.WORKSTATION, AssetKind.LAPTOP, AssetKind.NVR);

    private final DataCarrierRepository carriers;
    private final CarrierAbsenceRepository absences;
    private final CarrierWipeRepository wipes;
    private final Assets assets;

    Carriers(
            DataCarrierRepository carriers,
            CarrierAbsenceRepository absences,
            CarrierWipeRepository wipes,
            Assets assets) {
        this.carriers = carriers;
        this.absences = absences;
        this.wipes = wipes;
        this.assets = assets;
    }

    /**
     * What is known of an asset.
     *
     * @param carried in the order in which they were noted
     * @param absence somebody's word that there are none; null where nobody gave it
     */
    public record Told(List<Carried> carried, @Nullable CarrierAbsence absence) {

        /** Tells whether nobody said yet what holds data in it. */
        public boolean isUnsaid() {
            return carried.isEmpty() && absence == null;
        }
    }

    public Told of(long assetId) {
        return of(List.of(assetId)).get(assetId);
    }

    /** Returns what is known of some assets, by their id. */
    public Map<Long, Told> of(Collection<Long> assetIds) {
        if (assetIds.isEmpty()) {
            return Map.of();
        }
        List<DataCarrier> found = carriers.findByAssetIdInOrderById(assetIds);
        Map<Long, List<DataCarrier>> byAsset = found.stream().collect(Collectors.groupingBy(DataCarrier::assetId));
        Map<Long, List<CarrierWipe>> done = found.isEmpty()
                ? Map.of()
                : wipes
                        .findByCarrierIdInOrderByIdDesc(
                                found.stream().map(DataCarrier::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(CarrierWipe::carrierId));
        Map<Long, Instant> usedAt = found.isEmpty()
                ? Map.of()
                : assets.movements(byAsset.keySet()).stream()
                        .filter(movement -> IN_USE.contains(movement.became()))
                        .collect(Collectors.toMap(
                                AssetMovement::assetId,
                                AssetMovement::at,
                                (one, other) -> one.isAfter(other) ? one : other));
        Map<Long, CarrierAbsence> none = absences.findByAssetIdIn(assetIds).stream()
                .collect(Collectors.toMap(CarrierAbsence::assetId, Function.identity()));
        Map<Long, Told> told = new HashMap<>();
        assetIds.forEach(id -> {
            List<Carried> carried = byAsset.getOrDefault(id, List.of()).stream()
                    .map(carrier -> Carried.of(
                            carrier, done.getOrDefault(carrier.id(), List.of()), usedAt.getOrDefault(id, Instant.MIN)))
                    .toList();
            told.put(id, new Told(carried, carried.isEmpty() ? none.get(id) : null));
        });
        return told;
    }

    /** Returns how often something was wiped; never less than before. */
    public long wipes() {
        return wipes.count();
    }

    /** @throws DcimException NOT_FOUND */
    public DataCarrier get(long id) {
        return carriers.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "carrier", id));
    }

    /**
     * Sees to it that no data leave the centre with an asset that goes to be repaired (AG59 10.4).
     *
     * @throws DcimException LEAVES_WITH_DATA where a carrier is in it that was not wiped, or nobody said what carriers it has
     */
    public void refuseToLeaveWithData(Asset asset) {
        Told told = of(asset.id());
        List<String> left = told.isUnsaid() && HOLD_DATA.contains(asset.kind())
                ? List.of("carriers-unsaid")
                : told.carried().stream()
                        .filter(one -> one.carrier().isInside() && one.state() == Carried.State.HOLDS_DATA)
                        .map(one -> "carrier-holds-data " + one.carrier().serial())
                        .toList();
        if (!left.isEmpty()) {
            throw new DcimException(
                    ErrorCode.LEAVES_WITH_DATA,
                    Stream.concat(Stream.of(asset.toString()), left.stream()).toArray());
        }
    }
}
