package vn.dcim.core.schedule;

import java.util.Locale;

/** What becomes of a firing for which nothing stood ready: the program was down, all was busy, or the clock leapt over it. */
public enum Misfire {
    /** It is done as soon as possible, once for all that were missed, and says so. */
    CATCH_UP,
    /** It is left out; a row says that it was missed, and people are told. */
    REPORT;

    /** Returns the word of the API and of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
