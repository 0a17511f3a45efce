package vn.dcim.core.ingest;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;

/**
 * Something received that nobody could use; kept so that a person can see why.
 *
 * @param source where it came from: a topic, or the address and OID of a trap
 * @param payload the first 4,096 bytes as text, bytes that are no UTF-8 as {@code \xNN}
 * @param size of the whole payload, bytes
 * @param reason a code of the bundle {@code rejected.<reason>}
 * @param detail what exactly was wrong
 */
@MappedEntity("rejected_message")
public record RejectedMessage(
        @Id @GeneratedValue @Nullable Long id,
        Instant at,
        Kind kind,
        String source,
        String payload,
        long size,
        String reason,
        @TypeDef(type = DataType.JSON) RejectedDetail detail) {

    /** How much of a payload is kept. */
    public static final int KEPT_BYTES = 4096;

    /** Which way it came. */
    public enum Kind {
        MQTT,
        TRAP
    }
}
