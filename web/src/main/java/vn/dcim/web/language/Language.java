package vn.dcim.web.language;

import java.util.Locale;

/** The languages of the pages; the first is the one a newcomer gets. */
public enum Language {
    VI,
    EN;

    /** Returns the code of the bundles, of the cookie and of {@code lang} attributes: {@code vi} or {@code en}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.of(code());
    }

    /** Returns the language of a code, Vietnamese for any other text. */
    public static Language of(String code) {
        return EN.code().equals(code) ? EN : VI;
    }
}
