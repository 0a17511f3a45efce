package vn.dcim.web.forward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import vn.dcim.core.forward.ReceiverStatus;
import vn.dcim.web.language.Words;

/**
 * A log receiver.
 *
 * @param since when the line stands, or is away
 * @param waiting rows by kind: {@code audit}, {@code alarm}, {@code seal}
 * @param oldest when the oldest of them was written down
 * @param fault of the last line that was lost, a code such as {@code unknown-ca}; empty for none so far
 * @param explanation the fault in words
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReceiverResource(
        String name,
        String address,
        boolean up,
        @Nullable Instant since,
        String protocol,
        String cipher,
        Map<String, Long> waiting,
        @Nullable Instant oldest,
        long sent,
        @Nullable Instant failedAt,
        String fault,
        String explanation,
        String detail) {

    static ReceiverResource of(ReceiverStatus status, Words words) {
        Map<String, Long> waiting = new TreeMap<>();
        status.waiting().forEach((kind, rows) -> waiting.put(kind.code(), rows));
        return new ReceiverResource(
                status.name(),
                status.address(),
                status.up(),
                status.since(),
                status.protocol(),
                status.cipher(),
                waiting,
                status.oldest(),
                status.sent(),
                status.failedAt(),
                status.fault(),
                ForwardTexts.fault(words, status.fault()),
                status.detail());
    }
}
