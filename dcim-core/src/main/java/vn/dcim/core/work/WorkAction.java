package vn.dcim.core.work;

import java.util.Locale;

/** What is done with an order. */
public enum WorkAction {
    OPEN,
    PLAN,
    ASSIGN,
    START,
    RECORD,
    FINISH,
    ACCEPT,
    REOPEN,
    CANCEL;

    /** Returns the word of the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
