package vn.dcim.core.ingest;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * Something that sent what belongs to no device.
 *
 * @param source as in {@link RejectedMessage}
 * @param lastAt when it sent last
 */
@Introspected
public record UnknownSender(RejectedMessage.Kind kind, String source, long messages, Instant lastAt) {}
