package vn.dcim.core.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import vn.dcim.core.shift.handover.Due;
import vn.dcim.core.shift.handover.DueSource;
import vn.dcim.core.shift.handover.HandoverLine;
import vn.dcim.core.shift.handover.HandoverPeriod;
import vn.dcim.core.shift.handover.HandoverSection;

/** Incidents that are open, or were closed in the shift, with the bodies that nobody told; and which notices are due. */
@Singleton
final class IncidentSection implements HandoverSection, DueSource {

    private final Incidents incidents;

    IncidentSection(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public String code() {
        return "incidents";
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public List<HandoverLine> lines(HandoverPeriod period) {
        List<HandoverLine> lines = new ArrayList<>();
        for (IncidentFile file : incidents.all()) {
            Incident incident = file.incident();
            Instant closed =
                    file.isClosed() ? file.last(StepKind.CLOSED).orElseThrow().happenedAt() : null;
            boolean isOfPeriod =
                    incident.detectedAt().isBefore(period.to()) && (closed == null || !closed.isBefore(period.from()));
            if (!isOfPeriod) {
                continue;
            }
            String path = path(incident);
            lines.add(new HandoverLine(
                    closed == null ? "incident-open" : "incident-closed",
                    List.of(incident.title()),
                    incident.detectedAt(),
                    closed,
                    closed == null,
                    path));
            if (closed == null) {
                file.notices().stream()
                        .filter(notice -> notice.toldAt() == null)
                        .forEach(notice -> lines.add(new HandoverLine(
                                "incident-untold",
                                List.of(incident.title(), notice.obligation()),
                                notice.dueAt(),
                                null,
                                notice.isLate(period.to()),
                                path)));
            }
        }
        return lines;
    }

    @Override
    public List<Due> between(Instant from, Instant to) {
        return untold(
                "incident-due",
                notice -> !notice.dueAt().isBefore(from) && notice.dueAt().isBefore(to));
    }

    @Override
    public List<Due> overdue(Instant now) {
        return untold("incident-overdue", notice -> notice.isLate(now));
    }

    private List<Due> untold(String code, Predicate<NoticeClock> which) {
        return incidents.all().stream()
                .filter(file -> !file.isClosed())
                .flatMap(file -> file.notices().stream()
                        .filter(notice -> notice.toldAt() == null && which.test(notice))
                        .map(notice -> new Due(
                                code,
                                List.of(file.incident().title(), notice.obligation()),
                                notice.dueAt(),
                                path(file.incident()))))
                .toList();
    }

    private static String path(Incident incident) {
        return "/incidents/" + incident.id();
    }
}
