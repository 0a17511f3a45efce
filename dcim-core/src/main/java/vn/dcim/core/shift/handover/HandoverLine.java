package vn.dcim.core.shift.handover;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * A line of a handover.
 *
 * @param code of the text {@code handover.line.<code>} in the bundles
 * @param arguments of the text, in its order
 * @param from when it began, or is due; null for no time
 * @param until when it ended, or ends; null for none
 * @param wrong whether somebody has to look at it
 * @param path where more of it stands; empty for nowhere
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record HandoverLine(
        String code,
        List<String> arguments,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean wrong,
        String path) {}
