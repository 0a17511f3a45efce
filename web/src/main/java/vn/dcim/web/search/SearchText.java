package vn.dcim.web.search;

import java.util.stream.Stream;
import vn.dcim.core.text.PlainText;

/** Finds what people type without regard to case and diacritics: {@code dieu hoa} finds {@code Điều hòa}. */
public final class SearchText {

    private SearchText() {}

    /** Tells whether each word of the query stands somewhere in one of the texts; an empty query is found everywhere. */
    public static boolean matches(String query, String... texts) {
        String all = PlainText.of(String.join("\n", texts));
        return Stream.of(PlainText.of(query).strip().split("\\s+")).allMatch(all::contains);
    }
}
