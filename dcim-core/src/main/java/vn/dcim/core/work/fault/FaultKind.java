package vn.dcim.core.work.fault;

import java.util.Locale;

/** What somebody without knowledge of the asset sees. */
public enum FaultKind {
    STOPPED,
    NOISE,
    HEAT,
    LEAK,
    SMELL,
    WARNING,
    DAMAGE,
    OTHER;

    /** Returns the word of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
