package vn.dcim.core.ingest.spool;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;

/**
 * Where readings wait while the database is away.
 *
 * @param folder on this node's own disk, which no other program uses; beside the master key where it is not given, and {@code off} for
 *     none: then they wait in memory alone, and the oldest are lost when it is full
 * @param limit bytes that may wait there; beyond, the oldest are lost, which is counted and told
 */
@ConfigurationProperties("dcim.ingest.spool")
public record SpoolConfig(
        @Nullable String folder,

        @ReadableBytes @Bindable(defaultValue = "2GB") @Min(1 << 20)
        long limit) {

    static final String OFF = "off";

    boolean isOff() {
        return OFF.equals(folder);
    }

    /** @param masterKeyFile beside which the folder lies where none is given */
    Path folder(Path masterKeyFile) {
        return folder == null || folder.isBlank() ? masterKeyFile.resolveSibling("spool") : Path.of(folder);
    }
}
