package vn.dcim.core.software;

/** For how long a licence was bought. */
public enum Term {
    /** For ever. */
    PERPETUAL,
    /** To a last day. */
    LIMITED,
    /** Paid for by the period, to the last day of the present one. */
    SUBSCRIPTION
}
