package vn.dcim.core.incident;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.device.Device;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointName;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.point.PointVocabulary;
import vn.dcim.core.point.StateList;
import vn.dcim.core.shift.log.LogBook;
import vn.dcim.core.telemetry.History;
import vn.dcim.core.telemetry.Reading;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;

/**
 * Tells what else happened while an incident was open: what the shift wrote into its log book, the backups of the affected system, the
 * orders about that or from the same alarm, and what the doors told from half an hour before.
 */
@Singleton
public class IncidentStory {

    /** From how long before the detection on doors are told: who came is asked first. */
    private static final Duration BEFORE = Duration.ofMinutes(30);

    private static final Duration LONGEST = Duration.ofDays(3);
    private static final int MOST_DOORS = 100;
    private static final Set<String> DOOR_WORDS = Set.of("open", "closed", "held", "forced", "granted", "denied");

    private final LogBook book;
    private final Backups backups;
    private final WorkOrders orders;
    private final PointRepository points;
    private final DeviceRepository devices;
    private final History history;
    private final PointVocabulary vocabulary;
    private final Clock clock;

    IncidentStory(
            LogBook book,
            Backups backups,
            WorkOrders orders,
            PointRepository points,
            DeviceRepository devices,
            History history,
            PointVocabulary vocabulary,
            Clock clock) {
        this.book = book;
        this.backups = backups;
        this.orders = orders;
        this.points = points;
        this.devices = devices;
        this.history = history;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /**
     * Something that happened.
     *
     * @param code of the text {@code incident.moment.<code>}
     * @param arguments of the text, in its order
     * @param author account; empty for the program
     * @param path where more of it stands
     */
    public record Moment(Instant at, String code, List<String> arguments, String author, String path) {}

    /** Returns it from the detection to the end of the incident, or until now; in no order. */
    public List<Moment> of(IncidentFile file) {
        Incident incident = file.incident();
        Instant from = incident.detectedAt();
        Instant to = file.isClosed() ? file.last(StepKind.CLOSED).orElseThrow().happenedAt() : clock.instant();
        List<Moment> moments = new ArrayList<>();
        if (!to.isAfter(from)) {
            return moments;
        }
        book.entered(from, to)
                .forEach(line -> moments.add(new Moment(
                        line.entry().happenedAt(),
                        "log",
                        List.of(line.entry().text()),
                        line.entry().author(),
                        "/shift/log?entry=" + line.entry().id())));
        if (incident.assetId() != null) {
            backups.runsSince(from).stream()
                    .filter(run -> run.startedAt().isBefore(to) && isOf(run, incident.assetId()))
                    .forEach(run -> moments.add(new Moment(
                            run.startedAt(),
                            "backup-" + run.state().code(),
                            List.of(backups.plan(run.planId()).name()),
                            run.startedBy(),
                            "/backups/runs/" + run.id())));
        }
        orders(incident).stream()
                .filter(order ->
                        !order.openedAt().isBefore(from) && order.openedAt().isBefore(to))
                .forEach(order -> moments.add(new Moment(
                        order.openedAt(),
                        "order",
                        List.of(order.number(), order.title()),
                        order.openedBy(),
                        "/work/" + order.id())));
        doors(from.minus(BEFORE), to, moments);
        return moments;
    }

    /** Adds what doors told: passes and refusals, each time that one was opened or closed, the last ones where there are very many. */
    private void doors(Instant from, Instant to, List<Moment> moments) {
        Map<Long, Point> doors = points.findDoors().stream().collect(Collectors.toMap(Point::id, Function.identity()));
        if (doors.isEmpty()) {
            return;
        }
        Instant begin = to.minus(LONGEST).isAfter(from) ? to.minus(LONGEST) : from;
        Map<Long, Double> last = new HashMap<>();
        List<Reading> told = new ArrayList<>();
        history.raw(doors.keySet(), begin, to, reading -> {
            Double before = last.put(reading.pointId(), reading.value());
            boolean isPass = doors.get(reading.pointId()).name().endsWith(".access");
            // why: a contact tells its state again and again, and what it was before the first is not known
            if (isPass || before != null && before != reading.value()) {
                told.add(reading);
            }
        });
        told.sort(Comparator.comparing(Reading::at));
        Map<Long, Device> known =
                devices
                        .findByIdIn(doors.values().stream()
                                .map(Point::deviceId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Device::id, Function.identity()));
        for (Reading reading : told.subList(Math.max(0, told.size() - MOST_DOORS), told.size())) {
            Point point = doors.get(reading.pointId());
            state(point, reading.value())
                    .ifPresent(word -> moments.add(new Moment(
                            reading.at(),
                            "door-" + word,
                            List.of(
                                    known.get(point.deviceId()).name(),
                                    point.name().split("\\.")[1]),
                            "",
                            "/devices/" + point.deviceId())));
        }
    }

    /** Returns the word of what a door told; empty for what tells nothing. */
    private Optional<String> state(Point point, double value) {
        return vocabulary
                .find(point.name())
                .flatMap(PointName::states)
                .flatMap(states -> states.byCode((int) value))
                .map(StateList.State::word)
                .filter(DOOR_WORDS::contains);
    }

    private boolean isOf(BackupRun run, long asset) {
        Long saved = backups.set(backups.plan(run.planId()).setId()).assetId();
        return saved != null && saved == asset;
    }

    private List<WorkOrder> orders(Incident incident) {
        String alarm = "alarm:" + incident.alarmId();
        List<Long> about = incident.assetId() == null ? List.of() : orders.ofAsset(incident.assetId());
        return orders.list(Arrays.asList(WorkState.values())).stream()
                .filter(order ->
                        about.contains(order.id()) || order.openedFrom().equals(alarm))
                .toList();
    }
}
