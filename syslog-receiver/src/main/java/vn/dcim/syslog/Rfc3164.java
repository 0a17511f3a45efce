package vn.dcim.syslog;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.ZoneId;
import vn.dcim.core.syslog.LogMessage;

/**
 * Reads {@code Oct 11 22:14:15 host application[123]: text}, what stands behind the priority; the time may be one of ISO 8601, the
 * host or the application missing.
 */
final class Rfc3164 {

    private Rfc3164() {}

    /** Returns null when it is of another form. */
    static @Nullable LogMessage read(Received received, ZoneId zone) {
        String body = received.body();
        SaidTime said = SaidTime.isDigit(body, 0) ? SaidTime.iso(body, 0, zone, received.at()) : null;
        if (said == null) {
            said = SaidTime.bsd(body, 0, zone, received.at());
        }
        if (said == null || SaidTime.at(body, said.end()) != ' ') {
            return null;
        }
        int start = SaidTime.afterSpaces(body, said.end());
        int end = body.indexOf(' ', start);
        if (end <= start) {
            return received.said(said.at(), Received.NIL, body.substring(start));
        }
        String word = body.substring(start, end);
        boolean isTag = word.endsWith(":") || word.indexOf('[') > 0;
        String host = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
        if (!Received.isHost(host)) {
            return received.said(said.at(), Received.NIL, body.substring(start));
        }
        LogMessage ofCisco = CiscoForm.read(received, body.substring(end + 1), said.at(), host, zone);
        if (ofCisco != null) {
            return ofCisco;
        }
        return isTag
                ? content(received, said.at(), Received.NIL, body.substring(start))
                : content(received, said.at(), host, body.substring(end + 1));
    }

    /** Reads {@code application[123]: text}; what has another shape is all text. */
    private static LogMessage content(Received received, @Nullable Instant said, String host, String content) {
        int end = 0;
        while (end < content.length() && " \t[:".indexOf(content.charAt(end)) < 0) {
            end++;
        }
        String application = content.substring(0, end);
        if (end == 0 || end == content.length() || !Received.isName(application)) {
            return received.said(said, host, content);
        }
        return switch (content.charAt(end)) {
            case '[' -> {
                int close = content.indexOf(']', end);
                String process = close < 0 ? "" : content.substring(end + 1, close);
                if (close < 0 || !Received.isName(process) || process.indexOf(' ') >= 0) {
                    yield received.said(said, host, content);
                }
                int text = SaidTime.at(content, close + 1) == ':' ? close + 2 : close + 1;
                yield tagged(received, said, host, application, process, content, text);
            }
            case ':' ->
                end + 1 == content.length() || content.charAt(end + 1) == ' '
                        ? tagged(received, said, host, application, Received.NIL, content, end + 1)
                        : received.said(said, host, content);
            default -> received.said(said, host, content);
        };
    }

    private static LogMessage tagged(
            Received received,
            @Nullable Instant said,
            String host,
            String application,
            String process,
            String content,
            int end) {
        int text = SaidTime.at(content, end) == ' ' ? end + 1 : end;
        return received.said(said, host, application, process, Received.NIL, Received.NIL, content.substring(text));
    }
}
