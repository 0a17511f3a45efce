package vn.dcim.core.telemetry;

import vn.dcim.core.point.Quality;
import vn.dcim.core.point.RawValue;

/**
 * One value of one point, as received.
 *
 * @param raw what the device sent
 * @param ceiling the best quality the reading may get: GOOD for a live value, UNCERTAIN for a retained or buffered one
 */
public record Sample(long pointId, RawValue raw, Quality ceiling) {

    public static Sample live(long pointId, RawValue raw) {
        return new Sample(pointId, raw, Quality.GOOD);
    }
}
