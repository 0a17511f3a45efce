package vn.dcim.snmp;

import vn.dcim.core.device.DeviceCollector;

/**
 * What was counted over all devices, those that are no longer asked included; fields as in {@link DeviceCollector.Statistics}.
 */
record PollTotals(long cycles, long missed, long skipped, long unstored) {

    static final PollTotals NONE = new PollTotals(0, 0, 0, 0);

    PollTotals plus(DeviceCollector.Statistics device) {
        return new PollTotals(
                cycles + device.cycles(),
                missed + device.missed(),
                skipped + device.skipped(),
                unstored + device.unstored());
    }
}
