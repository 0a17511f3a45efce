package vn.dcim.core.forward;

import com.cloudbees.syslog.Severity;
import java.time.Instant;
import java.util.Map;

/**
 * One message to a receiver.
 *
 * @param position of its row among those of its kind
 * @param messageId MSGID of RFC 5424: at most 32 printable characters of ASCII
 * @param text for people
 * @param fields of the structured data, in their order; names as RFC 5424 allows
 */
record Outgoing(
        long position, Instant at, Severity severity, String messageId, String text, Map<String, String> fields) {}
