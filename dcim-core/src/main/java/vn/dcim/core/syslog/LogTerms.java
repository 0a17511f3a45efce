package vn.dcim.core.syslog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.commons.collections4.bloomfilter.EnhancedDoubleHasher;
import org.apache.commons.collections4.bloomfilter.Hasher;

/**
 * What a text is told apart by, in lower case. A text that holds a word holds all terms of the word:
 *
 * <ul>
 *   <li>every three bytes of its UTF-8;
 *   <li>every five letters that stand together: words of a language are few, so these tell a seldom one where three bytes do not;
 *   <li>every run of letters and digits with a digit in it, of four or more, whole: numbers, names of ports, parts of addresses;
 *   <li>every four numbers with dots between them: addresses of IPv4.
 * </ul>
 *
 * <p>Of a word that is looked for anywhere the runs at its ends may go on in the text, so only those within it count.
 */
final class LogTerms {

    /** What a term begins with, so that those of one kind are never taken for those of another. */
    private static final byte THREE_BYTES = 3;

    private static final int BEYOND_ASCII = 0x808080;

    private static final char LETTERS = '5';
    private static final char RUN = '#';
    private static final char ADDRESS = '@';

    private static final int LETTERS_TOGETHER = 5;
    private static final int LEAST_RUN = 4;
    private static final int NUMBERS = 4;
    private static final Pattern DOTTED = Pattern.compile("\\d+(?:\\.\\d+){3,}");

    /** Three bytes of ASCII, seven bits each: nearly all, so a map of a quarter of a mebibyte at most. */
    private final BitSet plainThrees = new BitSet();

    private final Set<Integer> otherThrees = new HashSet<>();
    private final Set<String> stretches = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    /** Adds the terms of a text. */
    void add(String text) {
        add(text.toLowerCase(Locale.ROOT), true);
    }

    /** Adds the terms that a text has which holds the word. @param lower in lower case @param isWhole as {@link LogWord} has it */
    static LogTerms ofWord(String lower, boolean isWhole) {
        var terms = new LogTerms();
        terms.add(lower, isWhole);
        return terms;
    }

    /** @param isWhole whether neither a letter nor a digit goes on before or after it */
    private void add(String lower, boolean isWhole) {
        addThrees(lower.getBytes(StandardCharsets.UTF_8));
        addRuns(lower, isWhole);
        if (isWhole) {
            addAddresses(lower);
        }
    }

    private void addThrees(byte[] utf8) {
        int three = 0;
        for (int i = 0; i < utf8.length; i++) {
            three = (three << 8 | utf8[i] & 0xFF) & 0xFFFFFF;
            if (i >= 2) {
                if ((three & BEYOND_ASCII) == 0) {
                    plainThrees.set(three >> 2 & 0x7F << 14 | three >> 1 & 0x7F << 7 | three & 0x7F);
                } else {
                    otherThrees.add(three);
                }
            }
        }
    }

    private void addRuns(String lower, boolean isWhole) {
        int at = 0;
        while (at < lower.length()) {
            int from = at;
            int letters = at;
            boolean hasDigit = false;
            while (at < lower.length() && Character.isLetterOrDigit(lower.codePointAt(at))) {
                int code = lower.codePointAt(at);
                if (!Character.isLetter(code)) {
                    hasDigit = true;
                    addStretch(lower, letters, at);
                    letters = at + Character.charCount(code);
                }
                at += Character.charCount(code);
            }
            addStretch(lower, letters, at);
            boolean isWithin = from > 0 && at < lower.length();
            if (hasDigit && (isWhole || isWithin) && at - from >= LEAST_RUN) {
                others.add(RUN + lower.substring(from, at));
            }
            if (at < lower.length()) {
                at += Character.charCount(lower.codePointAt(at));
            }
        }
    }

    private void addStretch(String lower, int from, int to) {
        if (to - from >= LETTERS_TOGETHER) {
            stretches.add(lower.substring(from, to));
        }
    }

    private void addAddresses(String lower) {
        var dotted = DOTTED.matcher(lower);
        while (dotted.find()) {
            String[] numbers = dotted.group().split("\\.");
            for (int i = 0; i + NUMBERS <= numbers.length; i++) {
                others.add(ADDRESS + numbers[i] + '.' + numbers[i + 1] + '.' + numbers[i + 2] + '.' + numbers[i + 3]);
            }
        }
    }

    /** Returns each once. */
    List<Hasher> hashers() {
        for (String stretch : stretches) {
            for (int i = 0; i + LETTERS_TOGETHER <= stretch.length(); i++) {
                others.add(LETTERS + stretch.substring(i, i + LETTERS_TOGETHER));
            }
        }
        List<Hasher> hashers = new ArrayList<>();
        plainThrees.stream().forEach(three -> hashers.add(hasher(three >> 14, three >> 7 & 0x7F, three & 0x7F)));
        otherThrees.forEach(three -> hashers.add(hasher(three >> 16, three >> 8, three)));
        others.forEach(term -> hashers.add(hasher(term.getBytes(StandardCharsets.UTF_8))));
        return hashers;
    }

    private static Hasher hasher(int first, int second, int third) {
        return hasher(new byte[] {THREE_BYTES, (byte) first, (byte) second, (byte) third});
    }

    private static Hasher hasher(byte[] term) {
        long[] hash = MurmurHash3.hash128x64(term, 0, term.length, 0);
        return new EnhancedDoubleHasher(hash[0], hash[1]);
    }
}
