package vn.dcim.core.syslog;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A word that is looked for in any case, in text or in its UTF-8 bytes. */
final class LogWord {

    private final String lower;
    /** Null where letters beyond ASCII ask for more than bytes can tell. */
    private final byte[] ascii;

    LogWord(String word) {
        lower = word.toLowerCase(Locale.ROOT);
        ascii = lower.chars().allMatch(c -> c < 128) ? lower.getBytes(StandardCharsets.US_ASCII) : null;
    }

    boolean isIn(String text) {
        return text.toLowerCase(Locale.ROOT).contains(lower);
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
                return true;
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
