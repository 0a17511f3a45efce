package vn.dcim.web.regulation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.types.files.StreamedFile;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dcim.core.CentreTime;
import vn.dcim.core.account.Permission;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.ResultHistory;
import vn.dcim.core.regulation.inspection.InspectionArchive;
import vn.dcim.core.regulation.inspection.InspectionDesk;
import vn.dcim.core.regulation.inspection.InspectionFile;
import vn.dcim.core.regulation.inspection.Inspections;
import vn.dcim.core.regulation.inspection.OwedReports;
import vn.dcim.core.regulation.inspection.ProposedPeriod;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.api.TypedDay;
import vn.dcim.web.language.Words;
import vn.dcim.web.page.Pages;
import vn.dcim.web.page.Visit;
import vn.dcim.web.security.Cost;
import vn.dcim.web.security.Costs;
import vn.dcim.web.security.Needs;
import vn.dcim.web.security.SignedIn;

/** Inspection files: made of a period, taken away as they were made, noted as sent. */
@Hidden
@Controller("/compliance/inspections")
@Needs(Permission.READ_COMPLIANCE)
final class InspectionController {

    private static final String LIST = "/compliance/inspections";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Inspections inspections;
    private final InspectionArchive archive;
    private final InspectionDesk desk;
    private final OwedReports owed;
    private final Catalogue catalogue;
    private final ResultHistory history;
    private final Pages pages;

    InspectionController(
            Inspections inspections,
            InspectionArchive archive,
            InspectionDesk desk,
            OwedReports owed,
            Catalogue catalogue,
            ResultHistory history,
            Pages pages) {
        this.owed = owed;
        this.catalogue = catalogue;
        this.history = history;
        this.inspections = inspections;
        this.archive = archive;
        this.desk = desk;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        Visit visit = pages.visit(request);
        ProposedPeriod period = ProposedPeriod.of(judgedSince(), LocalDate.ofInstant(visit.now(), CentreTime.ZONE));
        return list(request, visit.words().day(period.firstDay()), visit.words().day(period.lastDay()), "");
    }

    /** Returns the day of the first judgement; null where there is none. */
    private @Nullable LocalDate judgedSince() {
        return history.beginning()
                .map(at -> LocalDate.ofInstant(at, CentreTime.ZONE))
                .orElse(null);
    }

    private MutableHttpResponse<?> list(HttpRequest<?> request, String firstDay, String lastDay, String fault) {
        List<InspectionFile> files = inspections.all();
        return pages.page(
                request,
                pages.visit(request).t("inspection.title"),
                "regulation/inspections",
                new InspectionListPage(
                        files,
                        owed.owed(files),
                        judgedSince(),
                        LocalDate.ofInstant(pages.visit(request).now(), CentreTime.ZONE),
                        firstDay,
                        lastDay,
                        fault));
    }

    /** Makes the file of a period. */
    @Post
    @Costs(Cost.EXPORTS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> make(HttpRequest<?> request, @Body Map<String, String> typed) {
        String firstDay = typed.getOrDefault("first-day", "");
        String lastDay = typed.getOrDefault("last-day", "");
        try {
            InspectionFile file = desk.make(
                    typed.getOrDefault("obligation", ""),
                    TypedDay.of("first-day", firstDay),
                    TypedDay.of("last-day", lastDay),
                    SignedIn.name(request));
            return HttpResponse.seeOther(URI.create(LIST + "/" + file.id()));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            return list(request, firstDay, lastDay, fault(pages.visit(request).words(), e))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, long id) {
        return show(request, id, Map.of(), "");
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, long id, Map<String, String> typed, String fault) {
        InspectionFile file = inspections.get(id);
        List<String> sums = archive.paths(file);
        return pages.page(
                request,
                pages.visit(request).t("inspection.title"),
                "regulation/inspection",
                new InspectionPage(
                        file,
                        catalogue.profiles().stream()
                                .filter(profile -> profile.id().equals(file.profile()))
                                .findFirst(),
                        sums.stream()
                                .filter(line -> !line.contains("  facts/") && !line.contains("  results/"))
                                .toList(),
                        sums.size() + 1,
                        typed,
                        fault));
    }

    /** Notes where it went. */
    @Post("/{id}/send")
    @Needs(Permission.SIGN_DECLARATION)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> send(HttpRequest<?> request, long id, @Body Map<String, String> typed) {
        try {
            desk.send(
                    id,
                    typed.getOrDefault("number", ""),
                    TypedDay.of("sent-on", typed.get("sent-on")),
                    typed.getOrDefault("sent-to", ""),
                    SignedIn.name(request));
            return HttpResponse.seeOther(URI.create(LIST + "/" + id));
        } catch (DcimException e) {
            if (e.code() != ErrorCode.INVALID_VALUE) {
                throw e;
            }
            return show(request, id, typed, fault(pages.visit(request).words(), e))
                    .status(HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private static String fault(Words words, DcimException failure) {
        String field = failure.arguments().getFirst().toString();
        return words.t("inspection.field." + field) + ": " + FieldText.of(failure, words, "inspection.accepted.");
    }

    @Get("/{id}/summary.docx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> summary(HttpRequest<?> request, long id) {
        return part(request, id, InspectionArchive.SUMMARY, DOCX, "docx");
    }

    @Get("/{id}/annex.xlsx")
    @Costs(Cost.EXPORTS)
    HttpResponse<byte[]> annex(HttpRequest<?> request, long id) {
        return part(request, id, InspectionArchive.ANNEX, XLSX, "xlsx");
    }

    private HttpResponse<byte[]> part(HttpRequest<?> request, long id, String path, String type, String ending) {
        InspectionFile file = inspections.get(id);
        byte[] bytes = inspections.part(file, path);
        desk.taken(file, path, SignedIn.name(request));
        return HttpResponse.ok(bytes)
                .contentType(MediaType.of(type))
                .header("Content-Disposition", "attachment; filename=\"" + file.fileName() + "." + ending + "\"");
    }

    /** The archive of all that proves it; nothing of it goes out where a part is not what it was. */
    @Get("/{id}/evidence.zip")
    @Costs(Cost.EXPORTS)
    StreamedFile evidence(HttpRequest<?> request, long id) {
        InspectionFile file = inspections.get(id);
        try {
            Path made = Files.createTempFile("inspection-", ".zip");
            try {
                try (OutputStream to = Files.newOutputStream(made)) {
                    archive.write(file, to);
                }
                desk.taken(file, "evidence.zip", SignedIn.name(request));
                long size = Files.size(made);
                return new StreamedFile(
                                Files.newInputStream(made, StandardOpenOption.DELETE_ON_CLOSE),
                                MediaType.of("application/zip"),
                                0,
                                size)
                        .attach(file.fileName() + ".zip");
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(made);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
