package vn.dcim.web.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import vn.dcim.core.link.InternetLine;
import vn.dcim.core.link.LineRound;
import vn.dcim.core.link.LineView;

/**
 * A line as it is now.
 *
 * @param state unknown, up, degraded, flapping, no-internet or down
 * @param lossPercent of the newest round, as are the next three
 * @param medianUs round trip in µs
 * @param inBps bit/s
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record LineResource(
        long id,
        int revision,
        String name,
        String provider,
        String contractNumber,
        @Nullable LocalDate contractEndsOn,
        @Nullable BigDecimal promisedPercent,
        String state,
        @Nullable Instant since,
        @Nullable Instant probedAt,
        @Nullable Double lossPercent,
        @Nullable Integer medianUs,
        @Nullable Integer p95Us,
        @Nullable Integer jitterUs,
        @Nullable Double inBps,
        @Nullable Double outBps,
        @Nullable Double sharePercent) {

    static LineResource of(LineView view) {
        InternetLine line = view.line();
        LineRound round = view.round();
        return new LineResource(
                line.id(),
                line.revision(),
                line.name(),
                line.provider(),
                line.contractNumber(),
                line.contractEndsOn(),
                line.promisedPercent(),
                view.state().code(),
                view.since(),
                round == null ? null : round.at(),
                round == null ? null : round.lossPercent(),
                round == null ? null : round.medianUs(),
                round == null ? null : round.p95Us(),
                round == null ? null : round.jitterUs(),
                view.inBps(),
                view.outBps(),
                view.sharePercent());
    }
}
