package vn.dcim.web.regulation;

import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.regulation.inspection.InspectionFile;
import vn.dcim.core.regulation.inspection.OwedReports;

/**
 * The page of inspection files.
 *
 * @param owed yearly reports that the texts ask for
 * @param firstDay as typed, or that of the newest quarter that is over
 * @param lastDay likewise
 * @param fault why nothing was made; empty where nobody tried
 */
public record InspectionListPage(
        List<InspectionFile> files,
        List<OwedReports.Owed> owed,
        LocalDate today,
        String firstDay,
        String lastDay,
        String fault) {}
