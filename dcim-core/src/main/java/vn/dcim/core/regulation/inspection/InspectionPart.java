package vn.dcim.core.regulation.inspection;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A file of an inspection file that stands nowhere else.
 *
 * @param path within the archive
 * @param packed content, gzip
 */
@MappedEntity("inspection_part")
record InspectionPart(@Id @GeneratedValue @Nullable Long id, Long inspectionId, String path, byte[] packed) {}
