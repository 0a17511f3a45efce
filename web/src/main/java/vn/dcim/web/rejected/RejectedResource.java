package vn.dcim.web.rejected;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import vn.dcim.core.ingest.RejectedMessage;
import vn.dcim.web.language.Words;

/**
 * A rejected message.
 *
 * @param kind {@code mqtt} or {@code trap}
 * @param source the topic, or address and OID of a trap
 * @param reason a code such as {@code no-map}
 * @param title the reason in words
 * @param mend what to do about it
 * @param detail what exactly was wrong, in words
 * @param payload its first 4,096 bytes as text, bytes that are no UTF-8 as {@code \xNN}
 * @param size of the whole payload, bytes
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record RejectedResource(
        long id,
        Instant at,
        String kind,
        String source,
        String reason,
        String title,
        String mend,
        String detail,
        String payload,
        long size) {

    static RejectedResource of(RejectedMessage message, Words words) {
        return new RejectedResource(
                message.id(),
                message.at(),
                RejectedList.code(message.kind()),
                message.source(),
                message.reason(),
                RejectedTexts.title(words, message.reason()),
                RejectedTexts.mend(words, message.reason()),
                RejectedTexts.detail(words, message.detail()),
                message.payload(),
                message.size());
    }
}
