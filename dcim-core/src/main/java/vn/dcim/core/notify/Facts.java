package vn.dcim.core.notify;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The facts of a notice as a JSON object of texts. */
final class Facts {

    /** What fits into the column; longer texts are cut so that a notice is never lost for its length. */
    private static final int LONGEST_TEXT = 300;

    private static final int LONGEST_NAME = 40;
    private static final int MOST = 6;
    private static final Argument<Map<String, String>> TYPE = Argument.mapOf(String.class, String.class);
    private static final ObjectMapper JSON = ObjectMapper.getDefault();

    private Facts() {}

    static String write(Map<String, String> facts) {
        Map<String, String> kept = new LinkedHashMap<>();
        facts.forEach((name, text) -> {
            if (kept.size() < MOST) {
                kept.put(cut(name, LONGEST_NAME), cut(text, LONGEST_TEXT));
            }
        });
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
            throw new UncheckedIOException("facts of a notice are no JSON: " + json, e);
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
