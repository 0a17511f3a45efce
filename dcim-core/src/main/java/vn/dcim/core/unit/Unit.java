package vn.dcim.core.unit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * An organisation, such as an agency whose systems stand in the centre.
 *
 * @param id given by the database; null before
 * @param name unique, whatever its case and diacritics, such as {@code Sở Y tế}
 * @param shortName such as {@code SYT}; empty for none
 */
@MappedEntity("unit")
public record Unit(@Id @GeneratedValue @Nullable Long id, String name, String shortName) {}
