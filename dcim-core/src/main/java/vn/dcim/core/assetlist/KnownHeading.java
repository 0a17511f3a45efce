package vn.dcim.core.assetlist;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What somebody took a heading for.
 *
 * @param heading without case, diacritics and signs
 * @param field code of the field; empty where the column was left out
 */
@MappedEntity("asset_heading")
record KnownHeading(@Id @GeneratedValue @Nullable Long id, String account, String heading, String field) {}
