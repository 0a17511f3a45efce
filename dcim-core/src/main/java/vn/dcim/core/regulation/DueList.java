package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.report.Report;
import vn.dcim.core.report.ReportState;
import vn.dcim.core.report.Reports;

/** Brings together what is due next: what checks say, ends of what people answer for, work made of findings, reports. */
@Singleton
@Requires(property = "datasources.default.url")
public class DueList {

    private final Compliance compliance;
    private final RemedyDesk remedies;
    private final Reports reports;
    private final Clock clock;

    DueList(Compliance compliance, RemedyDesk remedies, Reports reports, Clock clock) {
        this.compliance = compliance;
        this.remedies = remedies;
        this.reports = reports;
        this.clock = clock;
    }

    /** Returns all, the earliest first; what is late, too. */
    public List<Due> all() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
        Map<String, List<Remedy.Progress>> open = remedies.open();
        List<Due> due = new ArrayList<>();
        for (Standing standing : compliance.all()) {
            Obligation obligation = standing.obligation();
            String path = "/compliance/" + obligation.id();
            List<Declaration> inForce = standing.declarations().stream()
                    .filter(declaration -> declaration.isInForce(today))
                    .toList();
            inForce.forEach(declaration -> due.add(new Due(
                    "declaration-" + declaration.id(),
                    Due.Kind.valueOf(declaration.kind().name()),
                    obligation,
                    declaration.paper(),
                    path,
                    declaration.lastDay())));
            if (standing.verdict().deadline() != null) {
                LocalDate on = LocalDate.ofInstant(standing.verdict().deadline().minusMillis(1), CentreTime.ZONE);
                // why: what a person signed is the deadline of the verdict too
                boolean isSaid = inForce.stream()
                        .anyMatch(declaration -> declaration.lastDay().equals(on));
                if (!isSaid) {
                    due.add(new Due("check-" + obligation.id(), Due.Kind.CHECK, obligation, "", path, on));
                }
            }
            open.getOrDefault(obligation.id(), List.of()).stream()
                    .filter(progress -> progress.dueOn() != null)
                    .forEach(progress -> due.add(of(progress, obligation)));
        }
        open.entrySet().stream()
                .filter(entry -> entry.getKey().indexOf(':') >= 0)
                .flatMap(entry -> entry.getValue().stream())
                .filter(progress -> progress.dueOn() != null)
                .forEach(progress -> due.add(of(progress, null)));
        reports.all().stream()
                .filter(report -> report.state() != ReportState.SENT)
                .forEach(report -> due.add(of(report)));
        return due.stream()
                .sorted(Comparator.comparing(Due::on).thenComparing(Due::id))
                .toList();
    }

    private static Due of(Remedy.Progress progress, @Nullable Obligation obligation) {
        boolean isTask = progress.remedy().kind() == Remedy.Kind.TASK;
        return new Due(
                progress.remedy().kind().code() + "-" + progress.remedy().targetId(),
                isTask ? Due.Kind.TASK : Due.Kind.WORK,
                obligation,
                progress.title(),
                isTask
                        ? Finding.path(progress.remedy().obligation()) + "#remedies"
                        : "/work/" + progress.remedy().targetId(),
                progress.dueOn());
    }

    private static Due of(Report report) {
        return new Due(
                "report-" + report.id(),
                Due.Kind.REPORT,
                null,
                report.period().code(),
                "/reports/" + report.id(),
                report.dueOn());
    }
}
