package vn.dcim.core.foreign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether an account may be used, as its system says. */
public enum AccountState {
    ACTIVE,
    /** For now, such as after wrong passwords. */
    LOCKED,
    DISABLED;

    /** Returns the word of files and bundles, such as {@code active}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AccountState> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }
}
