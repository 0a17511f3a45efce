package vn.dcim.web.report;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.report.Report;
import vn.dcim.core.report.ReportPaper;
import vn.dcim.core.report.ReportProof;
import vn.dcim.core.report.ReportTable;

/**
 * One report.
 *
 * @param editions of its period, the newest first
 * @param proof null unless it was asked for
 * @param typed what was typed into a form that was refused; empty for none
 * @param act which form it was
 * @param fault why it was refused; empty where nothing was
 * @param wanting whether the settings do not say who writes
 */
public record ReportPage(
        ReportPaper paper,
        List<Report> editions,
        LocalDate today,
        @Nullable ReportProof proof,
        Map<String, String> typed,
        String act,
        String fault,
        boolean wanting) {

    /** How many rows of a list are shown. */
    public static final int MOST_SHOWN = 200;

    public Report report() {
        return paper.report();
    }

    public List<ReportTable> figures() {
        return paper.figures().tables().stream().filter(table -> !table.list()).toList();
    }

    public List<ReportTable> lists() {
        return paper.figures().tables().stream().filter(ReportTable::list).toList();
    }

    /** Returns a field as it was typed, or as it is. */
    public String typed(String field, String present) {
        return typed.getOrDefault(field, present);
    }

    /** Returns why a form was refused; empty where it was not. */
    public String fault(String form) {
        return act.equals(form) ? fault : "";
    }

    /** Returns whether somebody corrected it. */
    public boolean isCorrected() {
        return !editions.getFirst().id().equals(report().id());
    }
}
