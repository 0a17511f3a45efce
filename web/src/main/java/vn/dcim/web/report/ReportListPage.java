package vn.dcim.web.report;

import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.report.Report;
import vn.dcim.core.report.ReportPeriod;

/**
 * All reports.
 *
 * @param missing periods that are over and have none
 * @param today in the centre
 * @param day as it was typed for a draft that was refused; empty for none
 * @param fault why it was refused; empty where nothing was
 */
public record ReportListPage(
        List<Report> reports, List<ReportPeriod> missing, LocalDate today, String day, String fault) {}
