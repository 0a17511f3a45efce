package vn.dcim.core.forecast;

import java.time.LocalDate;

/**
 * The greatest power that a device read on a day of the centre.
 *
 * @param watts greatest of its usable readings
 * @param samples how many of them there were
 */
record DailyPeak(long deviceId, LocalDate day, double watts, int samples) {}
