package vn.dcim.core.regulation.xray;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.Quality;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterEntry;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Evidence;
import vn.dcim.core.shift.Roster;
import vn.dcim.core.telemetry.History;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;

/** Doors that opened within a month, and what may explain it: people on duty, orders, visits; and what logs of doors tell of a day. */
@Singleton
@Requires(property = "datasources.default.url")
final class DoorEvidence implements Evidence<DoorEvidence.Facts> {

    static final String NAME = "xray-doors";
    /** How far back is looked. */
    static final int DAYS = 31;

    private static final String VISITS = "visits";
    private static final String LOGS = "access-logs";
    private static final int GRANTED = 1;
    private static final int OPEN = 2;
    private static final int FORCED = 4;
    /** A pass and the contact that follows on it are one. */
    private static final Duration ONE = Duration.ofMinutes(2);

    private final PointRepository points;
    private final DeviceRepository devices;
    private final History history;
    private final Roster roster;
    private final WorkOrders orders;
    private final RegisterEntries registers;
    private final ConcurrentMap<LocalDate, Seen> days = new ConcurrentHashMap<>();

    DoorEvidence(
            PointRepository points,
            DeviceRepository devices,
            History history,
            Roster roster,
            WorkOrders orders,
            RegisterEntries registers) {
        this.points = points;
        this.devices = devices;
        this.history = history;
        this.roster = roster;
        this.orders = orders;
        this.registers = registers;
    }

    /**
     * @param doors how many tell of themselves
     * @param openings the oldest first
     * @param shifts times in which somebody was on duty
     * @param orders times in which somebody was to work, or did
     * @param logs lines of controllers
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Facts(
            int doors,
            List<Opening> openings,
            List<Span> shifts,
            List<Span> orders,
            List<Visit> visits,
            List<Log> logs) {

        Facts {
            openings = List.copyOf(openings);
            shifts = List.copyOf(shifts);
            orders = List.copyOf(orders);
            visits = List.copyOf(visits);
            logs = List.copyOf(logs);
        }
    }

    /** A door that let somebody pass, or was opened. @param forced whether nobody had let anybody pass */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Opening(long device, String name, String door, Instant at, boolean forced) {}

    /** A half-open time. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Span(Instant from, Instant until) {

        boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** @param from as it was noted; the day's begin where it was not @param until the day's end where it was not noted */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Visit(long entry, Instant from, Instant until) {}

    /** @param nameless events without a person; null where nobody said */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Log(
            long entry,
            String name,
            String controller,
            LocalDate day,
            @Nullable Integer nameless) {}

