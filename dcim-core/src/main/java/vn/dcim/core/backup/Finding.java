package vn.dcim.core.backup;

/**
 * What is wrong with how something is backed up.
 *
 * @param setId the data set
 * @param subject name of the plan, or of the data set where no plan is meant
 * @param detail such as a time, a device or a figure; empty where the kind says all
 */
public record Finding(FindingKind kind, long setId, String subject, String detail) {}
