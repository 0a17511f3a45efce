package vn.dcim.core.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text without case and diacritics: {@code Điều hòa} is {@code dieu hoa}. */
public final class PlainText {

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private PlainText() {}

    public static String of(String text) {
        return MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd');
    }

    /** Returns the same without blanks and signs, for comparing: {@code Họ và tên:} is {@code hovaten}. */
    public static String letters(String text) {
        return SIGNS.matcher(of(text)).replaceAll("");
    }
}
