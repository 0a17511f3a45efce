package vn.dcim.web.regulation;

import java.util.List;
import vn.dcim.core.regulation.inspection.InspectionFile;

/**
 * The page of inspection files.
 *
 * @param firstDay as typed, or that of the newest quarter that is over
 * @param lastDay likewise
 * @param fault why nothing was made; empty where nobody tried
 */
public record InspectionListPage(List<InspectionFile> files, String firstDay, String lastDay, String fault) {}
