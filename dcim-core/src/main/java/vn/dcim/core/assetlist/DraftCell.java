package vn.dcim.core.assetlist;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A correction of a list.
 *
 * @param atRow number of the row
 * @param field code of the field; empty where the row is left out
 */
@MappedEntity("asset_draft_cell")
record DraftCell(@Id @GeneratedValue @Nullable Long id, Long draftId, int atRow, String field, String value) {}
