package vn.dcim.core.software;

/** What may be wrong with a machine: by the register, and by what consoles tell. */
public enum HostFlaw {
    /** No operating system is noted. */
    NO_SYSTEM,
    /** That of the operating system is not licensed today, or more is used than was bought. */
    SYSTEM_UNLICENSED,
    /** The operating system is not permitted, or no paper of the competent body recommends it. */
    SYSTEM_NOT_RECOMMENDED,
    /** No anti-malware is noted. */
    NO_ANTI_MALWARE,
    ANTI_MALWARE_UNLICENSED,
    ANTI_MALWARE_NOT_RECOMMENDED,
    /** No console gave out a list that is new enough: nothing is known, neither good nor bad. */
    NO_EVIDENCE,
    /** It stands on no list that is new enough. */
    MISSING,
    /** Its definitions are too old. */
    SILENT,
    /** It was not scanned for too long. */
    NOT_SCANNED,
    /** Patches are missing. */
    PATCHES_MISSING,
    /** No list tells how many patches are missing. */
    PATCHES_UNKNOWN
}
