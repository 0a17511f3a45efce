package vn.dcim.core.backup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a run or a restore test stands. */
public enum RunState {
    RUNNING,
    DONE,
    FAILED,
    /** It should have begun and did not. */
    MISSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the one of a code; empty where there is none. */
    public static Optional<RunState> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
