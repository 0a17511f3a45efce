package vn.dcim.core.power;

/** What a part of the chain gets, worst first. */
public enum Supply {
    DARK,
    /** From a battery, for as long as that lasts. */
    BATTERY,
    LIVE
}
