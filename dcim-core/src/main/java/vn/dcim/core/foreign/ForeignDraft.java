package vn.dcim.core.foreign;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A list that was read and not taken over yet, kept for a day.
 *
 * @param content the bytes that came, gzip
 * @param mapping see {@link ColumnMapping}
 * @param lastImport that it is compared with; 0 for none
 */
@MappedEntity("foreign_draft")
public record ForeignDraft(
        @Id @GeneratedValue @Nullable Long id,
        Long systemId,
        Instant readAt,
        String readBy,
        ForeignImport.Source source,
        String fileName,
        String sha256,
        byte[] content,
        String mapping,
        long lastImport) {}
