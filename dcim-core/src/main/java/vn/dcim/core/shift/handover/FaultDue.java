package vn.dcim.core.shift.handover;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.work.fault.FaultDesk;

/** Reported faults that nobody has decided about: they stand where the list begins. */
@Singleton
final class FaultDue implements DueSource {

    private final FaultDesk faults;

    FaultDue(FaultDesk faults) {
        this.faults = faults;
    }

    @Override
    public List<Due> between(Instant from, Instant to) {
        return faults.fresh().stream()
                .filter(report -> report.reportedAt().isBefore(to))
                .map(report -> new Due(
                        "fault",
                        List.of(report.reference(), report.description()),
                        report.reportedAt().isBefore(from) ? from : report.reportedAt(),
                        "/work/faults"))
                .toList();
    }
}
