package vn.dcim.web.device;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.device.Device;
import vn.dcim.core.point.Point;
import vn.dcim.core.unit.Unit;
import vn.dcim.web.alarm.AlarmLine;
import vn.dcim.web.live.LiveValue;
import vn.dcim.web.live.NormalRange;

/**
 * One device.
 *
 * @param groups of points: states, measurements, and what hardly ever changes; empty ones left out
 * @param unit name of the agency whose system it is; empty for the centre's own
 * @param units to choose from; none for a reader who may not change whose it is
 * @param usualCommunity whether it is asked with a community that everybody tries first
 * @param withdrawnAt when it took back all that it had announced of itself; null where that does not hold
 * @param asset null for a reader who sees no assets
 * @param chosen the point whose chart is asked for; null for none
 */
public record DevicePage(
        Device device,
        LiveValue reachability,
        String place,
        List<Group> groups,
        String unit,
        List<Unit> units,
        List<Neighbour> fedBy,
        List<Neighbour> feeds,
        List<AlarmLine> alarms,
        boolean usualCommunity,
        @Nullable Instant withdrawnAt,
        @Nullable DeviceAsset asset,
        @Nullable Row chosen) {

    /** Points under one heading; {@code folded} ones are shown on demand. */
    public record Group(String titleKey, boolean folded, List<Row> rows) {}

    /**
     * @param title what people call the point
     * @param trend path of the sparkline in a field of 120 × 20; empty where nothing was read
     * @param states of its list, each as word=title with bars between; empty for what is no state
     */
    public record Row(Point point, String title, LiveValue value, NormalRange range, String trend, String states) {}

    /**
     * The other end of a feed.
     *
     * @param link to its page; empty for a place
     */
    public record Neighbour(String name, String link, String kind, String path) {}
}
