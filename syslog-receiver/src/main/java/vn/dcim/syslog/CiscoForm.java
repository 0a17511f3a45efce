package vn.dcim.syslog;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import vn.dcim.core.syslog.LogMessage;

/**
 * Reads {@code 45: core-1: *Mar  1 18:46:11.123 ICT: %SYS-5-CONFIG_I: text} of IOS, and its relatives of NX-OS and ASA. Sequence
 * number, host, time and zone may be missing, the mnemonic may not. A star or a full stop says that the clock is not set.
 */
final class CiscoForm {

    private static final int LONGEST_ZONE = 5;

    private CiscoForm() {}

    /**
     * @param body of the message, or what stands behind the header that a relay has put before it
     * @param said when a header says that it happened; null for none
     * @param host that a header names; empty for none
     * @return null when it is of another form
     */
    static @Nullable LogMessage read(Received received, String body, @Nullable Instant said, String host, ZoneId zone) {
        if (body.indexOf('%') < 0) {
            return null;
        }
        String its = host;
        String application = Received.NIL;
        Instant at = said;
        int place = SaidTime.afterSpaces(body, 0);
        int colon = colon(body, place);
        while (colon >= 0 && body.charAt(place) != '%') {
            String word = body.substring(place, colon).strip();
            if (!isCount(word)) {
                application = its.isEmpty() ? Received.NIL : word;
                its = its.isEmpty() ? word : its;
            }
            place = SaidTime.afterSpaces(body, colon + 1);
            colon = colon(body, place);
        }
        boolean isUnset = SaidTime.at(body, place) == '*' || SaidTime.at(body, place) == '.';
        int start = isUnset ? place + 1 : place;
        SaidTime time = SaidTime.bsd(body, start, zone, received.at());
        if (time != null) {
            place = time.end();
            int word = SaidTime.afterSpaces(body, place);
            int end = word;
            while (end - word < LONGEST_ZONE && SaidTime.at(body, end) >= 'A' && SaidTime.at(body, end) <= 'Z') {
                end++;
            }
            if (end > word && isColon(body, end)) {
                String named = body.substring(word, end);
                if (named.equals("UTC") || named.equals("GMT")) {
                    time = SaidTime.bsd(body, start, ZoneOffset.UTC, received.at());
                }
                place = end;
            } else if (!isColon(body, place)) {
                int name = body.indexOf(' ', word);
                if (name < 0 || !its.isEmpty() || !isColon(body, name)) {
                    return null;
                }
                its = body.substring(word, name);
                place = name;
            }
            place = SaidTime.afterSpaces(body, SaidTime.afterSpaces(body, place) + 1);
            at = isUnset || time.at() == null ? said : time.at();
        }
        int end = afterMnemonic(body, place);
        if (end < 0
                || !Received.isHost(its)
                || !Received.isName(application)
                || !Received.isName(body.substring(place, end))) {
            return null;
        }
        int text = SaidTime.afterSpaces(body, SaidTime.afterSpaces(body, end) + 1);
        return received.said(
                at,
                its,
                application,
                Received.NIL,
                body.substring(place, end),
                Received.NIL,
                body.substring(Math.min(text, body.length())));
    }

    /** Returns where the word ends that begins here, if by a colon and a space; negative if not. */
    private static int colon(String body, int start) {
        for (int place = start; place < body.length(); place++) {
            char character = body.charAt(place);
            if (character == ':' && SaidTime.at(body, place + 1) == ' ') {
                return place;
            }
            if (character == ' ') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isColon(String body, int place) {
        return SaidTime.at(body, SaidTime.afterSpaces(body, place)) == ':';
    }

    /** Tells a sequence number, {@code 45}, or the time since the start, {@code 1w2d} and {@code 00:01:02}, from a host. */
    private static boolean isCount(String word) {
        return (word.isEmpty() || SaidTime.isDigit(word, 0))
                && word.chars().allMatch(character -> "0123456789:ywdhm".indexOf(character) >= 0);
    }

    /** Returns where {@code %FACILITY-5-MNEMONIC} ends that begins here; negative when none does. */
    private static int afterMnemonic(String body, int start) {
        if (SaidTime.at(body, start) != '%') {
            return -1;
        }
        boolean hasSeverity = false;
        int place = start + 1;
        for (; place < body.length() && isOfMnemonic(body.charAt(place)); place++) {
            hasSeverity |= body.charAt(place) == '-'
                    && SaidTime.isDigit(body, place + 1)
                    && SaidTime.at(body, place + 2) == '-';
        }
        return hasSeverity && isColon(body, place) ? place : -1;
    }

    private static boolean isOfMnemonic(char character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-'
                || character == '/';
    }
}
