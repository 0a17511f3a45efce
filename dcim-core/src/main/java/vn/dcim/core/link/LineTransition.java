package vn.dcim.core.link;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * From an instant on, a line is so; a row that is never changed.
 *
 * @param at since when
 * @param state what people are told; while a line flaps, the rows go on telling when it was alive
 * @param alive whether the Internet was reached; null where nobody probed
 * @param toldAt when that was known
 */
@MappedEntity("line_transition")
public record LineTransition(
        @Id @GeneratedValue @Nullable Long id,
        long lineId,
        Instant at,
        LineState state,
        @Nullable Boolean alive,
        Instant toldAt) {}
