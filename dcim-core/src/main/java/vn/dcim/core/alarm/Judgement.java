package vn.dcim.core.alarm;

/** What a reading says about a condition. */
enum Judgement {
    ABNORMAL,
    NORMAL,
    /** Nothing: what was, stays, and a delay that was running starts over. */
    UNKNOWN
}
