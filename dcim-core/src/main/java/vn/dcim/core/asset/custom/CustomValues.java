package vn.dcim.core.asset.custom;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** What the centre's own fields tell of an asset, as a JSON object of canonical texts by their codes; empty ones are left out. */
public final class CustomValues {

    public static final String NONE = "{}";
    private static final Argument<Map<String, String>> TYPE = Argument.mapOf(String.class, String.class);
    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    private CustomValues() {}

    public static String write(Map<String, String> values) {
        Map<String, String> kept = new TreeMap<>(values);
        kept.values().removeIf(String::isEmpty);
        if (kept.isEmpty()) {
            return NONE;
        }
        try {
            return JSON.writeValueAsString(TYPE, kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, String> read(String json) {
        if (json.equals(NONE)) {
            return Map.of();
        }
        try {
            return new TreeMap<>(JSON.readValue(json, TYPE));
        } catch (IOException e) {
            throw new UncheckedIOException("the custom fields of an asset are no JSON: " + json, e);
        }
    }
}
