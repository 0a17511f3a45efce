package vn.dcim.core.regulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * What a judgement rests on.
 *
 * @param from the period that it is about; null where it is about the instant of the judgement
 * @param path of the page where it can be looked at; empty for none
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Proof(
        Phrase what, @Nullable Instant from, @Nullable Instant until, String path) {

    public static Proof of(Phrase what, String path) {
        return new Proof(what, null, null, path);
    }
}
