package vn.dcim.core.regulation.xray;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.alarm.AlarmAction;
import vn.dcim.core.alarm.AlarmBoard;
import vn.dcim.core.alarm.AlarmFilter;
import vn.dcim.core.alarm.AlarmState;
import vn.dcim.core.alarm.AlarmTransition;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.Quality;
import vn.dcim.core.regulation.Evidence;
import vn.dcim.core.telemetry.LatestReadings;
import vn.dcim.core.work.WorkItem;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.permit.WorkPermits;

/** Orders with what hangs on them: alarms that are shelved, devices that started anew, permits that were not given back. */
@Singleton
@Requires(property = "datasources.default.url")
final class OrderEvidence implements Evidence<OrderEvidence.Facts> {

    static final String NAME = "xray-orders";
    /** How far back closed orders and restarts are looked at. */
    static final Duration BACK = Duration.ofDays(31);

    private static final Set<AlarmState> COVERED = EnumSet.of(AlarmState.SHELVED, AlarmState.OUT_OF_SERVICE);
    private static final Set<AlarmAction> COVERING = EnumSet.of(AlarmAction.SHELVE, AlarmAction.REMOVE_FROM_SERVICE);
    private static final Pattern NUMBER = Pattern.compile("\\bPBT-\\d{4}-\\d{4,}\\b");
    private static final int MOST_ALARMS = 1000;
    private static final int MINUTES = 10;
    private static final String UPTIME = "device.uptime";

    private final WorkOrders orders;
    private final WorkPermits permits;
    private final AlarmBoard alarms;
    private final Assets assets;
    private final DeviceRepository devices;
    private final PointRepository points;
    private final LatestReadings readings;

    OrderEvidence(
            WorkOrders orders,
            WorkPermits permits,
            AlarmBoard alarms,
            Assets assets,
            DeviceRepository devices,
            PointRepository points,
            LatestReadings readings) {
        this.orders = orders;
        this.permits = permits;
        this.alarms = alarms;
        this.assets = assets;
        this.devices = devices;
        this.points = points;
        this.readings = readings;
    }

    /** @param uptimes how many devices tell for how long they have run */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(List<Order> orders, List<Shelved> shelved, int uptimes, List<Restart> restarts, List<Permit> permits) {

        Facts {
            orders = List.copyOf(orders);
            shelved = List.copyOf(shelved);
            restarts = List.copyOf(restarts);
            permits = List.copyOf(permits);
        }
    }

