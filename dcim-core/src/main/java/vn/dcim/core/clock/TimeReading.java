package vn.dcim.core.clock;

import java.util.List;
import java.util.Map;
import vn.dcim.core.device.DeviceClass;
import vn.dcim.core.device.DeviceReading;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quality;

/** The points of a source of time. */
final class TimeReading {

    /** Seconds by which its clock is ahead of ours. */
    static final String OFFSET = "device.clock-offset";
    /** How many sources lie between it and a reference clock; 16 where it is not synchronised. */
    static final String STRATUM = "clock.stratum";

    private static final String PROFILE = "ntp";
    private static final double MILLIS = 1000;

    private TimeReading() {}

    static double seconds(java.time.Duration ahead) {
        return ahead.toMillis() / MILLIS;
    }

    static DeviceReading of(ToldTime told) {
        return new DeviceReading(
                null,
                DeviceClass.TIME_SOURCE,
                "",
                "NTP",
                PROFILE,
                "",
                Map.of(),
                List.of(
                        told.ahead() == null
                                ? value(OFFSET, Double.NaN, Quality.BAD, "not synchronised")
                                : value(OFFSET, seconds(told.ahead()), Quality.GOOD, ""),
                        value(STRATUM, told.stratum(), Quality.GOOD, "")));
    }

    private static DeviceReading.Value value(String name, double value, Quality quality, String reason) {
        return new DeviceReading.Value(
                name,
                "",
                PROFILE,
                PointVocabulary.load().find(name).orElseThrow().quantity(),
                PollClass.SLOW,
                Conversion.IDENTITY,
                value,
                null,
                quality,
                reason);
    }
}
