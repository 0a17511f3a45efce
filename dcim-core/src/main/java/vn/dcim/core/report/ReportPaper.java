package vn.dcim.core.report;

import java.util.Map;

/**
 * A report as it is printed.
 *
 * @param isDraft whether it says of itself that it is one
 * @param names of places and units, as {@link ReportEvidence}
 */
public record ReportPaper(
        Report report, boolean isDraft, ReportFigures figures, ReportRemarks remarks, Map<String, String> names) {

    /** Returns it as it is once it is frozen. */
    ReportPaper issued() {
        return new ReportPaper(report, false, figures, remarks, names);
    }
}
