package vn.dcim.core.backup;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a runner has to know of a plan, as a JSON object of texts. */
final class Settings {

    private static final Argument<Map<String, String>> TYPE = Argument.mapOf(String.class, String.class);
    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    private Settings() {}

    static String write(Map<String, String> values) {
        try {
            return JSON.writeValueAsString(TYPE, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> read(String json) {
        try {
            return new LinkedHashMap<>(JSON.readValue(json, TYPE));
        } catch (IOException e) {
            throw new UncheckedIOException("settings of a backup plan are no JSON: " + json, e);
        }
    }
}
