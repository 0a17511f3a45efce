package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dcim.core.audit.AuditVerifications;
import vn.dcim.core.schedule.JobBoard;
import vn.dcim.core.schedule.JobLine;
import vn.dcim.core.schedule.ScheduleDesk;

/** The jobs of the demo run once as it begins, and its audit log is verified, so that there is something to see before their time comes. */
@Singleton
final class DemoSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSchedule.class);
    private static final String ACTOR = "demo";
    private static final String OFFICER = "security-officer";
    private static final List<String> AT_ONCE =
            List.of("audit-seal", "drift", "ending-notices", "journal-partitions", "schedule-retention");

    private final JobBoard board;
    private final ScheduleDesk desk;
    private final AuditVerifications verifications;

    DemoSchedule(JobBoard board, ScheduleDesk desk, AuditVerifications verifications) {
        this.board = board;
        this.desk = desk;
        this.verifications = verifications;
    }

    /** Asks for them unless an earlier start did. */
    void begin() {
        if (board.lines().stream().map(JobLine::last).anyMatch(last -> last != null)) {
            return;
        }
        verifications.start(OFFICER);
        try {
            AT_ONCE.forEach(code -> desk.run(code, ACTOR));
        } catch (RuntimeException e) {
            // why: they run by their plans all the same
            LOG.warn("The jobs of the demo did not run at once: {}", e.toString());
        }
    }
}
