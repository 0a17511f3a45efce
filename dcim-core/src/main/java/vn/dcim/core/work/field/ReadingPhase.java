package vn.dcim.core.work.field;

/** Whether a reading was taken at the start of an order or at its finish. */
public enum ReadingPhase {
    BEFORE,
    AFTER
}
