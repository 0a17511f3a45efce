package vn.dcim.core.place;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Where something stands.
 *
 * @param name unique, such as {@code R01}
 * @param parentId the place it lies in; null for a site
 * @param units height of a rack in U; null where it is no rack, or not known
 */
@MappedEntity("place")
public record Place(
        @Id @GeneratedValue @Nullable Long id,
        String name,
        Kind kind,
        @Nullable Long parentId,
        @Nullable Integer units) {

    public Place(@Nullable Long id, String name, Kind kind, @Nullable Long parentId) {
        this(id, name, kind, parentId, null);
    }

    /** What kind of place. */
    public enum Kind {
        SITE,
        ROOM,
        ZONE,
        ROW,
        RACK
    }
}
