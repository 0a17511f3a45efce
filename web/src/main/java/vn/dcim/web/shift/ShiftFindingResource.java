package vn.dcim.web.shift;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import vn.dcim.core.shift.RosterFinding;

/** Something wrong with the roster, in the API. @param account empty for nobody @param shift null where none is planned */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ShiftFindingResource(
        String kind,
        Instant from,
        Instant to,
        String account,
        @Nullable Long shift) {

    static ShiftFindingResource of(RosterFinding finding) {
        return new ShiftFindingResource(
                finding.kind().code(), finding.from(), finding.to(), finding.account(), finding.shiftId());
    }
}
