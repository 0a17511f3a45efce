package vn.dcim.core.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a frozen report is proved by.
 *
 * @param frozenAt ISO 8601, UTC
 * @param corrects the report that it corrects, with the SHA-256 of that one's evidence; empty for a first edition
 * @param figuresSha256 of the figures as canonical JSON
 * @param filesSha256 by format
 * @param names of places ({@code place:<id>}) and units ({@code unit:<id>}) as they were when it was frozen
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"report", "frozenAt", "frozenBy", "corrects", "figuresSha256", "filesSha256", "remarks", "names"})
public record ReportEvidence(
        String report,
        String frozenAt,
        String frozenBy,
        String corrects,
        String figuresSha256,
        Map<String, String> filesSha256,
        ReportRemarks remarks,
        Map<String, String> names) {

    public ReportEvidence {
        filesSha256 = new TreeMap<>(filesSha256);
        names = new TreeMap<>(names);
    }
}
