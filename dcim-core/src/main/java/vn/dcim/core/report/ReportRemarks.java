package vn.dcim.core.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** What people write into a report; paragraphs are lines. Empty where they wrote nothing. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReportRemarks(String assessment, String difficulties, String proposals) {

    private static final int LONGEST = 8000;

    /** @throws DcimException INVALID_VALUE for a text of more than 8,000 characters */
    ReportRemarks checked() {
        return new ReportRemarks(
                checked("assessment", assessment),
                checked("difficulties", difficulties),
                checked("proposals", proposals));
    }

    private static String checked(String field, String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (lines.length() > LONGEST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, lines.substring(0, 40) + "…", "≤ " + LONGEST);
        }
        return lines;
    }

    /** Returns the paragraphs of a text. */
    public static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
