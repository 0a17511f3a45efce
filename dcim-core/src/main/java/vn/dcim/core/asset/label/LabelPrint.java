package vn.dcim.core.asset.label;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A label that was printed.
 *
 * @param tag number on it
 * @param template code of the sheet or tape, such as {@code avery-l7160}
 * @param reason why it was printed again; empty for the first time
 */
@MappedEntity("asset_label_print")
public record LabelPrint(
        @Id @GeneratedValue @Nullable Long id,
        long assetId,
        Instant at,
        String actor,
        String tag,
        String template,
        String reason) {}