    /** What was read of a day. @param on the day of the look */
    private record Seen(LocalDate on, List<Opening> openings) {}

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
        LocalDate today = LocalDate.ofInstant(now, CentreTime.ZONE);
        LocalDate first = today.minusDays(DAYS);
        Instant from = Deadlines.startOf(first);
        Map<Long, Point> doors = points.findDoors().stream()
                .collect(Collectors.toMap(Point::id, Function.identity(), (a, _) -> a, TreeMap::new));
        List<Opening> openings = new ArrayList<>();
        days.keySet().removeIf(day -> day.isBefore(first));
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            openings.addAll(openings(day, today, doors));
        }
        return new Facts(
                doors.size(),
                openings,
                roster.between(from, now).stream()
                        .filter(turn -> !turn.duties().isEmpty())
                        .map(turn ->
                                new Span(turn.shift().beginsAt(), turn.shift().endsAt()))
                        .toList(),
                orders.openOrSince(from.minus(Duration.ofDays(366))).stream()
                        .filter(order -> order.state() != WorkState.CANCELLED || order.startedAt() != null)
                        .flatMap(order -> spans(
                                order.plannedFrom(),
                                order.plannedTo(),
                                order.startedAt(),
                                order.finishedAt() != null
                                        ? order.finishedAt()
                                        : order.closedAt() != null ? order.closedAt() : now.plusSeconds(1))
                                .stream())
                        .filter(span -> span.until().isAfter(from))
                        .toList(),
                registers.counting(VISITS).stream()
                        .map(DoorEvidence::visit)
                        .filter(visit -> visit != null && visit.until().isAfter(from))
                        .toList(),
                registers.counting(LOGS).stream()
                        .map(DoorEvidence::log)
                        .filter(log -> log != null && !log.day().isBefore(first))
                        .toList());
    }

    private static List<Span> spans(
            @Nullable Instant plannedFrom, @Nullable Instant plannedTo, @Nullable Instant started, Instant ended) {
        List<Span> spans = new ArrayList<>();
        if (plannedFrom != null && plannedTo != null) {
            spans.add(new Span(plannedFrom, plannedTo));
        }
        if (started != null) {
            spans.add(new Span(started, ended));
        }
        return spans;
    }

    /** A day that is over does not change but for what comes late, which the first look of the next day finds. */
    private List<Opening> openings(LocalDate day, LocalDate today, Map<Long, Point> doors) {
        if (doors.isEmpty()) {
            return List.of();
        }
        if (!day.isBefore(today)) {
            return read(day, doors);
        }
        return days.compute(
                        day,
                        (_, seen) -> seen != null && seen.on().equals(today) ? seen : new Seen(today, read(day, doors)))
                .openings();
    }

    private List<Opening> read(LocalDate day, Map<Long, Point> doors) {
        Map<Long, Integer> last = new HashMap<>();
        List<Reading> told = new ArrayList<>();
        history.raw(doors.keySet(), Deadlines.startOf(day), Deadlines.endOf(day), reading -> {
            if (reading.quality() != Quality.GOOD) {
                return;
            }
            int code = (int) reading.value();
            Integer before = last.put(reading.pointId(), code);
            boolean opened = doors.get(reading.pointId()).name().endsWith(".access")
                    ? code == GRANTED
                    : (code == OPEN || code == FORCED) && before != null && before != code && before < OPEN;
            if (opened) {
                told.add(reading);
            }
        });
        if (told.isEmpty()) {
            return List.of();
        }
        told.sort(Comparator.comparing(Reading::at).thenComparing(Reading::pointId));
        Map<Long, Device> known = devices
                .findByIdIn(told.stream()
                        .map(reading -> doors.get(reading.pointId()).deviceId())
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Device::id, Function.identity()));
        Map<String, Instant> latest = new HashMap<>();
        List<Opening> openings = new ArrayList<>();
        for (Reading reading : told) {
            Point point = doors.get(reading.pointId());
            String door = point.name().split("\\.")[1];
            boolean forced = point.name().endsWith(".contact") && (int) reading.value() == FORCED;
            Instant before = latest.put(point.deviceId() + " " + door, reading.at());
            if (forced
                    || before == null
                    || Duration.between(before, reading.at()).compareTo(ONE) > 0) {
                openings.add(new Opening(
                        point.deviceId(), known.get(point.deviceId()).name(), door, reading.at(), forced));
            }
        }
        return openings;
    }

    private static @Nullable Visit visit(RegisterEntry entry) {
        Map<String, String> values = entry.values();
        LocalDate day = day(values);
        if (day == null) {
            return null;
        }
        Instant from = at(day, values.get("entry"));
        Instant until = at(day, values.get("exit"));
        return new Visit(
                entry.id(),
                from == null ? Deadlines.startOf(day) : from,
                // why: a visit after midnight ends on the next day
                until == null || from != null && until.isBefore(from) ? Deadlines.endOf(day) : until);
    }

    private static @Nullable Log log(RegisterEntry entry) {
        Map<String, String> values = entry.values();
        LocalDate day = day(values);
        String nameless = values.getOrDefault("nameless", "");
        return day == null
                ? null
                : new Log(
                        entry.id(),
                        entry.name(),
                        values.getOrDefault("controller", ""),
                        day,
                        nameless.matches("\\d{1,9}") ? Integer.valueOf(nameless) : null);
    }

    private static @Nullable LocalDate day(Map<String, String> values) {
        try {
            return LocalDate.parse(values.getOrDefault("day", ""));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns a time of day that somebody typed as an instant; null for what is none. */
    private static @Nullable Instant at(LocalDate day, @Nullable String typed) {
        if (typed == null || !typed.strip().matches("\\d{1,2}[:hH]\\d{2}")) {
            return null;
        }
        String[] parts = typed.strip().split("[:hH]");
        try {
            return day.atTime(LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
                    .atZone(CentreTime.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
