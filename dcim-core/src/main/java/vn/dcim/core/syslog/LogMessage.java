package vn.dcim.core.syslog;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * One message as it was received. What a sender leaves out is empty; what cannot be understood is text.
 *
 * @param sender address of whoever sent it over the network, numeric, such as {@code 10.1.2.3}: the source or a relay
 * @param receivedAt when it arrived, milliseconds
 * @param saidAt when the sender says that it happened, milliseconds; null where it does not say, or nothing that can be a time
 * @param facility 0 to 23 as RFC 5424 numbers them
 * @param severity 0 (emergency) to 7 (debug) as RFC 5424 numbers them
 * @param host what it calls the machine; empty where it does not
 * @param application APP-NAME, or the tag of RFC 3164
 * @param process PROCID, or the number behind the tag
 * @param messageId MSGID, or the mnemonic of a device that has one ({@code %SYS-5-CONFIG_I})
 * @param structuredData as it stood, with its brackets
 * @param text for people; control characters but tabs and line ends are left as they came
 */
public record LogMessage(
        String sender,
        Instant receivedAt,
        @Nullable Instant saidAt,
        int facility,
        int severity,
        String host,
        String application,
        String process,
        String messageId,
        String structuredData,
        String text) {}
