package vn.dcim.core.assetlist;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import vn.dcim.core.asset.AssetUndo.Step;

/**
 * What a list did to one asset.
 *
 * @param atRow number of the row
 * @param name of the asset, as the list left it
 * @param added whether it was not there before
 * @param revision that the asset got by it
 */
@MappedEntity("asset_list_change")
public record ListChange(
        @Id @GeneratedValue @Nullable Long id,
        long listId,
        int atRow,
        long assetId,
        String name,
        boolean added,
        int revision,
        boolean undone) {

    Step step() {
        return new Step(assetId, revision, added);
    }
}
