package vn.dcim.web.rejected;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kept payload as a person reads it: text, its odd bytes as {@code \xNN}; all of it in hexadecimal, 16 bytes a line, where it
 * is no text.
 *
 * @param text of the whole payload as it was kept
 */
public record Payload(String text) {

    private static final Pattern ODD = Pattern.compile("\\\\x([0-9A-F]{2})|[\\p{Cntrl}&&[^\\n\\r\\t]]");
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final int BYTES_A_LINE = 16;
    private static final int BRIEF = 160;
    /** The share of odd bytes from which on a payload is no text: one in so many. */
    private static final int ODD_SHARE = 8;

    /** @param kept bytes that are no UTF-8 as {@code \xNN} */
    static Payload of(String kept) {
        long odd = ODD.matcher(kept).results().count();
        return new Payload(odd * ODD_SHARE > bytes(kept).length ? hexadecimal(bytes(kept)) : marked(kept));
    }

    /** Returns the beginning, in one line. */
    public String brief() {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= BRIEF ? line : line.substring(0, line.offsetByCodePoints(0, BRIEF / 2)) + "…";
    }

    private static String marked(String kept) {
        return ODD.matcher(kept)
                .replaceAll(match -> Matcher.quoteReplacement("\\x%02X".formatted(value(match.group()))));
    }

    private static byte[] bytes(String kept) {
        var bytes = new ByteArrayOutputStream(kept.length());
        Matcher odd = ODD.matcher(kept);
        int end = 0;
        while (odd.find()) {
            bytes.writeBytes(kept.substring(end, odd.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(value(odd.group()));
            end = odd.end();
        }
        bytes.writeBytes(kept.substring(end).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static int value(String odd) {
        return odd.length() == 1 ? odd.charAt(0) : Integer.parseInt(odd.substring(2), 16);
    }

    private static String hexadecimal(byte[] bytes) {
        var lines = new StringBuilder(bytes.length * 3);
        for (int at = 0; at < bytes.length; at += BYTES_A_LINE) {
            lines.append(HEX.formatHex(bytes, at, Math.min(bytes.length, at + BYTES_A_LINE)))
                    .append('\n');
        }
        return lines.toString().stripTrailing();
    }
}
