package vn.dcim.core.assetlist;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import vn.dcim.core.asset.AssetBatch.OnKnown;

/**
 * A list that was taken over, as one change.
 *
 * @param draftId that it was taken from; not there any more
 * @param takenAt instant of the versions that it made
 * @param same rows that told nothing new
 * @param skipped rows of known assets that were to stay
 * @param leftOut faulty rows, and such as their author left out
 * @param undoneAt when something of it was undone last; null for never
 */
@MappedEntity("asset_list")
public record AssetList(
        @Id @GeneratedValue @Nullable Long id,
        long draftId,
        Instant takenAt,
        String takenBy,
        String fileName,
        String sha256,
        OnKnown onKnown,
        int added,
        int changed,
        int same,
        int skipped,
        int leftOut,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        String undoneFor) {

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "asset-list:" + id + " " + fileName;
    }
}
