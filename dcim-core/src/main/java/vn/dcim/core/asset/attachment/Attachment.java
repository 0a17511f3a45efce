package vn.dcim.core.asset.attachment;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A file of an asset, or of minutes of disposal. It is withdrawn, never deleted.
 *
 * @param assetId null where it belongs to minutes of disposal
 * @param movementId the change of status whose paper it is; null for none
 * @param disposalId null where it belongs to an asset
 * @param fileType pdf, docx, xlsx, png, jpg
 * @param fileSize in bytes
 * @param sha256 of the content
 * @param withdrawnAt null while it counts
 */
@MappedEntity("attachment")
public record Attachment(
        @Id @GeneratedValue @Nullable Long id,
        @Nullable Long assetId,
        @Nullable Long movementId,
        @Nullable Long disposalId,
        AttachmentKind kind,
        String title,
        String fileName,
        String fileType,
        int fileSize,
        String sha256,
        Instant addedAt,
        String addedBy,
        @Nullable Instant withdrawnAt,
        String withdrawnBy,
        String withdrawnFor) {

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    Attachment withdrawn(Instant at, String actor, String reason) {
        return new Attachment(
                id,
                assetId,
                movementId,
                disposalId,
                kind,
                title,
                fileName,
                fileType,
                fileSize,
                sha256,
                addedAt,
                addedBy,
                at,
                actor,
                reason);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "attachment:" + id + " of " + (assetId == null ? "disposal:" + disposalId : "asset:" + assetId);
    }
}
