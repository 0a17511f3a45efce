package vn.dcim.core.software;

/** What is noted of a title on a machine, or with a person. */
public enum InstallationField implements FormField {
    ASSET(100),
    PERSON(200),
    VERSION(100),
    CORES,
    SINCE,
    CONSENT_BY(200),
    CONSENT_DOCUMENT(200);

    private final int longest;

    InstallationField() {
        this(0);
    }

    InstallationField(int longest) {
        this.longest = longest;
    }

    @Override
    public int longest() {
        return longest;
    }
}
