package vn.dcim.core.shift.handover;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * What a handover says.
 *
 * @param people of the shift, the lead first
 * @param next people of the shift that takes over; none where nobody is planned
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record HandoverContent(
        String title, Instant from, Instant to, List<String> people, List<String> next, List<Section> sections) {

    /** A part of it. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Section(String code, List<HandoverLine> lines) {}
}
