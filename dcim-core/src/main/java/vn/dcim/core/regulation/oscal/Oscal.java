package vn.dcim.core.regulation.oscal;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.tree.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.dcim.core.CentreTime;

/** What all OSCAL documents share: their version, names of our own, identifiers, pieces of JSON. */
final class Oscal {

    /** Of OSCAL, as <a href="https://github.com/usnistgov/OSCAL/releases/tag/v1.1.2">NIST released it</a>. */
    static final String VERSION = "1.1.2";

    /** Of the names that OSCAL does not have. */
    static final String NAMES = "urn:vn:dcim:oscal";

    private static final UUID SPACE = uuid(new UUID(0x6ba7b8119dad11d1L, 0x80b400c04fd430c8L), NAMES);
    private static final int VERSION_DIGITS = 12;

    private Oscal() {}

    /** Returns the identifier of something, the same wherever and whenever it is asked for. */
    static String uuid(String name) {
        return uuid(SPACE, name).toString();
    }

    /** Returns a UUID of version 5 (RFC 9562, 5.5). */
    static UUID uuid(UUID space, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(space.getMostSignificantBits())
                    .putLong(space.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    hash.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x5000L,
                    hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is in every Java runtime", e);
        }
    }

    /** Returns the version of what stands in a document: the day, and the first digits of the SHA-256 of its bytes. */
    static String version(LocalDate day, String sha256) {
        return day + "-" + sha256.substring(0, VERSION_DIGITS);
    }

    static Map<String, Object> metadata(String title, Instant modified, String version) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("title", title);
        metadata.put("last-modified", instant(modified));
        metadata.put("version", version);
        metadata.put("oscal-version", VERSION);
        return metadata;
    }

    /** Returns an instant with the zone of the centre. */
    static String instant(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atZone(CentreTime.ZONE).toOffsetDateTime());
    }

    /** Returns a property of our own names. */
    static Map<String, Object> prop(String name, String value) {
        return object("name", name, "ns", NAMES, "value", line(value));
    }

    /** Returns a text as the one line that OSCAL takes in such places. */
    static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Returns names and values in turn as an object, in their order. */
    static Map<String, Object> object(Object... entries) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            object.put((String) entries[i], entries[i + 1]);
        }
        return object;
    }

    /** Adds a list to an object; OSCAL has no empty ones. */
    static void putAll(Map<String, Object> object, String name, List<?> values) {
        if (!values.isEmpty()) {
            object.put(name, values);
        }
    }

    static JsonNode json(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, JsonNode> entries = new LinkedHashMap<>();
                map.forEach((name, of) -> entries.put((String) name, json(of)));
                yield JsonNode.createObjectNode(entries);
            }
            case List<?> list ->
                JsonNode.createArrayNode(list.stream().map(Oscal::json).toList());
            case Integer number -> JsonNode.createNumberNode(number);
            case Boolean truth -> JsonNode.createBooleanNode(truth);
            default -> JsonNode.createStringNode(value.toString());
        };
    }

    /** Returns what stands under a name; null for nothing. */
    static @Nullable JsonNode find(@Nullable JsonNode in, String name) {
        return in == null || !in.isObject() ? null : in.get(name);
    }
}
