package vn.dcim.core.alarm;

/**
 * A transition that is committed, and the alarm after it.
 *
 * @param alarm where one step followed on another in one transaction, as it was between them
 */
public record AlarmChange(Alarm alarm, AlarmTransition transition) {}
