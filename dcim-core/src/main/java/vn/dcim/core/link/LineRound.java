package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What one round of probes found on a line.
 *
 * @param at when it began
 * @param verdict of this round by itself
 * @param beyondSent to servers of names and outside, without targets that are dead while others answer
 * @param medianUs of the round trips, in µs; null where nothing answered
 * @param jitterUs mean difference of round trips that follow each other; null for fewer than two
 */
@MappedEntity("line_round")
public record LineRound(
        @Id @GeneratedValue @Nullable Long id,
        long lineId,
        Instant at,
        LineState verdict,
        int gatewaySent,
        int gatewayHeard,
        int beyondSent,
        int beyondHeard,
        @Nullable Integer medianUs,
        @Nullable Integer p95Us,
        @Nullable Integer jitterUs) {

    /** Returns the share of probes that were lost, in %; null where none counted. */
    public @Nullable Double lossPercent() {
        int sent = beyondSent > 0 ? beyondSent : gatewaySent;
        int heard = beyondSent > 0 ? beyondHeard : gatewayHeard;
        return sent == 0 ? null : 100.0 * (sent - heard) / sent;
    }

    /** Returns whether the Internet was reached; null where nobody could tell. */
    @Nullable
    Boolean alive() {
        return verdict == LineState.UNKNOWN ? null : !verdict.isDead();
    }
}
