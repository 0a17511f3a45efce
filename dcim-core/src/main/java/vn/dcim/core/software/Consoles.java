package vn.dcim.core.software;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Takes over what consoles of anti-malware and of patches give out: all rows or none. */
@Singleton
public class Consoles {

    private static final int LONGEST_NAME = 100;

    private final ConsoleReportRepository reports;
    private final ConsoleHostRepository hosts;
    private final Rows rows;
    private final AuditLog audit;
    private final Clock clock;

    Consoles(ConsoleReportRepository reports, ConsoleHostRepository hosts, Rows rows, AuditLog audit, Clock clock) {
        this.reports = reports;
        this.hosts = hosts;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a list over; the newest of each console counts.
     *
     * @param console as people call it
     * @param text with a head: host, product, version, last update, last scan, missing patches
     * @return all that is wrong; nothing was written where there is something
     * @throws DcimException INVALID_VALUE for the name of the console
     */
    @Transactional
    public List<ConsoleFault> take(String console, String text, String actor) {
        String name = TypedValues.line(console);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "console", console, "1–" + LONGEST_NAME);
        }
        ConsoleList.Read read = ConsoleList.read(text, clock.instant());
        if (!read.faults().isEmpty()) {
            return read.faults();
        }
        ConsoleReport report = reports.save(new ConsoleReport(
                null,
                name,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor,
                read.hosts().size()));
        hosts.saveAll(read.hosts().stream().map(host -> host.of(report)).toList());
        audit.record(actor, "console.import", "console " + name, "", Integer.toString(report.hosts()), "");
        return List.of();
    }

    /** Returns the newest list of each console, by its name. */
    public List<ConsoleReport> newest() {
        return rows.entities(
                "SELECT * FROM console_report WHERE id IN (SELECT MAX(id) FROM console_report GROUP BY console)"
                        + " ORDER BY console",
                List.of(),
                ConsoleReport.class);
    }

    /** Returns what stands on a list. */
    List<ConsoleHost> of(ConsoleReport report) {
        return rows.entities(
                "SELECT * FROM console_host WHERE report_id = ? ORDER BY host",
                List.of(report.id()),
                ConsoleHost.class);
    }
}
