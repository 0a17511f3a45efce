package vn.dcim.web.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what people type without regard to case and diacritics: {@code dieu hoa} finds {@code Điều hòa}. */
public final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private SearchText() {}

    /** Tells whether each word of the query stands somewhere in one of the texts; an empty query is found everywhere. */
    public static boolean matches(String query, String... texts) {
        String all = plain(String.join("\n", texts));
        return Stream.of(plain(query).strip().split("\\s+")).allMatch(all::contains);
    }

    static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd');
    }
}
