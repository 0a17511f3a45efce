package vn.dcim.core.notify;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * One attempt to send.
 *
 * @param answer what the server said, or what went wrong; at most 1,000 characters, no secret
 * @param nextAt when it is tried again; null when it is not
 */
public record Attempt(
        Instant at, boolean sent, String answer, @Nullable Instant nextAt) {}
