package vn.dcim.core.work.field;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.work.WorkAction;
import vn.dcim.core.work.WorkListener;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;

/** Takes what the points of an order's assets tell at its start and at its finish, and shows them beside earlier ones. */
@Singleton
public class WorkReadings implements WorkListener {

    private final WorkOrders orders;
    private final Assets assets;
    private final PointRepository points;
    private final LatestReadings latest;
    private final WorkReadingRepository readings;
    private final Clock clock;

    WorkReadings(
            WorkOrders orders,
            Assets assets,
            PointRepository points,
            LatestReadings latest,
            WorkReadingRepository readings,
            Clock clock) {
        this.orders = orders;
        this.assets = assets;
        this.points = points;
        this.latest = latest;
        this.readings = readings;
        this.clock = clock;
    }

    /**
     * A point of an order.
     *
     * @param before null where the order was not started, as are the others where there is nothing
     * @param after at the last finish
     * @param last at the finish of the order before
     * @param first at the first finish that there is: the commissioning, where that was an order
     */
    public record Line(
            WorkReading point,
            @Nullable WorkReading before,
            @Nullable WorkReading after,
            @Nullable WorkReading last,
            @Nullable WorkReading first) {}

    @Override
    public void moved(WorkOrder after, WorkAction action, String by) {
        if (action == WorkAction.START) {
            take(after, ReadingPhase.BEFORE);
        } else if (action == WorkAction.FINISH) {
            take(after, ReadingPhase.AFTER);
        }
    }

    /** Returns a line for each point, by asset and name; in two queries however many there are. */
    public List<Line> of(long orderId) {
        Map<Long, WorkReading> before = new HashMap<>();
        Map<Long, WorkReading> after = new HashMap<>();
        Map<Long, WorkReading> known = new LinkedHashMap<>();
        for (WorkReading reading : readings.findByOrderIdOrderById(orderId)) {
            known.put(reading.pointId(), reading);
            (reading.phase() == ReadingPhase.BEFORE ? before : after).put(reading.pointId(), reading);
        }
        Map<Long, WorkReading> first = new HashMap<>();
        Map<Long, WorkReading> last = new HashMap<>();
        if (!known.isEmpty()) {
            for (WorkReading earlier : readings.findEarlier(new TreeSet<>(known.keySet()), orderId)) {
                first.putIfAbsent(earlier.pointId(), earlier);
                last.put(earlier.pointId(), earlier);
            }
        }
        return known.values().stream()
                .sorted(Comparator.comparing(WorkReading::assetId).thenComparing(WorkReading::name))
                .map(each -> new Line(
                        each,
                        before.get(each.pointId()),
                        after.get(each.pointId()),
                        last.get(each.pointId()),
                        first.get(each.pointId())))
                .toList();
    }

    private void take(WorkOrder order, ReadingPhase phase) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<WorkReading> taken = new ArrayList<>();
        for (long id : orders.assets(order.id())) {
            Asset asset = assets.get(id);
            if (asset.deviceId() == null) {
                continue;
            }
            for (Point point : points.findByDeviceIdOrderByName(asset.deviceId())) {
                if (!point.retired()) {
                    taken.add(reading(order, phase, id, point, now));
                }
            }
        }
        readings.saveAll(taken);
    }

    private WorkReading reading(WorkOrder order, ReadingPhase phase, long asset, Point point, Instant now) {
        Reading read = latest.of(point.id()).orElse(null);
        return new WorkReading(
                null,
                order.id(),
                phase,
                asset,
                point.id(),
                point.name(),
                point.quantity(),
                point.unit(),
                // why: what the device did not tell is not made up, and the database knows no NaN
                read == null || !Double.isFinite(read.value()) ? null : read.value(),
                read == null ? null : read.quality(),
                read == null ? null : read.at(),
                now);
    }
}
