package vn.dcim.core.ingest;

import io.micronaut.core.annotation.Introspected;

/** How many messages that came one way were rejected for one reason. */
@Introspected
public record RejectedCount(RejectedMessage.Kind kind, String reason, long messages) {}
