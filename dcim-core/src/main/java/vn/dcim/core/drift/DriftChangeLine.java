package vn.dcim.core.drift;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import vn.dcim.core.asset.AssetUndo;

/**
 * What such a change did to one asset.
 *
 * @param name of the asset, as the change left it
 * @param told codes of the kinds of differences that it settled, with commas
 * @param added whether the asset was not there before
 * @param revision that the asset got by it
 */
@MappedEntity("drift_change_line")
public record DriftChangeLine(
        @Id @GeneratedValue @Nullable Long id,
        long changeId,
        long assetId,
        String name,
        String told,
        boolean added,
        int revision,
        boolean undone) {

    AssetUndo.Step step() {
        return new AssetUndo.Step(assetId, revision, added);
    }
}
