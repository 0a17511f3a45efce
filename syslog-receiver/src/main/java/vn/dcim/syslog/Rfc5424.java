package vn.dcim.syslog;

import io.micronaut.core.annotation.Nullable;
import java.time.ZoneId;
import vn.dcim.core.syslog.LogMessage;

/** Reads {@code 1 2003-10-11T22:14:15.003Z host app 123 ID47 [a@1 b="c"] text}, what stands behind the priority. */
final class Rfc5424 {

    private static final int WORDS = 4;

    private Rfc5424() {}

    /** Returns null when it is of another form. */
    static @Nullable LogMessage read(Received received, ZoneId zone) {
        String body = received.body();
        if (!body.startsWith("1 ")) {
            return null;
        }
        SaidTime said = body.startsWith("- ", 2) ? new SaidTime(null, 3) : SaidTime.iso(body, 2, zone, received.at());
        if (said == null || SaidTime.at(body, said.end()) != ' ') {
            return null;
        }
        String[] words = new String[WORDS];
        int place = said.end();
        for (int i = 0; i < WORDS; i++) {
            int start = place + 1;
            if (SaidTime.at(body, place) != ' ' || start >= body.length() || body.charAt(start) == ' ') {
                return null;
            }
            int space = body.indexOf(' ', start);
            place = space < 0 ? body.length() : space;
            String word = body.substring(start, place);
            words[i] = word.equals("-") ? Received.NIL : word;
        }
        if (!Received.isHost(words[0])
                || !Received.isName(words[1])
                || !Received.isName(words[2])
                || !Received.isName(words[3])) {
            return null;
        }
        int start = Math.min(place + 1, body.length());
        int end = afterData(body, start);
        // why: data that cannot be read are kept with the text, all of which stands behind them
        int text = SaidTime.at(body, end) == ' ' ? end + 1 : end;
        boolean isNil = end == start + 1;
        return received.said(
                said.at(),
                words[0],
                words[1],
                words[2],
                words[3],
                isNil ? Received.NIL : body.substring(start, end),
                body.substring(text));
    }

    /** Returns where structured data end that begin here; the same place where there are none that can be read. */
    private static int afterData(String body, int start) {
        if (SaidTime.at(body, start) == '-' && (start + 1 == body.length() || body.charAt(start + 1) == ' ')) {
            return start + 1;
        }
        int place = start;
        while (SaidTime.at(body, place) == '[') {
            int end = afterElement(body, place);
            if (end < 0) {
                return start;
            }
            place = end;
        }
        return place;
    }

    /** Returns where {@code [id name="value"]} ends; negative when it does not. */
    private static int afterElement(String body, int start) {
        int place = afterName(body, start + 1);
        if (place == start + 1) {
            return -1;
        }
        while (SaidTime.at(body, place) == ' ') {
            int name = SaidTime.afterSpaces(body, place);
            if (SaidTime.at(body, name) == ']') {
                return name + 1;
            }
            int equals = afterName(body, name);
            if (equals == name || !body.startsWith("=\"", equals)) {
                return -1;
            }
            place = afterValue(body, equals + 2);
            if (place < 0) {
                return -1;
            }
        }
        return SaidTime.at(body, place) == ']' ? place + 1 : -1;
    }

    private static int afterName(String body, int start) {
        int place = start;
        while (place < body.length() && "= ]\"".indexOf(body.charAt(place)) < 0) {
            place++;
        }
        return place;
    }

    private static int afterValue(String body, int start) {
        int place = start;
        while (place < body.length()) {
            char character = body.charAt(place);
            if (character == '"') {
                return place + 1;
            }
            place += character == '\\' ? 2 : 1;
        }
        return -1;
    }
}
