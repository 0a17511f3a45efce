package vn.dcim.core.telemetry;

import java.time.Instant;
import vn.dcim.core.point.Quality;

/**
 * A sample understood.
 *
 * @param at UTC, milliseconds
 * @param value in the unit of the point, or the code of a state word; NaN only where the device sent no number
 */
public record Reading(long pointId, Instant at, double value, Quality quality) {}
