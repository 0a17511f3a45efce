package vn.dcim.core.software;

import java.time.Instant;

/**
 * One state of a thing.
 *
 * @param from when it began
 */
public record Version<T>(T thing, Instant from) {}
