package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;

/**
 * Things that checks look at one by one, with what the program knows of each.
 *
 * @param isKept whether that part of the program is used at all
 * @param proofs what was looked at
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record Sheet(boolean isKept, List<Line> lines, List<Proof> proofs) {

    Sheet {
        lines = List.copyOf(lines);
        proofs = List.copyOf(proofs);
    }

    /**
     * A thing.
     *
     * @param subject as the audit log names it, such as {@code asset:12}
     * @param name what people call it
     * @param path of the page where it is put right; empty for none
     * @param told what is known of it: words, numbers, days and instants as Java writes them; what is not known is left out
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(String subject, String name, String path, Map<String, String> told) {

        Line {
            // why: the facts of two rounds are compared byte by byte
            told = new TreeMap<>(told);
        }

        boolean has(String key) {
            return told.containsKey(key);
        }

        /** Returns an empty text where it is not known. */
        String word(String key) {
            return told.getOrDefault(key, "");
        }

        boolean tells(String key, String word) {
            return word(key).equals(word);
        }

        /** Returns 0 where it is not known. */
        long count(String key) {
            return has(key) ? Long.parseLong(word(key)) : 0;
        }

        @Nullable
        LocalDate day(String key) {
            return has(key) ? LocalDate.parse(word(key)) : null;
        }

        @Nullable
        Instant instant(String key) {
            return has(key) ? Instant.parse(word(key)) : null;
        }

        Offence wrong(Phrase what) {
            return new Offence(subject, name, what, path);
        }
    }

    /** Writes down what is known of a thing; null and empty texts are left out, and so is what is not so. */
    static final class Told {

        private final Map<String, String> told = new TreeMap<>();

        Told with(String key, @Nullable Object value) {
            if (value != null && !value.toString().isEmpty()) {
                told.put(key, value.toString());
            }
            return this;
        }

        Told when(String key, boolean isSo) {
            return with(key, isSo ? "yes" : null);
        }

        Line of(String subject, String name, String path) {
            return new Line(subject, name, path, told);
        }
    }
}
