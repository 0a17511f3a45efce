package vn.dcim.core.asset.disposal;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds minutes of disposal. */
@Singleton
public class Disposals {

    private final DisposalRepository repository;
    private final DisposalMemberRepository members;
    private final DisposalAssetRepository listed;
    private final Assets assets;

    Disposals(
            DisposalRepository repository,
            DisposalMemberRepository members,
            DisposalAssetRepository listed,
            Assets assets) {
        this.repository = repository;
        this.members = members;
        this.listed = listed;
        this.assets = assets;
    }

    /** @throws DcimException NOT_FOUND */
    public Disposal get(long id) {
        return repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "disposal", id));
    }

    /** Returns all, newest first. */
    public List<Disposal> all() {
        return repository.findAllOrderByIdDesc();
    }

    /** Returns how many assets stand on each, by its id. */
    public Map<Long, Long> counts() {
        return listed.findAll().stream()
                .collect(Collectors.groupingBy(DisposalAsset::disposalId, Collectors.counting()));
    }

    /** Returns the committee, in the order in which it was named. */
    public List<DisposalMember> members(long id) {
        return members.findByDisposalIdOrderById(id);
    }

    /** Returns the assets of minutes, by name. */
    public List<Asset> assets(long id) {
        return assets.get(listed.findByDisposalIdOrderById(id).stream()
                .map(DisposalAsset::assetId)
                .toList());
    }

    /** Returns the minutes that assets stand on, by the id of the asset; without those that stand on none. */
    public Map<Long, Disposal> ofAssets(Collection<Long> assetIds) {
        List<DisposalAsset> found = assetIds.isEmpty() ? List.of() : listed.findByAssetIdIn(assetIds);
        if (found.isEmpty()) {
            return Map.of();
        }
        Map<Long, Disposal> minutes =
                repository
                        .findByIdIn(
                                found.stream().map(DisposalAsset::disposalId).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Disposal::id, Function.identity()));
        return found.stream().collect(Collectors.toMap(DisposalAsset::assetId, one -> minutes.get(one.disposalId())));
    }

    /** Returns the minutes that an asset stands on; empty for none. */
    public Optional<Disposal> ofAsset(long assetId) {
        return listed.findByAssetId(assetId).map(DisposalAsset::disposalId).flatMap(repository::findById);
    }
}
