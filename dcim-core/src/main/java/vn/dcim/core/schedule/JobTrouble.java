package vn.dcim.core.schedule;

/** A job failed, or was missed, and did not lately; published in the transaction in which that is written down. */
public record JobTrouble(ScheduledRun run) {}
