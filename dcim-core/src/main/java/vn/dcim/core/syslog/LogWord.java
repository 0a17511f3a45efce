package vn.dcim.core.syslog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.collections4.bloomfilter.Hasher;

/**
 * What is looked for in any case, in text or in its UTF-8 bytes: anywhere, or, where it is an address of IPv4 or stands in quotation
 * marks, only as a whole, with no letter or digit going on before or after it.
 */
final class LogWord {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private final String lower;
    private final boolean isWhole;
    /** Null where letters beyond ASCII ask for more than bytes can tell. */
    private final byte[] ascii;

    /** @param typed as {@link LogQuery#wordsOf} has it */
    LogWord(String typed) {
        boolean isQuoted = typed.length() > 1 && typed.startsWith("\"") && typed.endsWith("\"");
        lower = (isQuoted ? typed.substring(1, typed.length() - 1) : typed).toLowerCase(Locale.ROOT);
        isWhole = isQuoted && !lower.isEmpty() || ADDRESS.matcher(lower).matches();
        ascii = lower.chars().allMatch(c -> c < 128) ? lower.getBytes(StandardCharsets.US_ASCII) : null;
    }

    /** Returns the terms of every text that holds it, for {@link LogFilter#mayHold}. */
    List<Hasher> terms() {
        return LogTerms.ofWord(lower, isWhole).hashers();
    }

    boolean isIn(String text) {
        String where = text.toLowerCase(Locale.ROOT);
        int at = where.indexOf(lower);
        while (at >= 0 && isWhole && goesOn(where, at)) {
            at = where.indexOf(lower, at + 1);
        }
        return at >= 0;
    }

    private boolean goesOn(String where, int at) {
        int end = at + lower.length();
        return at > 0 && isOne(where.codePointBefore(at)) && isOne(where.codePointAt(at))
                || end < where.length() && isOne(where.codePointAt(end)) && isOne(where.codePointBefore(end));
    }

    private static boolean isOne(int code) {
        return Character.isLetterOrDigit(code);
    }

    /** Tells whether it is in the text from one place on and before another. */
    boolean isIn(byte[] utf8, int from, int to) {
        if (ascii == null) {
            return isIn(new String(utf8, from, to - from, StandardCharsets.UTF_8));
        }
        if (ascii.length == 0) {
            return true;
        }
        byte first = ascii[0];
        for (int at = from; at <= to - ascii.length; at++) {
            if (lower(utf8[at]) == first && isAt(utf8, at)) {
                // why: what stands beside it is asked only of the few texts that hold it
                return !isWhole || isIn(new String(utf8, from, to - from, StandardCharsets.UTF_8));
            }
        }
        return false;
    }

    private boolean isAt(byte[] utf8, int at) {
        for (int i = 1; i < ascii.length; i++) {
            if (lower(utf8[at + i]) != ascii[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
    }
}
