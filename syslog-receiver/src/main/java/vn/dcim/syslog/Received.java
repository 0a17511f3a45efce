package vn.dcim.syslog;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import vn.dcim.core.syslog.LogMessage;

/**
 * What is known of a message before it is read any further than its priority.
 *
 * @param body what stands behind the priority
 */
record Received(String sender, Instant at, int facility, int severity, String body) {

    static final String NIL = "";

    private static final int HOST = 255;
    private static final int NAME = 128;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static boolean isHost(String host) {
        return host.length() <= HOST;
    }

    static boolean isName(String name) {
        return name.length() <= NAME;
    }

    /** Returns the message of which nothing more is understood. */
    LogMessage asText() {
        return said(null, NIL, body);
    }

    /** Returns the message of a host that names no application. */
    LogMessage said(@Nullable Instant said, String host, String text) {
        return said(said, host, NIL, NIL, NIL, NIL, text);
    }

    LogMessage said(
            @Nullable Instant said,
            String host,
            String application,
            String process,
            String messageId,
            String structuredData,
            String text) {
        boolean isMarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new LogMessage(
                sender,
                at,
                said,
                facility,
                severity,
                host,
                application,
                process,
                messageId,
                structuredData,
                isMarked ? text.substring(1) : text);
    }
}
