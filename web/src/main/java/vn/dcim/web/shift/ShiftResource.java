package vn.dcim.web.shift;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.shift.Duty;
import vn.dcim.core.shift.handover.Handovers;

/**
 * A shift in the API.
 *
 * @param begins its first instant
 * @param ends the first instant that does not belong to it
 * @param lead account; null for none
 * @param people accounts, the lead's too
 * @param handover ahead, open, half, signed, late, one-sided, unsigned
 * @param seal SHA-256 of the handover with its signatures; empty before both signed
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ShiftResource(
        long id,
        String part,
        String title,
        Instant begins,
        Instant ends,
        @Nullable String lead,
        List<String> people,
        String handover,
        String seal) {

    static ShiftResource of(Handovers.Listed listed) {
        var shift = listed.turn().shift();
        return new ShiftResource(
                shift.id(),
                shift.part(),
                shift.title(),
                shift.beginsAt(),
                shift.endsAt(),
                listed.turn().duties().stream()
                        .filter(Duty::isLead)
                        .map(Duty::account)
                        .findFirst()
                        .orElse(null),
                listed.turn().duties().stream().map(Duty::account).toList(),
                listed.state().code(),
                listed.handover() == null ? "" : listed.handover().seal());
    }
}
