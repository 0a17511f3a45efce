package vn.dcim.core.backup;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One copy of what a run backed up; device, medium and place as they were when it was made.
 *
 * @param address where exactly it lies
 * @param verifiedAt when it was last read back and was what it should be; null for never
 * @param goneAt when its term ended and it was deleted; null while it is kept
 */
@MappedEntity("backup_copy")
public record BackupCopy(
        @Id @GeneratedValue @Nullable Long id,
        long runId,
        long targetId,
        String address,
        @Nullable Long assetId,
        Medium medium,
        String place,
        boolean external,
        long bytes,
        String hash,
        Instant madeAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant goneAt) {

    static BackupCopy of(long run, Outcome.Copied copied, Instant at) {
        BackupTarget target = copied.target();
        return new BackupCopy(
                null,
                run,
                target.id(),
                copied.address(),
                target.assetId(),
                target.medium(),
                target.place(),
                target.external(),
                copied.bytes(),
                copied.hash(),
                at,
                copied.verified() ? at : null,
                null);
    }
}
