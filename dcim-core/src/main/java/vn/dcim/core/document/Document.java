package vn.dcim.core.document;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A document of record.
 *
 * @param revision number of its newest version, from 1
 * @param foundBy all that it is looked for by, plain, of its newest version
 */
@MappedEntity("document")
public record Document(
        @Id @GeneratedValue @Nullable Long id, DocumentKind kind, String title, int revision, String foundBy) {

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "document:" + id + " " + title;
    }
}
