package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.regulation.inspection.InspectionFile;
import vn.dcim.core.regulation.inspection.OwedReports;

/**
 * The page of inspection files.
 *
 * @param owed yearly reports that the texts ask for
 * @param since the day of the first judgement; null where there is none
 * @param firstDay as typed, or that of the newest quarter that is over; where nothing was judged in it yet, of all that was judged
 * @param lastDay likewise
 * @param fault why nothing was made; empty where nobody tried
 */
public record InspectionListPage(
        List<InspectionFile> files,
        List<OwedReports.Owed> owed,
        @Nullable LocalDate since,
        LocalDate today,
        String firstDay,
        String lastDay,
        String fault) {}
