package vn.dcim.core.regulation.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Proof;

/**
 * What a part of the program finds wanting by itself, each with the obligations that are not met by it.
 *
 * @param isKept whether that part is used at all: where nothing is noted, nothing can be found wanting, and nothing is proven
 * @param proofs what was looked at
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record Findings(boolean isKept, List<Found> found, List<Proof> proofs) {

    Findings {
        found = List.copyOf(found);
        proofs = List.copyOf(proofs);
    }

    /** Something wanting. @param obligations ids of the rows */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Found(List<String> obligations, Offence offence) {}
}