    /**
     * @param state code
     * @param endedAt when it was finished, or given up; null while it is worked on
     * @param assets that it is about
     * @param items of it; null where nobody counts them: the order is open, or was closed long ago
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Order(
            long id,
            String number,
            String title,
            String state,
            boolean isOpen,
            @Nullable Instant plannedFrom,
            @Nullable Instant plannedTo,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant closedAt,
            List<Long> assets,
            @Nullable Items items) {

        Order {
            assets = List.copyOf(assets);
        }

        /** Tells whether somebody was to work, or did, at an instant, give or take what clocks differ by. */
        boolean isAt(Instant at) {
            boolean planned = plannedFrom != null
                    && plannedTo != null
                    && !at.isBefore(plannedFrom.minus(MINUTES, ChronoUnit.MINUTES))
                    && !at.isAfter(plannedTo.plus(MINUTES, ChronoUnit.MINUTES));
            boolean worked = startedAt != null
                    && !at.isBefore(startedAt.minus(MINUTES, ChronoUnit.MINUTES))
                    && (endedAt == null || !at.isAfter(endedAt.plus(MINUTES, ChronoUnit.MINUTES)));
            return planned || worked;
        }
    }

    /** @param answered how many have a result @param open how many must have one and have none */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Items(int answered, int open) {}

    /**
     * An alarm that nobody is told of for now.
     *
     * @param asset that its device is; null for none that is known
     * @param since when it was shelved or taken out of service
     * @param until null for out of service
     * @param number of the order that the reason names; empty for none
     * @param order id of that; null where there is no such order
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Shelved(
            long alarm,
            String device,
            @Nullable Long asset,
            Instant since,
            @Nullable Instant until,
            String number,
            @Nullable Long order) {}

    /** A device that began to run. @param at whole ten minutes, since no device tells it exactly */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Restart(long device, String name, @Nullable Long asset, Instant at) {}

    /** Leave to switch something off whose time is over. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Permit(long id, long order, String nodes, Instant validTo) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Facts> type() {
        return Facts.class;
    }

    @Override
    public Facts gather(Instant now) {
        List<WorkOrder> all = orders.openOrSince(now.minus(Duration.ofDays(366)));
        List<Long> closed = all.stream()
                .filter(order -> order.closedAt() != null && order.closedAt().isAfter(now.minus(BACK)))
                .map(WorkOrder::id)
                .toList();
        Map<Long, List<WorkItem>> items = orders.items(closed);
        Map<Long, List<Long>> about =
                orders.assets(all.stream().map(WorkOrder::id).toList());
        Map<Long, Long> byDevice = assets.tied().stream()
                .filter(asset -> asset.deviceId() != null)
                .collect(Collectors.toMap(Asset::deviceId, Asset::id, (one, _) -> one));
        Map<String, Long> byNumber =
                all.stream().collect(Collectors.toMap(WorkOrder::number, WorkOrder::id, (one, _) -> one));
        List<Point> uptimes = points.findByName(UPTIME).stream()
                .filter(point -> !point.retired())
                .toList();
        return new Facts(
                all.stream()
                        .map(order -> of(
                                order,
                                about.getOrDefault(order.id(), List.of()),
                                closed.contains(order.id()) ? items.getOrDefault(order.id(), List.of()) : null))
                        .toList(),
                shelved(byDevice, byNumber),
                uptimes.size(),
                restarts(uptimes, byDevice, now),
                permits.open().stream()
                        .filter(permit -> permit.isOverdue(now))
                        .map(permit -> new Permit(permit.id(), permit.orderId(), permit.nodeNames(), permit.validTo()))
                        .toList());
    }

    private static Order of(WorkOrder order, List<Long> about, @Nullable List<WorkItem> items) {
        return new Order(
                order.id(),
                order.number(),
                order.title(),
                order.state().code(),
                order.state().isOpen() && order.state() != WorkState.FINISHED,
                order.plannedFrom(),
                order.plannedTo(),
                order.startedAt(),
                order.finishedAt() == null ? order.closedAt() : order.finishedAt(),
                order.closedAt(),
                about,
                items == null
                        ? null
                        : new Items(
                                (int) items.stream()
                                        .filter(item -> item.result() != null)
                                        .count(),
                                (int) items.stream().filter(WorkItem::holdsOpen).count()));
    }

    private List<Shelved> shelved(Map<Long, Long> byDevice, Map<String, Long> byNumber) {
        List<Alarm> covered = alarms.list(
                        AlarmFilter.STANDING.withStates(COVERED), AlarmFilter.Order.NEWEST, 0, MOST_ALARMS)
                .items();
        Map<Long, Device> of = named(covered.stream().map(Alarm::deviceId).collect(Collectors.toSet()));
        return covered.stream()
                .filter(alarm -> alarm.cover() != null)
                .map(alarm -> {
                    Matcher named = NUMBER.matcher(alarm.cover().reason());
                    String number = named.find() ? named.group() : "";
                    return new Shelved(
                            alarm.id(),
                            of.containsKey(alarm.deviceId())
                                    ? of.get(alarm.deviceId()).name()
                                    : "",
                            byDevice.get(alarm.deviceId()),
                            since(alarm),
                            alarm.cover().until(),
                            number,
                            number.isEmpty()
                                    ? null
                                    : Optional.ofNullable(byNumber.get(number))
                                            .or(() -> orders.find(number).map(WorkOrder::id))
                                            .orElse(null));
                })
                .toList();
    }

    private Instant since(Alarm alarm) {
        return alarms.transitions(alarm.id()).stream()
                .filter(transition -> COVERING.contains(transition.action()))
                .map(AlarmTransition::at)
                .max(Instant::compareTo)
                .orElse(alarm.changedAt());
    }

    private List<Restart> restarts(List<Point> uptimes, Map<Long, Long> byDevice, Instant now) {
        Map<Long, Device> of = named(uptimes.stream().map(Point::deviceId).collect(Collectors.toSet()));
        return uptimes.stream()
                .map(point -> readings.of(point.id())
                        .filter(reading -> reading.quality() == Quality.GOOD && reading.value() >= 0)
                        .map(reading -> {
                            Device device = of.get(point.deviceId());
                            Instant at = reading.at().minusSeconds((long) reading.value());
                            Instant round =
                                    Instant.ofEpochSecond(at.getEpochSecond() / (60 * MINUTES) * (60 * MINUTES));
                            return device == null
                                            || device.state() != Device.State.ACTIVE
                                            || at.isBefore(now.minus(BACK))
                                            // why: whatever happened before anybody looked is not known here
                                            || at.isBefore(device.createdAt())
                                    ? null
                                    : new Restart(device.id(), device.name(), byDevice.get(device.id()), round);
                        })
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<Long, Device> named(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : devices.findByIdIn(ids).stream().collect(Collectors.toMap(Device::id, Function.identity()));
    }
}
