package vn.dcim.core.software;

/** Whether a title stands on the list of permitted software (11/2023, article 29.2.a). */
public enum Permit {
    /** Nobody has decided: it is not on the list. */
    UNDECIDED,
    PERMITTED,
    FORBIDDEN
}
