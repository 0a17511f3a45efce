package vn.dcim.core.forward;

import com.cloudbees.syslog.Severity;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Map;

/**
 * One message to a receiver.
 *
 * @param position of its row among those of its kind
 * @param messageId MSGID of RFC 5424: at most 32 printable characters of ASCII
 * @param text for people; of a relayed message as it was said
 * @param fields of the structured data, in their order; names as RFC 5424 allows
 * @param origin of a message that somebody else said, which keeps its header; null for one of ours
 */
public record Outgoing(
        long position,
        Instant at,
        Severity severity,
        String messageId,
        String text,
        Map<String, String> fields,
        @Nullable Origin origin) {

    Outgoing(long position, Instant at, Severity severity, String messageId, String text, Map<String, String> fields) {
        this(position, at, severity, messageId, text, fields, null);
    }

    /**
     * Who said a relayed message.
     *
     * @param facility 0 to 23
     * @param structuredData as it was said, in brackets; empty for none
     */
    public record Origin(int facility, String host, String application, String process, String structuredData) {}
}
