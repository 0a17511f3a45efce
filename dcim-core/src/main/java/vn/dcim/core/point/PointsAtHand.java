package vn.dcim.core.point;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dcim.core.version.UntilTouched;
import vn.dcim.core.version.Versions;

/** The points that are not retired, kept on this node for those who look at many of them in every round, till one changes. */
@Singleton
public final class PointsAtHand {

    private final UntilTouched<Map<Long, List<Point>>> byDevice;

    PointsAtHand(PointRepository points, Versions versions, TransactionOperations<Connection> transactions) {
        byDevice = new UntilTouched<>(
                versions,
                transactions,
                "point",
                () -> Collections.unmodifiableMap(
                        points.findRead().stream().collect(Collectors.groupingBy(Point::deviceId))));
    }

    /** Returns those of each device by name, by its id; the same map for all who look, till a point changes. */
    public Map<Long, List<Point>> byDevice() {
        return byDevice.get();
    }
}
