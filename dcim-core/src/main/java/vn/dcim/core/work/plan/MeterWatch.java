package vn.dcim.core.work.plan;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.Quality;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.work.WorkAction;
import vn.dcim.core.work.WorkListener;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.manual.KnownManual;
import vn.dcim.core.work.manual.Manual;
import vn.dcim.core.work.manual.Manual.Meter;
import vn.dcim.core.work.manual.Manuals;
import vn.dcim.core.work.manual.Upkept;

/**
 * Watches the meters that ask for maintenance: a counter counts from the finish of the last order of its manual, or from when it was first
 * seen; another reading asks as soon as it is above its limit. Only what a device told in good quality counts.
 */
@Singleton
public class MeterWatch implements WorkListener {

    private final Manuals manuals;
    private final MeterMarkRepository marks;
    private final Assets assets;
    private final WorkOrders orders;
    private final PointRepository points;
    private final LatestReadings latest;
    private final Clock clock;

    MeterWatch(
            Manuals manuals,
            MeterMarkRepository marks,
            Assets assets,
            WorkOrders orders,
            PointRepository points,
            LatestReadings latest,
            Clock clock) {
        this.manuals = manuals;
        this.marks = marks;
        this.assets = assets;
        this.orders = orders;
        this.points = points;
        this.latest = latest;
        this.clock = clock;
    }

    /**
     * A meter that asks.
     *
     * @param told what it told, in words of the device: value, unit and limit
     */
    public record Asking(String manual, Upkept asset, String point, String told) {}

    /** Returns what asks now among some assets; counters that are seen for the first time, or start anew, count from now on. */
    public List<Asking> asking(List<Upkept> some) {
        Map<String, MeterMark> known = marks.findAll().stream()
                .collect(Collectors.toMap(
                        mark -> key(mark.assetId(), mark.manual(), mark.point()), Function.identity()));
        List<Asking> asking = new ArrayList<>();
        for (KnownManual manual : manuals.used()) {
            for (Meter meter : manual.manual().meters()) {
                for (Upkept asset : some) {
                    if (asset.deviceId() != null && manual.manual().concerns(asset)) {
                        MeterMark mark = known.get(key(asset.id(), manual.code(), meter.point()));
                        ask(manual.manual(), meter, asset, Optional.ofNullable(mark))
                                .ifPresent(asking::add);
                    }
                }
            }
        }
        return asking;
    }

    private Optional<Asking> ask(Manual manual, Meter meter, Upkept asset, Optional<MeterMark> mark) {
        Point point = points.findByDeviceIdAndName(asset.deviceId(), meter.point())
                .filter(known -> !known.retired())
                .orElse(null);
        Reading reading = point == null ? null : good(point).orElse(null);
        if (reading == null) {
            return Optional.empty();
        }
        double factor = meter.unit().isEmpty() ? 1 : point.quantity().factor(meter.unit());
        String unit = meter.unit().isEmpty() ? point.unit() : meter.unit();
        if (meter.above() != null) {
            double value = reading.value() / factor;
            return value > meter.above().doubleValue()
                    ? Optional.of(asking(
                            manual, asset, point, value, unit, meter.above().doubleValue()))
                    : Optional.empty();
        }
        if (mark.isEmpty() || reading.value() < mark.get().value()) {
            keep(mark, asset.id(), manual.code(), point.name(), reading.value());
            return Optional.empty();
        }
        double grown = (reading.value() - mark.get().value()) / factor;
        double by = meter.by().doubleValue();
        return grown >= by ? Optional.of(asking(manual, asset, point, grown, unit, by)) : Optional.empty();
    }

    private static Asking asking(Manual manual, Upkept asset, Point point, double value, String unit, double limit) {
        return new Asking(
                manual.code(),
                asset,
                point.name(),
                "%s %s (%s)".formatted(shown(value), unit, shown(limit)).strip());
    }

    private static String shown(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private Optional<Reading> good(Point point) {
        return latest.of(point.id())
                .filter(reading -> reading.quality() == Quality.GOOD && Double.isFinite(reading.value()));
    }

    /** A counter counts from the finish of the last order of its manual. */
    @Override
    public void moved(WorkOrder after, WorkAction action, String by) {
        if (action != WorkAction.FINISH) {
            return;
        }
        manuals.of(after).ifPresent(manual -> {
            for (Meter meter : manual.manual().meters()) {
                if (meter.by() != null) {
                    assets.get(orders.assets(after.id())).stream()
                            .filter(asset -> asset.deviceId() != null)
                            .forEach(asset -> mark(manual.code(), meter, asset));
                }
            }
        });
    }

    private void mark(String manual, Meter meter, Asset asset) {
        points.findByDeviceIdAndName(asset.deviceId(), meter.point())
                .flatMap(this::good)
                .ifPresent(reading -> keep(
                        marks.findByAssetIdAndManualAndPoint(asset.id(), manual, meter.point()),
                        asset.id(),
                        manual,
                        meter.point(),
                        reading.value()));
    }

    private void keep(Optional<MeterMark> known, long asset, String manual, String point, double value) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (known.isPresent()) {
            marks.update(new MeterMark(known.get().id(), asset, manual, point, value, now));
        } else {
            marks.save(new MeterMark(null, asset, manual, point, value, now));
        }
    }

    private static String key(long asset, String manual, String point) {
        return asset + " " + manual + " " + point;
    }
}
