package vn.dcim.core.regulation.inspection;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.document.Document;
import vn.dcim.core.document.DocumentVersion;
import vn.dcim.core.regulation.Declaration;
import vn.dcim.core.regulation.Profile;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.ResultHistory;
import vn.dcim.core.regulation.Standing;

/**
 * All that an inspection file tells.
 *
 * @param asked what asks for it as a yearly report; null for an inspection
 * @param texts in force at the end of the period
 * @param standings at the end of the period, in the order of the texts
 * @param changes within it, in the order in which they came
 * @param declarations that counted on some day of it
 * @param papers documents of record that declarations and proofs name, as they were at its end
 */
public record InspectionContent(
        @Nullable OwedReports.Asked asked,
        LocalDate firstDay,
        LocalDate lastDay,
        Profile profile,
        List<RegulationText> texts,
        List<Standing> standings,
        List<ResultHistory.Change> changes,
        List<Declaration> declarations,
        List<Paper> papers) {

    /** A document of record with the version that held at the end. */
    public record Paper(Document document, DocumentVersion version) {

        /** Returns where its file stands in the archive; empty where it has none. */
        public String path() {
            return version.hasFile() ? "documents/" + version.sha256() + "." + version.fileType() : "";
        }
    }
}
