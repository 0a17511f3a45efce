package vn.dcim.core.register;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;

/** What an entry tells as a JSON object of texts. */
final class Content {

    private static final Argument<Map<String, String>> TYPE = Argument.mapOf(String.class, String.class);
    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    /** What was read of texts that somebody still holds, such as those of entries that are kept: they are asked again and again. */
    private static final Map<String, Map<String, String>> READ = Collections.synchronizedMap(new WeakHashMap<>());

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

    /** Returns what a text tells; nobody may change it. */
    static Map<String, String> read(String json) {
        Map<String, String> known = READ.get(json);
        if (known == null) {
            known = parsed(json);
            READ.put(json, known);
        }
        return known;
    }

    private static Map<String, String> parsed(String json) {
        try {
            return Collections.unmodifiableMap(new LinkedHashMap<>(JSON.readValue(json, TYPE)));
        } catch (IOException e) {
            throw new UncheckedIOException("the content of an entry is no JSON: " + json, e);
        }
    }
}
