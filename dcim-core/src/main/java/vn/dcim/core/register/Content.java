package vn.dcim.core.register;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an entry tells as a JSON object of texts. */
final class Content {

    private static final Argument<Map<String, String>> TYPE = Argument.mapOf(String.class, String.class);
    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    private Content() {}

    static String write(Map<String, String> values) {
        Map<String, String> kept = new LinkedHashMap<>(values);
        kept.values().removeIf(String::isEmpty);
        try {
            return JSON.writeValueAsString(TYPE, kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> read(String json) {
        try {
            return new LinkedHashMap<>(JSON.readValue(json, TYPE));
        } catch (IOException e) {
            throw new UncheckedIOException("the content of an entry is no JSON: " + json, e);
        }
    }
}
