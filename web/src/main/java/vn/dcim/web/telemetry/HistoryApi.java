package vn.dcim.web.telemetry;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.device.Device;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.Quantity;
import vn.dcim.core.telemetry.History;
import vn.dcim.core.telemetry.Holding;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.web.api.ListPage;
import vn.dcim.web.scope.SeenDevices;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.Scoped;
import vn.dcim.web.security.SignedIn;

/** The past of a point in the API. */
@Tag(name = "points")
@Controller("/api/v1/points")
@Needs(Permission.VIEW)
@Scoped
final class HistoryApi {

    private static final int MOST_READINGS = 20_000;

    private final SeenDevices devices;
    private final History history;
    private final PointVocabulary vocabulary;
    private final Clock clock;

    HistoryApi(SeenDevices devices, History history, PointVocabulary vocabulary, Clock clock) {
        this.devices = devices;
        this.history = history;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    @Operation(
            summary = "Shows the past of a point",
            description =
                    "From and to are instants in UTC (to is exclusive), the last hour by default. With a step (60, 5m, "
                            + "1h, PT30S) there is one item a step that has readings; without, every reading, 20,000 at most.")
    @Get("/{id}/history")
    ListPage<HistoryResource> history(
            HttpRequest<?> request,
            long id,
            @QueryValue(defaultValue = "") String from,
            @QueryValue(defaultValue = "") String to,
            @QueryValue(defaultValue = "") String step) {
        Point point = devices.point(id, SignedIn.scope(request));
        Period period = Period.of(from, to, step, clock.instant());
        List<HistoryResource> items =
                period.step().map(length -> steps(point, period, length)).orElseGet(() -> readings(point, period));
        return new ListPage<>(items, items.size());
    }

    @Operation(
            summary = "Shows in a few numbers what a point did",
            description =
                    "From and to as for the past: the last hour by default. A state tells for how long it was which; what was read holds "
                            + "until something else is, for five minutes at most where the device is asked every few seconds.")
    @Get("/{id}/summary")
    SummaryResource summary(
            HttpRequest<?> request,
            long id,
            @QueryValue(defaultValue = "") String from,
            @QueryValue(defaultValue = "") String to) {
        Point point = devices.point(id, SignedIn.scope(request));
        Device device = devices.get(point.deviceId(), SignedIn.scope(request));
        Instant now = clock.instant();
        Period asked = Period.of(from, to, "", now);
        // why: of what is still to come nothing is known, and that is no gap
        Period period = asked.to().isAfter(now) && asked.from().isBefore(now)
                ? new Period(asked.from(), now, asked.step())
                : asked;
        return SummaryResource.of(
                point,
                period.from(),
                period.to(),
                history.summary(point.id(), period.from(), period.to(), Holding.longest(device, point)),
                vocabulary);
    }

    private List<HistoryResource> steps(Point point, Period period, Duration step) {
        boolean state = point.quantity() == Quantity.STATE;
        return history.buckets(point.id(), period.from(), period.to(), step).stream()
                .map(bucket -> new HistoryResource(
                        bucket.start(),
                        state ? word(point, bucket.last()) : bucket.average(),
                        state ? null : bucket.min(),
                        state ? null : bucket.max(),
                        bucket.count(),
                        bucket.worst()))
                .toList();
    }

    private List<HistoryResource> readings(Point point, Period period) {
        List<HistoryResource> items = new ArrayList<>();
        history.raw(List.of(point.id()), period.from(), period.to(), reading -> {
            if (items.size() == MOST_READINGS) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "step", "", "1m, 5m, 1h");
            }
            items.add(item(point, reading));
        });
        return items;
    }

    private HistoryResource item(Point point, Reading reading) {
        return new HistoryResource(reading.at(), word(point, reading.value()), null, null, null, reading.quality());
    }

    private Object word(Point point, Double value) {
        return value == null ? null : ReadingResource.value(point, value, vocabulary);
    }
}
