package vn.dcim.core.assetlist;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import vn.dcim.core.asset.AssetBatch.OnKnown;

/**
 * A list that was brought and not taken over yet, with what its author chose.
 *
 * @param revision one more with each choice and correction
 * @param broughtBy the only account that sees it
 * @param content the bytes of the file
 * @param sheet from 0
 * @param headRow number of the row with the headings
 * @param mapping see {@link Columns}
 * @param same a line {@code field=value} for what rows without one get
 * @param clears whether empty cells empty what is known
 */
@MappedEntity("asset_draft")
public record AssetDraft(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        Instant broughtAt,
        String broughtBy,
        String fileName,
        String sha256,
        byte[] content,
        int sheet,
        int headRow,
        String mapping,
        String same,
        OnKnown onKnown,
        boolean clears) {}
