package vn.dcim.core.software;

/** What a title is for. */
public enum SoftwareKind {
    OPERATING_SYSTEM,
    ANTI_MALWARE,
    VIRTUALISATION,
    DATABASE,
    MIDDLEWARE,
    BACKUP,
    MONITORING,
    SECURITY,
    OFFICE,
    APPLICATION,
    OTHER
}
