package vn.dcim.mqtt.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How a device writes an instant.
 *
 * @param zone where the device's clock stands although it says UTC or says nothing (as some cameras do); null for UTC
 */
record TimeFormat(Notation notation, @Nullable ZoneId zone) {

    /** The ways to write it. */
    enum Notation {
        /** ISO 8601, with an offset; without one it is taken as UTC. */
        ISO,
        /** Seconds since 1970, also with a fraction. */
        S,
        /** Milliseconds since 1970. */
        MS
    }

    private static final long LAST_MS = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

    /** Returns the instant in milliseconds; empty where the field holds none. */
    Optional<Instant> read(JsonNode node) {
        try {
            return switch (notation) {
                case ISO -> node.isTextual() ? Optional.of(iso(node.textValue())) : Optional.empty();
                case S -> epoch(node, 1000);
                case MS -> epoch(node, 1);
            };
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> epoch(JsonNode node, int factor) {
        if (!node.isNumber() && !node.isTextual()) {
            return Optional.empty();
        }
        double ms = Double.parseDouble(node.asText()) * factor;
        return ms > 0 && ms < LAST_MS ? Optional.of(Instant.ofEpochMilli(Math.round(ms))) : Optional.empty();
    }

    private Instant iso(String text) {
        String written = text.strip().replace(' ', 'T');
        boolean hasOffset = written.matches(".*T.*(Z|[+-]\\d{2}:?\\d{2})");
        Instant instant;
        if (hasOffset && zone == null) {
            instant = OffsetDateTime.parse(written.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                    .toInstant();
        } else {
            String local = written.replaceFirst("(Z|[+-]\\d{2}:?\\d{2})$", "");
            instant = LocalDateTime.parse(local)
                    .atZone(zone == null ? ZoneOffset.UTC : zone)
                    .toInstant();
        }
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
