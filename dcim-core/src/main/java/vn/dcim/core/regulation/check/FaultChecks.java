package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.Question;
import vn.dcim.core.work.WorkOrder;
import vn.dcim.core.work.WorkOrders;
import vn.dcim.core.work.WorkState;
import vn.dcim.core.work.fault.FaultDesk;
import vn.dcim.core.work.fault.FaultReport;
import vn.dcim.core.work.fault.FaultState;

/** Evidence and check of what users reported: taken at once, and over only when they say so. */
@Factory
final class FaultChecks {

    static final String FAULTS = "fault-reports";

    @Singleton
    @Named(FAULTS)
    @Requires(property = "datasources.default.url")
    SheetEvidence faults(FaultDesk desk, WorkOrders orders) {
        return new SheetEvidence(FAULTS, now -> gather(desk, orders, now));
    }

    @Singleton
    @Named("faults-confirmed")
    SheetCheck confirmed() {
        return new SheetCheck("faults-confirmed", FAULTS, FaultChecks::fault);
    }

    private static SheetCheck.Found fault(Sheet.Line line, Question question) {
        Duration longest = Duration.ofSeconds(Math.round(question.limits().number("report_delay_min") * 60));
        Instant due = line.instant("reported").plus(longest);
        Instant taken = line.instant("taken");
        return SheetCheck.Found.of(
                SheetCheck.when(taken == null && due.isBefore(question.at()), "fault-not-taken", due),
                SheetCheck.when(taken != null && taken.isAfter(due), "fault-taken-late", due, taken),
                SheetCheck.when(line.has("closed") && line.tells("mended", "no"), "fault-still-there"),
                SheetCheck.when(line.has("closed") && !line.has("mended"), "fault-unconfirmed"));
    }

    private static Sheet gather(FaultDesk desk, WorkOrders orders, Instant now) {
        Instant from = OrderChecks.yearBack(now);
        List<FaultReport> reports = desk.since(from);
        Map<Long, WorkOrder> byId = orders.get(reports.stream()
                .map(FaultReport::orderId)
                .filter(Objects::nonNull)
                .toList());
        List<Sheet.Line> lines = reports.stream()
                .map(report -> new Sheet.Told()
                        .with("reported", report.reportedAt())
                        .with("taken", report.decidedAt())
                        .when(
                                "closed",
                                report.state() != FaultState.DECLINED
                                        && report.orderId() != null
                                        && byId.get(report.orderId()).state() == WorkState.ACCEPTED)
                        .with("mended", report.mended() == null ? null : report.mended() ? "yes" : "no")
                        .of("fault-report:" + report.id(), report.reference(), "/work/faults"))
                .toList();
        return new Sheet(
                !lines.isEmpty(),
                lines,
                List.of(new Proof(Phrase.of("faults-reported", lines.size()), from, now, "/work/faults")));
    }
}
