package vn.dcim.core.table;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * The ways in which Vietnamese was written before Unicode, each letter in the place of one or two of Latin-1; what shows them is a
 * font ({@code .VnTime}, {@code VNI-Times}). Charts: TCVN 5712:1993 VN3; VNI-Windows.
 */
enum OldLetters {
    /** Capitals with a tone mark have no place of their own: they come out small. */
    TCVN3 {
        @Override
        String decode(String text) {
            var decoded = new StringBuilder(text.length());
            text.chars().forEach(sign -> decoded.append(TCVN3_LETTERS.getOrDefault((char) sign, (char) sign)));
            return decoded.toString();
        }
    },
    VNI {
        @Override
        String decode(String text) {
            var decoded = new StringBuilder(text.length());
            for (int at = 0; at < text.length(); at++) {
                char sign = text.charAt(at);
                String pair = at + 1 < text.length() ? text.substring(at, at + 2) : "";
                if (VNI_PAIRS.containsKey(pair)) {
                    decoded.append(VNI_PAIRS.get(pair));
                    at++;
                } else {
                    decoded.append(VNI_LETTERS.getOrDefault(sign, sign));
                }
            }
            return decoded.toString();
        }
    };

    private static final Map<Character, Character> TCVN3_LETTERS = letters(
            "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢£¤¥¦§",
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ");
    private static final Map<Character, Character> VNI_LETTERS = letters("ñíìæóòôöîÑÍÌÆÓÒÔÖÎ", "đíìỉĩịơưỵĐÍÌỈĨỊƠƯỴ");
    private static final Map<String, String> VNI_PAIRS = pairs();

    abstract String decode(String text);

    private static Map<Character, Character> letters(String from, String to) {
        Map<Character, Character> letters = new HashMap<>();
        for (int at = 0; at < from.length(); at++) {
            letters.put(from.charAt(at), to.charAt(at));
        }
        return letters;
    }

    /** A vowel, and what stands behind it for its hat and its tone. */
    private static Map<String, String> pairs() {
        String tones = "\u0301\u0300\u0309\u0303\u0323";
        Map<String, String> pairs = new HashMap<>();
        add(pairs, "aeouyAEOUY", "ùøûõï", "", tones);
        add(pairs, "aeoAEO", "áàåãä", "\u0302", tones);
        add(pairs, "aeoAEO", "â", "\u0302", "");
        add(pairs, "aA", "éèúüë", "\u0306", tones);
        add(pairs, "aA", "ê", "\u0306", "");
        for (String[] horned : new String[][] {{"ô", "o"}, {"ö", "u"}, {"Ô", "O"}, {"Ö", "U"}}) {
            Map<String, String> plain = new HashMap<>();
            add(plain, horned[1], "ùøûõï", "\u031B", tones);
            plain.forEach((pair, letter) -> pairs.put(horned[0] + pair.charAt(1), letter));
        }
        return pairs;
    }

    private static void add(Map<String, String> pairs, String vowels, String marks, String hat, String tones) {
        for (char vowel : vowels.toCharArray()) {
            for (int at = 0; at < marks.length(); at++) {
                String tone = tones.isEmpty() ? "" : tones.substring(at, at + 1);
                String letter = Normalizer.normalize(vowel + hat + tone, Normalizer.Form.NFC);
                String mark = marks.substring(at, at + 1);
                pairs.put(vowel + mark, letter);
                pairs.put(vowel + mark.toUpperCase(java.util.Locale.ROOT), letter);
            }
        }
    }
}
