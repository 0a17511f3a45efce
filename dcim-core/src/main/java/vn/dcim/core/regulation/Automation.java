package vn.dcim.core.regulation;

import java.util.Locale;

/** How much of an obligation the program decides by itself. */
public enum Automation {
    /** All of it. */
    FULL,
    /** What breaches it; that the rest is as it should be, a person confirms. */
    PARTIAL,
    /** Nothing: a person signs. */
    MANUAL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
