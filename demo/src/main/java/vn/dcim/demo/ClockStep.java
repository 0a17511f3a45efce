package vn.dcim.demo;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * How the clock is to be moved: one of the two.
 *
 * @param advance ISO 8601, such as {@code PT1H} or {@code P30D}
 * @param now the instant it is to be, such as {@code 2026-12-31T00:00:00Z}
 */
@Serdeable
record ClockStep(@Nullable String advance, @Nullable String now) {}
