package vn.dcim.core.software;

/** How much hangs on a quality of a title, and its class of risk; least first. */
public enum Level {
    LOW,
    MEDIUM,
    HIGH
}
