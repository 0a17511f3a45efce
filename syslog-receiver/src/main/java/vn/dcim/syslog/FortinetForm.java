package vn.dcim.syslog;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vn.dcim.core.syslog.LogMessage;

/** Reads {@code date=2024-03-01 time=10:00:00 devname="FG100" logid="0001" tz="+0700" …}, all of which stays text. */
final class FortinetForm {

    private static final Set<String> WANTED = Set.of("date", "time", "tz", "devname", "devid", "logid", "log_id");

    private FortinetForm() {}

    /** Returns null when it is of another form. */
    static @Nullable LogMessage read(Received received, ZoneId zone) {
        String body = received.body();
        if (!body.startsWith("date=") && !body.startsWith("logver=") && !body.startsWith("devname=")) {
            return null;
        }
        Map<String, String> fields = fields(body);
        String host = fields.getOrDefault("devname", Received.NIL);
        String messageId = fields.getOrDefault("logid", fields.getOrDefault("log_id", Received.NIL));
        if (messageId.isEmpty()
                || (host.isEmpty() && !fields.containsKey("devid"))
                || !Received.isHost(host)
                || !Received.isName(messageId)) {
            return null;
        }
        Instant said = SaidTime.instant(
                fields.getOrDefault("date", Received.NIL),
                fields.getOrDefault("time", Received.NIL),
                fields.getOrDefault("tz", Received.NIL),
                zone,
                received.at());
        return received.said(said, host, "fortigate", Received.NIL, messageId, Received.NIL, body);
    }

    /** Finds the fields that are wanted; of two of a name the first. */
    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new HashMap<>();
        int place = 0;
        while (place < body.length()) {
            int equals = body.indexOf('=', place);
            if (equals < 0) {
                break;
            }
            boolean isQuoted = SaidTime.at(body, equals + 1) == '"';
            int start = isQuoted ? equals + 2 : equals + 1;
            int end = isQuoted ? quote(body, start) : body.indexOf(' ', start);
            if (end < 0) {
                end = body.length();
            }
            String name = body.substring(place, equals).strip();
            if (WANTED.contains(name)) {
                fields.putIfAbsent(name, body.substring(start, end));
            }
            place = end + 1;
        }
        return fields;
    }

    private static int quote(String body, int start) {
        for (int place = start; place < body.length(); place++) {
            if (body.charAt(place) == '\\') {
                place++;
            } else if (body.charAt(place) == '"') {
                return place;
            }
        }
        return -1;
    }
}
