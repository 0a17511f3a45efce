package vn.dcim.core.foreign;

import java.util.Locale;

/** What the imported lists prove; the worst first. */
public enum EvidenceState {
    NOT_MET,
    NO_EVIDENCE,
    MET;

    /** Returns the word of the API and of the bundles, such as {@code no-evidence}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
