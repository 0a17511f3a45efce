package vn.dcim.core.power;

import io.micronaut.core.annotation.Nullable;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Reads what people type of the chain. */
final class PowerText {

    private PowerText() {}

    /** Returns a text in one line, composed, without stray blanks. */
    static String line(String field, @Nullable String typed, int least, int longest) {
        String text = plain(typed);
        if (text.length() < least || text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, least + "–" + longest);
        }
        return text;
    }

    /** Returns a whole number; null for nothing. */
    static @Nullable Integer number(String field, @Nullable String typed, int least, int greatest) {
        String text = plain(typed).replaceAll("[\\s.]", "");
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= greatest) {
            return Integer.valueOf(text);
        }
        throw new DcimException(ErrorCode.INVALID_VALUE, field, plain(typed), least + "–" + greatest);
    }

    /** Returns one of several words, in upper case. */
    static String word(String field, @Nullable String typed, String pattern, String accepted) {
        String text = plain(typed).toUpperCase(Locale.ROOT).replaceAll("[\\s,+]", "");
        if (!text.matches(pattern)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, plain(typed), accepted);
        }
        return text;
    }

    static String plain(@Nullable String typed) {
        return Normalizer.normalize(Objects.requireNonNullElse(typed, ""), Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }
}
