package vn.dcim.core.link;

import java.util.Locale;

/** How a line is, from the best to the worst. */
public enum LineState {
    /** Nobody probed it, or what probes it could not. */
    UNKNOWN,
    UP,
    /** The Internet is reached, but too many probes are lost or they take too long. */
    DEGRADED,
    /** It goes and comes too often in too short a time. */
    FLAPPING,
    /** Its next hop answers, nothing behind it does. */
    NO_INTERNET,
    /** Nothing answers. */
    DOWN;

    /** Returns the word of the API and of the bundles, such as {@code no-internet}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isWorseThan(LineState other) {
        return ordinal() > other.ordinal();
    }

    /** Tells whether the Internet is not reached. */
    public boolean isDead() {
        return this == NO_INTERNET || this == DOWN;
    }
}
