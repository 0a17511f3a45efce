package vn.dcim.core.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a target stands for. */
public enum ProbeRole {
    /** The next hop: whether the line itself is there. */
    GATEWAY,
    /** The provider's server of names. */
    DNS,
    /** Somebody who is not the provider. */
    OUTSIDE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ProbeRole> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
