package vn.dcim.syslog;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import vn.dcim.core.syslog.LogMessage;

/**
 * Reads messages as devices send them: RFC 5424, RFC 3164 and what resembles it, Cisco, Fortinet. It never fails: what it does not
 * understand is text.
 *
 * <p>It is our own because of three libraries tried Camel's parser throws on 8 of 22 real messages, simple-syslog-5424 refuses letters
 * beyond ASCII, and syslog4j does not tell PROCID and MSGID.
 */
final class SyslogReader {

    /** What RFC 3164 (4.3.3) has a message be that does not say it. */
    private static final int FACILITY = 1;

    private static final int SEVERITY = 5;
    private static final int LARGEST_PRIORITY = 191;
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ZoneId zone;

    /** @param zone of times that do not say theirs */
    SyslogReader(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * @param bytes one message, without what frames it
     * @param sender numeric address
     */
    LogMessage read(byte[] bytes, String sender, Instant receivedAt) {
        Instant received = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        String all = text(bytes);
        int end = priorityEnd(all);
        int priority = end < 0 ? -1 : SaidTime.number(all, 1, end - 1);
        if (priority < 0 || priority > LARGEST_PRIORITY) {
            Received whole = new Received(sender, received, FACILITY, SEVERITY, all);
            return all.startsWith("<") ? whole.asText() : read(whole);
        }
        return read(new Received(sender, received, priority >> 3, priority & 7, all.substring(end + 1)));
    }

    private LogMessage read(Received received) {
        LogMessage message = Rfc5424.read(received, zone);
        if (message == null) {
            message = FortinetForm.read(received, zone);
        }
        if (message == null) {
            message = CiscoForm.read(received, received.body(), null, Received.NIL, zone);
        }
        if (message == null) {
            message = Rfc3164.read(received, zone);
        }
        return message == null ? received.asText() : message;
    }

    /** Returns where {@code <34>} ends; negative when the text does not begin with one of 1 to 3 characters. */
    private static int priorityEnd(String all) {
        int end = all.startsWith("<") ? all.indexOf('>') : -1;
        return end >= 2 && end <= 4 ? end : -1;
    }

    /** Returns the text without its end of line and mark of UTF-8; what is not UTF-8 is ISO 8859-1. */
    private static String text(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r' || bytes[length - 1] == 0)) {
            length--;
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes, length)) {
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /**
     * Tells whether the bytes are UTF-8. A last character that is not whole counts as such behind others beyond ASCII: a sender or a
     * relay has cut the message at so many bytes.
     */
    private static boolean isUtf8(byte[] bytes, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        CharBuffer out = CharBuffer.allocate(length);
        CoderResult result = decoder.decode(in, out, false);
        return result.isUnderflow() && (!in.hasRemaining() || out.position() < in.position());
    }
}
