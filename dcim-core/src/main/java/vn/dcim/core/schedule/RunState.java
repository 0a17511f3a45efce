package vn.dcim.core.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a run stands. */
public enum RunState {
    RUNNING,
    DONE,
    FAILED,
    /** It never ran, since nothing stood ready, and its plan asks for no more than to say so. */
    MISSED,
    /** Its node died, or the program ended. */
    INTERRUPTED;

    /** Returns the word of the API and of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether somebody has to look. */
    public boolean isTrouble() {
        return this == FAILED || this == MISSED;
    }

    /** Returns the state of a code; empty where there is none. */
    public static Optional<RunState> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
