package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A list that was brought and not taken over yet.
 *
 * @param broughtBy the only account that sees it
 * @param content the bytes of the file
 * @param sheet from 0
 */
@MappedEntity("software_draft")
public record SoftwareDraft(
        @Id @GeneratedValue @Nullable Long id,
        Instant broughtAt,
        String broughtBy,
        ListKind kind,
        String fileName,
        String sha256,
        byte[] content,
        int sheet) {}
