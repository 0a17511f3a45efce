package vn.dcim.core.incident;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.dcim.core.backup.BackupRun;
import vn.dcim.core.backup.Backups;
import vn.dcim.core.shift.log.LogBook;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;

/**
 * Tells what else happened while an incident was open: what the shift wrote into its log book, the backups of the affected system, and
 * the orders about that or from the same alarm.
 */
@Singleton
public class IncidentStory {

    private final LogBook book;
    private final Backups backups;
    private final WorkOrders orders;
    private final Clock clock;

    IncidentStory(LogBook book, Backups backups, WorkOrders orders, Clock clock) {
        this.book = book;
        this.backups = backups;
        this.orders = orders;
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
        return moments;
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
