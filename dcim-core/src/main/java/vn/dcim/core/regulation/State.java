package vn.dcim.core.regulation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How it stands with an obligation, worst first. What nobody can prove is never met. */
@Serdeable
public enum State {
    NOT_MET,
    /** Evidence is missing, out of date, or its term is over. */
    NO_EVIDENCE,
    MET,
    /** Somebody said with a reason that it does not concern the centre. */
    NOT_APPLICABLE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the state of a code; empty where there is none. */
    public static Optional<State> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
