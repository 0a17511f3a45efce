package vn.dcim.core.clock;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/**
 * What a source of time has told.
 *
 * @param at when its answer came, by our clock
 * @param ahead by how much its clock is ahead of ours; null where it says itself that it is not synchronised, or its answer took too long
 * @param roundTrip between question and answer; {@code ahead} is right to half of it
 * @param stratum how many sources lie between it and a reference clock: 1 to 15; {@link #UNSYNCHRONISED} where it has none
 */
record ToldTime(Instant at, @Nullable Duration ahead, Duration roundTrip, int stratum) {

    /** Source: RFC 5905, figure 11. */
    static final int UNSYNCHRONISED = 16;
}
