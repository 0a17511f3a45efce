package vn.dcim.core.regulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * What a check found.
 *
 * @param offences the worst first; of many only the first {@value #MOST}
 * @param offending how many there are in all
 * @param deadline when something is due next; null for nothing
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Verdict(
        State state,
        Phrase reason,
        List<Offence> offences,
        long offending,
        List<Proof> proofs,
        @Nullable Instant deadline) {

    /** How many offences are told by name. */
    public static final int MOST = 200;

    public Verdict {
        offences = List.copyOf(offences.subList(0, Math.min(MOST, offences.size())));
        proofs = List.copyOf(proofs);
    }

    public static Verdict met(Phrase reason, List<Proof> proofs) {
        return new Verdict(State.MET, reason, List.of(), 0, proofs, null);
    }

    /** @param offences all of them */
    public static Verdict notMet(Phrase reason, List<Offence> offences, List<Proof> proofs) {
        return new Verdict(State.NOT_MET, reason, offences, offences.size(), proofs, null);
    }

    public static Verdict noEvidence(Phrase reason, List<Proof> proofs) {
        return new Verdict(State.NO_EVIDENCE, reason, List.of(), 0, proofs, null);
    }

    /** Returns the same, due by another instant. */
    public Verdict due(@Nullable Instant when) {
        return new Verdict(state, reason, offences, offending, proofs, when);
    }
}
