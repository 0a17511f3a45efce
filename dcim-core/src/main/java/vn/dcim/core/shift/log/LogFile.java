package vn.dcim.core.shift.log;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A photo or another file of an entry. @param fileType pdf, docx, xlsx, png, jpg @param fileSize in bytes */
@MappedEntity("log_file")
public record LogFile(
        @Id @GeneratedValue @Nullable Long id,
        long entryId,
        String fileName,
        String fileType,
        int fileSize,
        String sha256,
        Instant addedAt,
        String addedBy) {}
