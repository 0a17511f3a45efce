package vn.dcim.core.software;

/** What every server and workstation has to have (11/2023, article 10.4.a). */
public enum HostNeed {
    OPERATING_SYSTEM(SoftwareKind.OPERATING_SYSTEM),
    ANTI_MALWARE(SoftwareKind.ANTI_MALWARE);

    private final SoftwareKind kind;

    HostNeed(SoftwareKind kind) {
        this.kind = kind;
    }

    SoftwareKind kind() {
        return kind;
    }
}
