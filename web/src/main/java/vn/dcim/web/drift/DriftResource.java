package vn.dcim.web.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import vn.dcim.core.drift.DriftLine;

/**
 * A difference in the API.
 *
 * @param kind code, such as {@code serial}
 * @param noted what the register says: a text, the code of a status or kind, or of a proposal the name of the asset
 * @param seen what is real: a text, the name of a device, or since when it is silent
 * @param certain of a proposal: nothing else is possible
 * @param quietUntil the last day on which it is left as it is; 9999-12-31 for no end; null where it is told
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DriftResource(
        long id,
        String kind,
        @Nullable Long asset,
        @Nullable Long device,
        String name,
        String noted,
        String seen,
        boolean certain,
        Instant since,
        @Nullable LocalDate quietUntil,
        String quietFor) {

    static DriftResource of(DriftLine line) {
        return new DriftResource(
                line.id(),
                line.kind().code(),
                line.assetId(),
                line.deviceId(),
                line.name(),
                line.noted(),
                line.seen(),
                line.certain(),
                line.since(),
                line.quietUntil(),
                line.quietFor());
    }
}
