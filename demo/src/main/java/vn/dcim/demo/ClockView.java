package vn.dcim.demo;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * The demo's clock.
 *
 * @param now what the program and the plant take for the present
 * @param ahead of the world's clock, ISO 8601, such as {@code PT24H}
 */
@Serdeable
public record ClockView(Instant now, String ahead) {}
