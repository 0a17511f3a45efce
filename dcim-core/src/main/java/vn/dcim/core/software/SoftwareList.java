package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A list that was taken over, as one change.
 *
 * @param takenAt instant of the versions that it made
 * @param same rows that told nothing new
 * @param leftOut faulty rows
 * @param undoneAt null where it was not undone
 */
@MappedEntity("software_list")
public record SoftwareList(
        @Id @GeneratedValue @Nullable Long id,
        Instant takenAt,
        String takenBy,
        ListKind kind,
        String fileName,
        String sha256,
        int added,
        int changed,
        int same,
        int leftOut,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        String undoneFor) {

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "software-list:" + id + " " + fileName;
    }
}
