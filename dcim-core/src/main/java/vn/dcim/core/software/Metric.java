package vn.dcim.core.software;

/** By what a licence is counted. */
public enum Metric {
    /** People who use it, and machines that it is on: each takes a seat. */
    SEAT,
    /** Cores of the machines that it is on. */
    CORE,
    /** Machines that it is on. */
    DEVICE,
    /** The whole centre, however many. */
    SITE
}
