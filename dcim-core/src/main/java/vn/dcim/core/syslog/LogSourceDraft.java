package vn.dcim.core.syslog;

import io.micronaut.core.annotation.Nullable;

/**
 * A source as somebody states it.
 *
 * @param sender a numeric address
 * @param host as {@link LogSource#host}
 * @param kind as {@link LogSourceKind#code}
 * @param group how people group devices
 * @param placeId where it stands, or null
 */
public record LogSourceDraft(
        String name,
        String sender,
        String host,
        String kind,
        int retentionMonths,
        String group,
        @Nullable Long placeId) {}
