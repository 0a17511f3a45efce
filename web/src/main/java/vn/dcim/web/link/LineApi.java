package vn.dcim.web.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.link.LineFindings;
import vn.dcim.core.link.LineReport;
import vn.dcim.core.link.Lines;
import vn.dcim.web.security.Needs;

/** Lines to the Internet in the API. */
@Tag(name = "lines")
@Controller("/api/v1/lines")
@Needs(Permission.VIEW)
final class LineApi {

    private static final int MOST = 1000;

    private final Lines lines;
    private final LineFindings findings;
    private final LineReport report;

    LineApi(Lines lines, LineFindings findings, LineReport report) {
        this.lines = lines;
        this.findings = findings;
        this.report = report;
    }

    /** Since when a line is so. @param alive whether the Internet was reached; null where nobody probed */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ChangeResource(
            Instant at, String state, @Nullable Boolean alive) {}

    /** What is wanting. @param obligation id of the obligation that it breaches; empty for none */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FindingResource(String kind, String line, String detail, String obligation) {}

    /** A line in a month or a quarter. @param months 1 or 3 @param kept null where that cannot be told */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PeriodResource(
            long line,
            LocalDate first,
            int months,
            @Nullable BigDecimal promisedPercent,
            @Nullable BigDecimal percent,
            long measuredMs,
            long downMs,
            long excludedMs,
            long unknownMs,
            int outages,
            @Nullable Boolean kept,
            @Nullable Long p95Bps,
            @Nullable BigDecimal sharePercent,
            @Nullable Instant frozenAt) {}

    @Operation(summary = "Lists the lines to the Internet as they are now")
    @Get
    List<LineResource> list() {
        return lines.views(lines.used()).stream().map(LineResource::of).toList();
    }

    @Operation(summary = "Lists what is wanting about the lines, with the obligation that it breaches")
    @Get("/findings")
    List<FindingResource> findings() {
        return findings.now().stream()
                .map(one -> new FindingResource(
                        one.kind().code(), one.line(), one.detail(), one.kind().obligation()))
                .toList();
    }

    @Operation(summary = "Tells what each line did in the months and quarters of a year, against what was promised")
    @Get("/availability")
    List<PeriodResource> availability(@QueryValue int year) {
        if (year < 2000 || year > 9999) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "year", year, "2000–9999");
        }
        return report.year(year).stream().map(LineApi::period).toList();
    }

    private static PeriodResource period(LineReport.Row row) {
        var figures = row.availability();
        return new PeriodResource(
                row.line().id(),
                row.first(),
                row.months(),
                row.promised(),
                figures.percent(),
                figures.measuredMs(),
                figures.downMs(),
                figures.excludedMs(),
                figures.unknownMs(),
                figures.outages(),
                row.isKept(),
                row.p95Bps(),
                row.share(),
                row.frozenAt());
    }

    @Operation(summary = "Tells since when a line was how, newest first")
    @Get("/{id}/changes")
    List<ChangeResource> changes(long id, @QueryValue(defaultValue = "200") int size) {
        if (size < 1 || size > MOST) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "size", size, "1–" + MOST);
        }
        return lines.transitions(lines.get(id).id(), size).stream()
                .map(row -> new ChangeResource(row.at(), row.state().code(), row.alive()))
                .toList();
    }
}
