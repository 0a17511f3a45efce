package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * A line as it is now.
 *
 * @param state UNKNOWN where nobody has probed it lately
 * @param since when it is so; null where nobody ever probed it
 * @param round the newest; null for none
 * @param inBps what it carries, bit/s; null where nobody counts, as with the next two
 * @param sharePercent of the traffic of all lines
 * @param router name of the device that counts; empty for none
 */
public record LineView(
        InternetLine line,
        LineState state,
        @Nullable Instant since,
        @Nullable LineRound round,
        @Nullable Double inBps,
        @Nullable Double outBps,
        @Nullable Double sharePercent,
        String router) {}
