package vn.dcim.web.report;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.report.Report;
import vn.dcim.core.report.ReportFile;
import vn.dcim.core.report.Reports;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;

/** Reports as files: those that were frozen, byte for byte; of a draft, as it would be. */
@Hidden
@Controller("/reports")
@Needs(Permission.VIEW)
final class ReportFileController {

    private static final Map<String, String> TYPES = Map.of(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "pdf", "application/pdf",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Reports reports;
    private final ReportPress press;

    ReportFileController(Reports reports, ReportPress press) {
        this.reports = reports;
        this.press = press;
    }

    @Get("/{id}/report.{format}")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> file(long id, String format) {
        if (!TYPES.containsKey(format)) {
            throw new DcimException(ErrorCode.NOT_FOUND, "file", "report." + format);
        }
        Report report = reports.get(id);
        byte[] bytes = reports.file(report, format)
                .map(ReportFile::content)
                .orElseGet(() -> press.print(reports.paper(report), format));
        String name = report.period().code() + (report.edition() == 1 ? "" : "-" + report.edition());
        return file(bytes, TYPES.get(format), "bao-cao-thiet-bi-" + name + "." + format);
    }

    /** What the frozen figures are, as canonical JSON: the bytes that their hash is of. */
    @Get("/{id}/figures.json")
    HttpResponse<byte[]> figures(long id) {
        return file(reports.figures(reports.get(id)), MediaType.APPLICATION_JSON, "figures-" + id + ".json");
    }

    /** What a frozen report is proved by, as canonical JSON. */
    @Get("/{id}/evidence.json")
    HttpResponse<byte[]> evidence(long id) {
        return file(reports.evidence(reports.get(id)), MediaType.APPLICATION_JSON, "evidence-" + id + ".json");
    }

    /** The template in use, to be changed and put in its place. */
    @Get("/template.docx")
    @Needs(Permission.CHANGE_REPORT)
    HttpResponse<byte[]> template() {
        return file(press.template(), TYPES.get("docx"), "mau-bao-cao.docx");
    }

    private static HttpResponse<byte[]> file(byte[] bytes, String type, String name) {
        return HttpResponse.ok(bytes)
                .contentType(MediaType.of(type))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
