package vn.dcim.core.regulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;

/**
 * Something said in the reader's language later on.
 *
 * @param key of the pages' bundles, below {@code regulation.phrase.}
 * @param arguments of that text, in order: numbers as Java writes them, days as {@code 2026-11-24}, instants as {@code 2026-11-24T01:00:00Z}
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Phrase(String key, List<String> arguments) {

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
