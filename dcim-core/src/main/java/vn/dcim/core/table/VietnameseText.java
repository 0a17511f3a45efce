package vn.dcim.core.table;

import java.text.Normalizer;
import java.util.regex.Pattern;
import vn.dcim.core.text.PlainText;

/** Tells how much a text looks like Vietnamese, so that the right one of several ways to read it can be chosen. */
final class VietnameseText {

    private static final int LOOKED_AT = 200_000;
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Punct}\\d–—“”‘’…•°²³×]+");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final Pattern LETTERS = Pattern.compile("[a-zA-ZđĐăĂâÂêÊôÔơƠưƯ\u0300\u0301\u0303\u0309\u0323]+");
    private static final Pattern TONES = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");
    private static final Pattern HATS = Pattern.compile("([aeouAEOU])([\u0323]?)([\u0302\u0306\u031B])");
    /** Such as đ for the currency, and QĐ and HĐMB in the numbers of papers. */
    private static final Pattern ABBREVIATION = Pattern.compile("đ|[A-Zvn]{0,4}Đ[A-Z]{0,4}|vnđ");

    private static final Pattern SYLLABLE = Pattern.compile("(?:ngh|ng|gh|gi|kh|ph|qu|th|tr|ch|nh|[bcdghklmnpqrstvx])?"
            + "(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|ieu|oai|oay|oao|oeo|uay|uoi|uou|uya"
            + "|uye|uyu|yeu)(?:ch|ng|nh|[cmnpt])?");

    private VietnameseText() {}

    /** Returns how many more words with marks there are that can be Vietnamese than such that cannot. */
    static int score(String text) {
        int score = 0;
        for (String word : BETWEEN.split(text.substring(0, Math.min(text.length(), LOOKED_AT)))) {
            if (!ASCII.matcher(word).matches()) {
                score += isSyllable(word) ? 1 : -1;
            }
        }
        return score;
    }

    private static boolean isSyllable(String word) {
        if (ABBREVIATION.matcher(word).matches()) {
            return true;
        }
        // why: hats make letters of their own, tones do not; NFD puts a dot below before the hat
        String parts =
                HATS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("$1$3$2");
        String hatted = parts.replace("a\u0302", "â")
                .replace("e\u0302", "ê")
                .replace("o\u0302", "ô")
                .replace("a\u0306", "ă")
                .replace("o\u031B", "ơ")
                .replace("u\u031B", "ư")
                .replace("A\u0302", "Â")
                .replace("E\u0302", "Ê")
                .replace("O\u0302", "Ô")
                .replace("A\u0306", "Ă")
                .replace("O\u031B", "Ơ")
                .replace("U\u031B", "Ư");
        return LETTERS.matcher(hatted).matches()
                && TONES.matcher(hatted).results().count() <= 1
                && SYLLABLE.matcher(PlainText.of(word)).matches();
    }
}
